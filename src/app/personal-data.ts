import type { Text } from '../platform/domain/text.ts'
import { directiveData } from './personal-data-directives.ts'
import { documentData } from './personal-data-documents.ts'
import { noticeData } from './personal-data-notices.ts'
import { peopleData } from './personal-data-people.ts'
import { reportingData } from './personal-data-reporting.ts'

/** Why a column holds something about a person, and how long it is kept. */
export interface PersonalColumn {
  readonly purpose: Text
  readonly retention: Text
}

export interface TableData {
  readonly personal: Readonly<Record<string, PersonalColumn>>
  /** Columns that say nothing about a person, all of them named, so that a new column is decided on and not forgotten. */
  readonly other: readonly string[]
}

const withAccount: Text = {
  vi: 'Giữ trong thời gian tài khoản được dùng; sau khi khóa, tên được thay bằng tên chức danh khi có yêu cầu.',
  en: 'Kept while the account is used; once it is disabled the name is replaced by that of the post on request.',
}
const withRecord: Text = {
  vi: 'Giữ cùng bản ghi, không xóa: số liệu và văn bản đã ban hành phải truy được người làm.',
  en: 'Kept with the record and never erased: figures and issued documents must name who made them.',
}
const oneSession: Text = {
  vi: 'Đến khi đăng xuất, khóa tài khoản hoặc hết hạn sau 12 giờ; dòng hết hạn được xóa ở lần đăng nhập sau.',
  en: 'Until signing out, disabling, or 12 hours have passed; expired rows are deleted at the next sign-in.',
}
const oneDay: Text = {
  vi: 'Xóa khi đăng nhập đúng, chậm nhất sau một ngày kể từ lần sai kế tiếp.',
  en: 'Deleted by signing in, and after a day when the next failure comes.',
}

const signIn: Text = { vi: 'Đăng nhập và giữ phiên làm việc.', en: 'Signing in and keeping the session.' }
const lockOut: Text = { vi: 'Chặn việc dò mật khẩu.', en: 'Stopping the guessing of passwords.' }
const rights: Text = { vi: 'Xác định quyền theo đơn vị và thời gian.', en: 'Deciding rights by unit and time.' }
const told: Text = { vi: 'Cho biết ai đã làm việc này.', en: 'Telling who did this.' }
const recorded: Text = {
  vi: 'Nhật ký việc làm: ai, việc gì, khi nào, vì sao.',
  en: 'The record of acts: who, what, when and why.',
}
const reasoned: Text = {
  vi: 'Lý do do người làm viết; không nên nêu tên người khác.',
  en: 'A reason in the words of who acted; it should name nobody else.',
}

const quoted: Text = {
  vi: 'Văn bản gốc của số liệu, giữ nguyên lời; có thể nêu tên người như văn bản đã nêu.',
  en: 'The text that figures were taken from, word for word; it may name people as the document does.',
}
const withFigures: Text = {
  vi: 'Giữ cùng số liệu lấy từ văn bản; khi rút số liệu, văn bản chỉ còn mở được từ lịch sử của chúng.',
  en: 'Kept with the figures taken from it; once they are withdrawn it opens from their history only.',
}

const believed = ['known_from', 'known_until'] as const
const place = ['unit_id', 'measure_id', 'class_code', 'aspect', 'period', 'first_day', 'last_day'] as const

const none = (...other: readonly string[]): TableData => ({ personal: {}, other })

/**
 * Every column of the schema: whether it is personal data and, if so, for what and for how long. A test compares this
 * with the columns of the database, both ways.
 */
export const personalData: Readonly<Record<string, TableData>> = {
  ...peopleData,
  ...noticeData,
  ...documentData,
  access_grant: {
    personal: { account_id: { purpose: rights, retention: withRecord } },
    other: ['id', 'role', 'unit_id', 'valid', ...believed],
  },
  account: {
    personal: {
      id: { purpose: told, retention: withRecord },
      login: { purpose: signIn, retention: withAccount },
      vi: { purpose: told, retention: withAccount },
      en: { purpose: told, retention: withAccount },
      password_hash: { purpose: signIn, retention: withAccount },
    },
    other: ['kind', 'is_disabled'],
  },
  act: {
    personal: {
      at: { purpose: recorded, retention: withRecord },
      actor_id: { purpose: recorded, retention: withRecord },
      reason: { purpose: reasoned, retention: withRecord },
    },
    other: ['id', 'verb', 'unit_id', 'record_kind', 'record_id', 'request_id', 'digest', 'seq', 'known_at', 'chain'],
  },
  act_head: none('is_only', 'seq', 'known_at', 'chain'),
  act_payload: {
    personal: {
      payload: {
        purpose: recorded,
        retention: {
          vi: 'Giữ cùng việc làm; dòng này xóa được khi có yêu cầu mà không làm đứt chuỗi nhật ký.',
          en: 'Kept with the act; this row may be erased on request without breaking the chain.',
        },
      },
    },
    other: ['act_id', 'salt'],
  },
  area_lead: none('party_id', 'area_id', 'valid', ...believed),
  blob: none('sha256', 'bytes', 'media_type'),
  class_set: none('code', 'reading', 'is_exhaustive', 'classes', ...believed),
  consistency_rule: none(
    'code',
    'kind',
    'valid',
    'body',
    'vi',
    'en',
    'reading',
    'severity',
    'tolerance',
    'period_kinds',
    'unit_kinds',
    'levels',
    'source',
    'is_enabled',
    ...believed,
  ),
  counted_from: none('measure_id', 'unit_id', 'from_day', 'reaches', ...believed),
  ...directiveData,
  ...reportingData,
  entry: {
    personal: { reason: { purpose: reasoned, retention: withRecord } },
    other: [
      'id',
      ...place,
      'word',
      'low',
      'high',
      'is_estimate',
      'is_not_applicable',
      'is_of_most',
      'result',
      'origin',
      'inferred_by',
      'printed_form',
      'cut_off_on',
      'stated_on',
      'source_id',
      'paragraph',
      'directive_id',
      'supersedes',
      ...believed,
    ],
  },
  entry_approval: { personal: { account_id: { purpose: told, retention: withRecord } }, other: ['entry_id', 'act_id'] },
  external_id: none('scheme', 'value', 'unit_id', 'measure_code'),
  figure_code: none('code', 'unit_id', 'measure_code', 'class_code', 'aspect', 'period', 'known_at'),
  kept_reach: none('root_id', 'unit_id', 'during'),
  kept_size: none('unit_id', 'entries'),
  kept_total: none(
    ...[
      'unit_id',
      'measure_id',
      'class_code',
      'aspect',
      'first_day',
      'last_day',
      'months',
      'heard',
      'have',
      'approved',
    ],
    ...['apart', 'odd', 'estimates', 'of_most', 'total', 'mark'],
  ),
  kept_until: none('is_only', 'known_at', 'catalogue_version'),
  finding_answer: {
    personal: { answer: { purpose: reasoned, retention: withRecord } },
    other: ['id', 'unit_id', 'first_day', 'last_day', 'kind', 'digest', ...believed],
  },
  installation: none('is_only', 'edition', 'working_on', 'zone', 'catalogue_version', 'rules_version'),
  invitation: {
    personal: {
      account_id: { purpose: signIn, retention: withAccount },
      used_at: { purpose: signIn, retention: withAccount },
    },
    other: ['token_digest', 'expires_at'],
  },
  measure: none('id', 'code'),
  measure_version: none(
    'measure_id',
    'valid',
    'vi',
    'en',
    'subjects',
    'measured_in_vi',
    'measured_in_en',
    'kind',
    'result',
    'over_time',
    'over_units',
    'entry_mode',
    'stated_at_parent',
    'class_set',
    'period_kinds',
    'is_whole',
    'is_non_negative',
    'least',
    'most',
    'print_rule',
    'formula',
    'restate_by',
    'owner_id',
    'audience',
    'source',
    ...believed,
  ),
  printed_statement: none(
    'id',
    ...place,
    'word',
    'low',
    'high',
    'printed_form',
    'source_id',
    'paragraph',
    'is_independent',
    'note_vi',
    'note_en',
    ...believed,
  ),
  regulation: none('code', 'valid', 'value', 'vi', 'en', 'source', 'confidence', ...believed),
  reorganisation: none(
    'id',
    'symbol',
    'issuer_id',
    'issued_on',
    'effective_on',
    'vi',
    'en',
    'changes',
    'moves',
    'carried_out',
    ...believed,
  ),
  report_document: none(
    'id',
    'code',
    'unit_id',
    'kind',
    'period',
    'first_day',
    'last_day',
    'vi',
    'en',
    'sha256',
    'manifest',
    'prints_unapproved',
    'audience',
    ...believed,
  ),
  report_entry: none('document_id', 'figure_number', 'entry_id'),
  schema_migration: none('number', 'name', 'sha256', 'at'),
  index_aside: none('name', 'definition'),
  session: {
    personal: {
      account_id: { purpose: signIn, retention: oneSession },
      created_at: { purpose: signIn, retention: oneSession },
      seen_at: { purpose: signIn, retention: oneSession },
    },
    other: ['token_digest', 'expires_at'],
  },
  sign_in_failure: {
    personal: {
      login_digest: { purpose: lockOut, retention: oneDay },
      at: { purpose: lockOut, retention: oneDay },
    },
    other: [],
  },
  source: none('id', 'code', 'vi', 'en', 'publisher', 'published_on', ...believed),
  allocation: none(
    'id',
    'target_id',
    'way',
    'is_stretch',
    'reason',
    'directive_id',
    'number',
    'decided_on',
    ...believed,
  ),
  allocation_part: none('allocation_id', 'target_id', 'value'),
  plan_decision: none(
    'id',
    'target_id',
    'aspect',
    'old_plan',
    'new_plan',
    'entry_id',
    'directive_id',
    'number',
    'decided_on',
    'reason',
    'known_from',
  ),
  succession: none('id', 'from_id', 'to_id', 'effective_on', 'extent', ...believed),
  succession_share: none('succession_id', 'basis', 'share'),
  target: none(
    'id',
    'unit_id',
    'subject_id',
    'group_id',
    'measure_id',
    'class_code',
    'direction',
    'period',
    'first_day',
    'last_day',
    'rank',
    'lead_id',
    'directive_id',
    'plan_aspect',
    'plan_until',
    'plan_words',
    ...believed,
  ),
  target_detail: none(
    'id',
    'target_id',
    'group_id',
    'rank',
    'weight',
    'baseline',
    'baseline_period',
    'provision',
    'note',
    'plan_words',
    'plan_until',
    ...believed,
  ),
  target_path: none('target_id', 'last_day', 'value', ...believed),
  target_role: none('id', 'target_id', 'role', 'unit_id', 'position_id', ...believed),
  task_group: none(
    'id',
    'unit_id',
    'period',
    'first_day',
    'last_day',
    'rank',
    'vi',
    'en',
    'directive_id',
    'line',
    ...believed,
  ),
  term: none('code', 'unit_id', 'valid', 'is_assumed', 'number', 'congress_first', 'congress_last', ...believed),
  text_entry: none('entry_id', 'text_id', 'starts_at', 'ends_at', 'paragraph'),
  text_source: {
    personal: {
      sha256: { purpose: quoted, retention: withFigures },
      title: { purpose: quoted, retention: withFigures },
    },
    other: ['id', 'unit_id', 'symbol', 'issuer', 'issued_on', ...believed],
  },
  theme: none(
    'id',
    'unit_id',
    'kind',
    'rank',
    'period',
    'first_day',
    'last_day',
    'vi',
    'en',
    'directive_id',
    'source_id',
    'paragraph',
    ...believed,
  ),
  unit: none('id', 'code', 'kind', 'role', 'home_id', ...believed),
  unit_name: none('unit_id', 'valid', 'vi', 'en', ...believed),
  unit_parent: none('unit_id', 'parent_id', 'valid', ...believed),
  unit_reach: none('root_id', 'unit_id', 'during'),
  unit_role: none('unit_id', 'valid', 'role', ...believed),
  unit_span: none('unit_id', 'valid', 'custodian_id', 'decision', ...believed),
}
