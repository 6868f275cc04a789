import type { TableData } from './personal-data.ts'

const believed = ['known_from', 'known_until'] as const
const none = (...other: readonly string[]): TableData => ({ personal: {}, other })
const says = [
  ...[
    'id',
    'code',
    'symbol',
    'kind',
    'issuer_id',
    'issued_on',
    'vi',
    'en',
    'source_id',
    'paragraph',
    'summary',
    'signed_on',
  ],
  ...['effective_on', 'horizon', 'horizon_first', 'horizon_last', 'audience', 'partner_ids'],
] as const

/** Columns of the module of directives: documents and numbers; who acted stands in the acts. */
export const directiveData: Readonly<Record<string, TableData>> = {
  demand_answer: {
    personal: {
      note: {
        purpose: {
          vi: 'Kết quả hoặc lý do được miễn, do người ghi viết; không nên nêu tên người khác.',
          en: 'An answer or the reason of an exemption in the words of who wrote it; it should name nobody else.',
        },
        retention: {
          vi: 'Giữ cùng yêu cầu của văn bản, không xóa.',
          en: 'Kept with the demand of the document and never erased.',
        },
      },
    },
    other: ['id', 'demand_id', 'unit_id', 'kind', 'done_on', ...believed],
  },
  directive: none(...says, 'folded', ...believed),
  directive_demand: none('id', 'directive_id', 'base', 'levels', 'unit_ids', 'due_on', 'body', ...believed),
  directive_earlier: none(...says, ...believed),
  directive_file: none('id', 'directive_id', 'sha256', 'name', 'size', ...believed),
  directive_format: none('valid', 'columns', 'source', 'confidence', ...believed),
  directive_provision: none('id', 'directive_id', 'rank', 'number', 'body', 'hint', ...believed),
  directive_relation: none('id', 'from_id', 'kind', 'to_id', 'outside', 'from_day', ...believed),
  directive_summing_up: none('id', 'directive_id', 'kind', 'due_on', 'held_on', 'document_id', ...believed),
  directive_type: none(
    'code',
    'valid',
    'vi',
    'en',
    'symbols',
    'is_leading',
    'rank',
    'source',
    'confidence',
    ...believed,
  ),
  study_session: none('id', 'unit_id', 'held_on', 'vi', 'directive_ids', 'sites', ...believed),
  study_sheet: none(
    'id',
    'session_id',
    'site_id',
    'unit_id',
    'summoned',
    'present',
    'excused',
    'unexcused',
    ...believed,
  ),
  withheld_number: none('id', 'issuer_id', 'number', 'type_code', 'agency', 'issued_on', ...believed),
}
