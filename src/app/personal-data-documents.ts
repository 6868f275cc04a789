import type { Text } from '../platform/domain/text.ts'
import type { TableData } from './personal-data.ts'

const believed = ['known_from', 'known_until'] as const
const none = (...other: readonly string[]): TableData => ({ personal: {}, other })

const withDocument: Text = {
  vi: 'Giữ cùng văn bản, không xóa: văn bản phải truy được ai soạn, ai góp ý, ai duyệt.',
  en: 'Kept with the document and never erased: a document must name who wrote, remarked on and approved it.',
}
const about = (vi: string, en: string) => ({ purpose: { vi, en }, retention: withDocument })

const said = about(
  'Nội dung văn bản do cấp ủy soạn; chỉ nêu tên người khi văn bản cần.',
  'The text of a document of the committee; it names people only where the document has to.',
)
const remarked = about(
  'Ý kiến của người góp ý về văn bản; không nên nêu tên người khác.',
  'Words of who remarks on a document; they should name nobody else.',
)
const charged = about('Cho biết ai được phân công việc này.', 'Telling who was put in charge of this.')
const wrote = about(
  'Cho biết ai đã gõ phần này, để trả lại phần gõ muộn.',
  'Telling who typed this, so that late words go back to them.',
)

/** Columns of documents that are being written, and of their templates. */
export const documentData: Readonly<Record<string, TableData>> = {
  document: none(
    ...['id', 'code', 'unit_id', 'kind', 'template_id', 'pack_id', 'from_document', 'corrects', 'period'],
    ...['first_day', 'last_day', 'language', 'known_from'],
  ),
  document_frame: {
    personal: {
      summary: said,
      recipients: about('Nơi nhận ghi trên văn bản.', 'Recipients as printed on the document.'),
    },
    other: [
      ...['id', 'document_id', 'title', 'symbol_type', 'place', 'signature_authority', 'signature_post', 'layout'],
      ...['prints_unapproved', 'audience', ...believed],
    ],
  },
  document_update: {
    personal: { account_id: wrote, bytes: said },
    other: ['id', 'document_id', 'seq', 'taken', ...believed],
  },
  document_state: { personal: { bytes: said }, other: ['document_id', 'seq'] },
  document_section: {
    personal: { owner_id: charged, owner_post: charged, note: remarked },
    other: [
      ...[
        'id',
        'document_id',
        'request_id',
        'key',
        'rank',
        'title',
        'due_on',
        'state',
        'digest',
        'marked',
        'marked_on',
      ],
      ...believed,
    ],
  },
  document_version: {
    personal: { content: said, state: said },
    other: ['id', 'document_id', 'number', 'name', 'reason', 'seq', 'blocks', 'words', 'known_from'],
  },
  document_remark: {
    personal: { quote: said, text: remarked },
    other: ['id', 'document_id', 'block_id', 'known_from'],
  },
  document_remark_answer: { personal: { text: remarked }, other: ['id', 'remark_id', 'act', 'known_from'] },
  document_step: {
    personal: { note: remarked },
    other: ['id', 'document_id', 'number', 'event', 'state', 'on_day', 'known_from'],
  },
  document_asking: {
    personal: { account_id: about('Cho biết ai được lấy ý kiến.', 'Telling whose opinion is asked for.') },
    other: ['step_id', 'document_id', 'due_on', 'known_from'],
  },
  document_opinion: {
    personal: {
      account_id: about('Cho biết ai đã cho ý kiến.', 'Telling who gave the opinion.'),
      verdict: remarked,
      text: remarked,
    },
    other: ['id', 'document_id', 'step_id', 'seq', 'on_day', ...believed],
  },
  document_template: {
    personal: { sections: charged },
    other: [
      ...['id', 'code', 'unit_id', 'version', 'valid', 'vi', 'en', 'kind', 'period_kinds', 'content', 'frame'],
      ...believed,
    ],
  },
  document_pack: none('id', 'unit_id', 'kind', 'period', 'first_day', 'last_day', 'vi', 'en', 'known_from'),
}
