import type { Text } from '../platform/domain/text.ts'
import type { TableData } from './personal-data.ts'

const believed = ['known_from', 'known_until'] as const
const none = (...other: readonly string[]): TableData => ({ personal: {}, other })

const withReport: Text = {
  vi: 'Giữ cùng báo cáo đã nộp, không xóa: số liệu phải truy được người làm.',
  en: 'Kept with the report that was handed in and never erased: figures must name who made them.',
}
const written: Text = {
  vi: 'Lời của người nộp và người duyệt về một ô số liệu; không nên nêu tên người khác.',
  en: 'Words of who hands in and who approves about a cell; they should name nobody else.',
}

const withIssued: Text = {
  vi: 'Giữ cùng văn bản đã ban hành, không xóa: văn bản phải kiểm tra được về sau.',
  en: 'Kept with the issued document and never erased: it must stay verifiable.',
}
const namedFile: Text = {
  vi: 'Tên tệp như người nộp đặt; có thể có tên người ký.',
  en: 'The name of the file as its sender gave it; it may hold the name of who signed.',
}
const signed: Text = {
  vi: 'Tệp đã ký mang chữ ký và chứng thư của người ký.',
  en: 'A signed file bears the signature and certificate of who signed.',
}

/** Columns of the reporting forms and of what is handed in for them. */
export const reportingData: Readonly<Record<string, TableData>> = {
  cell_note: {
    personal: { text: { purpose: written, retention: withReport } },
    other: ['id', 'submission_id', 'measure_id', 'class_code', ...believed],
  },
  document_edition: none('id', 'document_id', 'pdf_sha256', 'content_sha256', 'pages', ...believed),
  document_issue: none('id', 'edition_id', 'symbol', 'issued_on', ...believed),
  document_registration: none('id', 'edition_id', 'directive_id', ...believed),
  document_print: none('id', 'document_id', 'pages', 'known_from'),
  document_signed_file: {
    personal: {
      name: { purpose: namedFile, retention: withIssued },
      sha256: { purpose: signed, retention: withIssued },
    },
    other: ['id', 'edition_id', 'size', ...believed],
  },
  signature_file: {
    personal: {
      name: { purpose: namedFile, retention: withIssued },
      sha256: { purpose: signed, retention: withIssued },
    },
    other: ['id', 'slot_id', 'size', ...believed],
  },
  signature_slot: none('id', 'edition_id', 'rank', 'authority', 'post', 'digest', 'known_from'),
  entry_lock: none('id', 'unit_id', 'first_day', 'last_day', 'lines', 'holder_id', 'vi', 'en', ...believed),
  report_form: none('id', 'code', 'owner_id', ...believed),
  report_form_version: none(
    ...['id', 'form_id', 'valid', 'vi', 'en', 'period_kind', 'asked_of', 'exempt', 'due_days', 'is_working_days'],
    ...['sections', 'published', ...believed],
  ),
  submission: none('id', 'form_id', 'unit_id', 'period', 'first_day', 'last_day', 'known_from'),
  submission_event: {
    personal: {
      reported_by: {
        purpose: {
          vi: 'Cho biết ai đã báo số liệu qua điện thoại hoặc giấy, khi người khác nhập thay.',
          en: 'Telling who reported by telephone or on paper what another person typed.',
        },
        retention: {
          vi: 'Giữ cùng báo cáo; nên ghi chức danh thay tên riêng.',
          en: 'Kept with the report; it should be the post rather than a name.',
        },
      },
      reason: {
        purpose: {
          vi: 'Lý do trả lại, mở lại hoặc nộp khi chưa đủ; không nên nêu tên người khác.',
          en: 'Why it was returned, reopened or handed in incomplete; it should name nobody else.',
        },
        retention: withReport,
      },
    },
    other: [
      ...['id', 'submission_id', 'request_id', 'event', 'state', 'channel', 'on_day', 'submitted_on'],
      ...believed,
    ],
  },
  submission_remark: {
    personal: { text: { purpose: written, retention: withReport } },
    other: ['id', 'submission_id', 'measure_id', 'class_code', 'entry_id', 'known_from'],
  },
  submission_remark_answer: {
    personal: { answer: { purpose: written, retention: withReport } },
    other: ['remark_id', 'known_from'],
  },
}
