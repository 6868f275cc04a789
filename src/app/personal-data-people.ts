import type { Text } from '../platform/domain/text.ts'
import type { PersonalColumn, TableData } from './personal-data.ts'

const whileMember: Text = {
  vi: 'Giữ khi là đảng viên hoặc người trong nguồn; xóa theo yêu cầu hợp lệ, dòng được thay bằng “Đã xóa”.',
  en: 'Kept while a member or applicant; erased on a rightful request, when the row says “Đã xóa” instead.',
}
const asHistory: Text = {
  vi: 'Giữ cùng lịch sử đảng viên để số liệu đã chốt không đổi; sau khi xóa hồ sơ không còn tên.',
  en: 'Kept with the history of members so that settled figures stay; no name is left after an erasure.',
}
const untilAdmitted: Text = {
  vi: 'Giữ đến khi kết nạp hoặc đưa khỏi nguồn và hết thời gian đối chiếu; xóa cùng hồ sơ.',
  en: 'Kept until admission or screening out and the time for checking has passed; erased with the record.',
}
const asReading: Text = {
  vi: 'Giữ như nhật ký việc làm, để biết ai đã mở dữ liệu nhạy cảm.',
  en: 'Kept like the record of acts, so that who opened sensitive data is known.',
}
const withImport: Text = {
  vi: 'Giữ cùng việc nạp tệp; chỉ là dấu vết của dòng, không có nội dung.',
  en: 'Kept with the act of importing; a digest of the row, without its content.',
}

const register: Text = { vi: 'Quản lý đảng viên và nguồn kết nạp.', en: 'The register of members and applicants.' }
const statistics: Text = { vi: 'Biểu thống kê đảng viên.', en: 'Statistical forms on members.' }
const contact: Text = { vi: 'Liên hệ khi mời họp, báo việc.', en: 'Reaching the person for meetings and notices.' }
const sameness: Text = {
  vi: 'Nhận ra cùng một người khi nạp tệp của hệ thống khác.',
  en: 'Knowing the same person again in the file of another system.',
}
const deadlines: Text = {
  vi: 'Tính tuổi đảng, thời gian dự bị và các thời hạn.',
  en: 'Counting Party age, probation and terms.',
}
const admission: Text = { vi: 'Xem xét kết nạp theo quy trình.', en: 'Considering an admission step by step.' }
const discipline: Text = { vi: 'Theo dõi kỷ luật khi đánh giá, khen thưởng.', en: 'Discipline, for rating and awards.' }
const honours: Text = { vi: 'Xét tặng Huy hiệu Đảng.', en: 'Awarding the Party badge.' }
const offices: Text = {
  vi: 'Biết ai giữ chức vụ nào, từ ngày nào.',
  en: 'Knowing who held which post, and since when.',
}
const readings: Text = {
  vi: 'Cho biết ai đã xem giá trị nhạy cảm, vì sao.',
  en: 'Telling who has read a sensitive value, and why.',
}

const believed = ['known_from', 'known_until'] as const

const held = (purpose: Text, retention: Text, ...columns: readonly string[]): Record<string, PersonalColumn> =>
  Object.fromEntries(columns.map((column) => [column, { purpose, retention }]))

/** The columns of the module of people. */
export const peopleData: Readonly<Record<string, TableData>> = {
  person: { personal: held(register, asHistory, 'id', 'unit_id', 'erased'), other: ['known_from', 'spans_written'] },
  person_profile: {
    personal: {
      ...held(register, asHistory, 'person_id'),
      ...held(register, whileMember, 'name', 'folded', 'given', 'occupation'),
      ...held(deadlines, whileMember, 'birth', 'birth_on'),
      ...held(statistics, whileMember, 'sex', 'ethnicity', 'education', 'theory'),
      ...held(contact, whileMember, 'phone'),
    },
    other: [...believed, 'by_file'],
  },
  person_secret: {
    personal: {
      ...held(register, asHistory, 'person_id'),
      ...held(sameness, whileMember, 'card_number', 'identity_number'),
      ...held(statistics, whileMember, 'religion'),
    },
    other: believed,
  },
  sensitive_reading: {
    personal: held(readings, asReading, 'at', 'account_id', 'person_id', 'field', 'reason'),
    other: ['id'],
  },
  membership: {
    personal: {
      ...held(register, asHistory, 'person_id', 'turn', 'ended_on', 'end_state'),
      ...held(
        deadlines,
        asHistory,
        'decided_on',
        'decision',
        'ceremony_on',
        'probation_ends_on',
        'considered_on',
        'recognition_decided_on',
        'recognition_decision',
        'full_on',
        'party_age_from',
      ),
    },
    other: ['id', ...believed],
  },
  membership_span: {
    personal: held(register, asHistory, 'person_id', 'unit_id', 'state', 'valid'),
    other: [...believed, 'by_file'],
  },
  membership_step: {
    personal: {
      ...held(register, asHistory, 'person_id', 'event', 'on', 'decided_on', 'decision', 'unit_id', 'to_unit_id'),
      ...held(register, whileMember, 'reason'),
    },
    other: ['id', ...believed, 'by_file'],
  },
  membership_tie: {
    personal: held(admission, untilAdmitted, 'person_id', 'member_id', 'kind', 'valid'),
    other: believed,
  },
  dossier_item: { personal: held(admission, untilAdmitted, 'person_id', 'form', 'received_on'), other: believed },
  awareness_class: {
    personal: {},
    other: ['id', 'unit_id', 'vi', 'en', 'starts_on', 'ends_on', 'places', ...believed],
  },
  awareness_seat: {
    personal: held(admission, untilAdmitted, 'person_id', 'certificate_on'),
    other: ['class_id', ...believed],
  },
  applicant_dialogue: {
    personal: held(admission, untilAdmitted, 'person_id', 'on', 'difficulty', 'follow_up', 'resolved_on'),
    other: ['id', ...believed],
  },
  transfer: {
    personal: {
      ...held(register, asHistory, 'person_id', 'from_unit_id', 'to_unit_id', 'elsewhere'),
      ...held(deadlines, asHistory, 'decided_on', 'started_on', 'letter_on', 'presented_on', 'accepted_on'),
    },
    other: ['id', ...believed],
  },
  discipline: {
    personal: held(discipline, whileMember, 'person_id', 'form', 'decided_on', 'decision'),
    other: ['id', ...believed],
  },
  badge_award: {
    personal: held(honours, asHistory, 'person_id', 'years', 'round_on', 'is_early', 'reason'),
    other: ['id', ...believed],
  },
  position: { personal: {}, other: ['id', 'unit_id', 'post', 'vi', 'en', 'seats', 'valid', ...believed] },
  position_holding: {
    personal: held(offices, asHistory, 'position_id', 'person_id', 'valid', 'is_acting', 'decision'),
    other: ['id', ...believed],
  },
  exchange_format: {
    personal: {},
    other: ['code', 'valid', 'vi', 'en', 'columns', 'source', 'confidence', ...believed],
  },
  import_row: { personal: held(sameness, withImport, 'person_id', 'digest'), other: ['act_id', 'row_number'] },
}
