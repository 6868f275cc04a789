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

/** Columns of the reporting forms and of what is handed in for them. */
export const reportingData: Readonly<Record<string, TableData>> = {
  cell_note: {
    personal: { text: { purpose: written, retention: withReport } },
    other: ['id', 'submission_id', 'measure_id', 'class_code', ...believed],
  },
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
