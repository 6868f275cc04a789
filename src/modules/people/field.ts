import type { Text } from '../../platform/domain/text.ts'

/** Who is the master of a field: a national system, or Then Chốt itself. */
export const masters = ['member_database', 'member_handbook', 'then_chot'] as const
export type Master = (typeof masters)[number]

export interface PersonField {
  readonly key: string
  readonly name: Text
  /** For a member; an applicant is not in any national system yet, so Then Chốt is the master of everything about one. */
  readonly master: Master
  readonly isSensitive: boolean
  /** Of the profile, a secret, or the dates of the membership. */
  readonly place: 'profile' | 'secret' | 'membership'
}

const field = (
  key: string,
  vi: string,
  en: string,
  master: Master,
  place: PersonField['place'] = 'profile',
  isSensitive = false,
): PersonField => ({ key, name: { vi, en }, master, isSensitive, place })

/**
 * Every field held on a person, with its master. A field mastered elsewhere is never typed here for a member: it comes in
 * by the file that system gives (member database 3.0; electronic member handbook, 339-QĐ/TW).
 */
export const personFields = [
  field('name', 'Họ và tên', 'Full name', 'member_database'),
  field('birth', 'Ngày sinh', 'Date of birth', 'member_database'),
  field('sex', 'Giới tính', 'Sex', 'member_database'),
  field('ethnicity', 'Dân tộc', 'Ethnicity', 'member_database'),
  field('education', 'Trình độ học vấn cao nhất', 'Highest degree', 'member_database'),
  field('theory', 'Lý luận chính trị', 'Political theory', 'member_database'),
  field('occupation', 'Nghề nghiệp', 'Occupation', 'member_database'),
  field('phone', 'Điện thoại', 'Telephone', 'member_handbook'),
  field('card_number', 'Số thẻ đảng viên', 'Card number', 'member_database', 'secret', true),
  field('identity_number', 'Số định danh cá nhân', 'Identity number', 'member_database', 'secret', true),
  field('religion', 'Tôn giáo', 'Religion', 'member_database', 'secret', true),
  field('decided_on', 'Ngày quyết định kết nạp', 'Admission decided on', 'then_chot', 'membership'),
  field('decision', 'Số quyết định kết nạp', 'Admission decision', 'then_chot', 'membership'),
  field('ceremony_on', 'Ngày kết nạp (lễ)', 'Admitted on (ceremony)', 'then_chot', 'membership'),
  field('considered_on', 'Ngày chi bộ xét chính thức', 'Considered on', 'then_chot', 'membership'),
  field('recognition_decided_on', 'Ngày quyết định công nhận', 'Recognition decided on', 'then_chot', 'membership'),
  field('recognition_decision', 'Số quyết định công nhận', 'Recognition decision', 'then_chot', 'membership'),
  field('full_on', 'Ngày chính thức', 'Full member since', 'then_chot', 'membership'),
  field('party_age_from', 'Tuổi đảng tính từ', 'Party age counted from', 'then_chot', 'membership'),
] as const satisfies readonly PersonField[]
/** Forms of discipline with their decisions: several of one person, by a file of their own, so that they stand beside the fields. */
export const disciplineField: PersonField = field(
  'discipline',
  'Kỷ luật đảng',
  'Discipline',
  'member_database',
  'secret',
  true,
)

export type FieldKey = (typeof personFields)[number]['key']

/** May this field of a person be typed here? Of an applicant everything; of a member only what Then Chốt is master of. */
export const isTypedHere = (item: PersonField, isMember: boolean): boolean =>
  item.key !== disciplineField.key && (!isMember || item.master === 'then_chot')

/** Codes of classes; the words of a file are matched to them without tone marks. */
export const sexes = [
  { code: 'female', name: { vi: 'Nữ', en: 'Female' } },
  { code: 'male', name: { vi: 'Nam', en: 'Male' } },
] as const

/** One person has one highest degree, counted once (11-HD/BTCTW, form 3). */
export const educations = [
  { code: 'primary', name: { vi: 'Tiểu học', en: 'Primary school' } },
  { code: 'lower_secondary', name: { vi: 'Trung học cơ sở', en: 'Lower secondary' } },
  { code: 'upper_secondary', name: { vi: 'Trung học phổ thông', en: 'Upper secondary' } },
  { code: 'vocational', name: { vi: 'Trung cấp', en: 'Vocational' } },
  { code: 'college', name: { vi: 'Cao đẳng', en: 'College' } },
  { code: 'bachelor', name: { vi: 'Đại học', en: 'Bachelor' } },
  { code: 'master', name: { vi: 'Thạc sĩ', en: 'Master' } },
  { code: 'doctor', name: { vi: 'Tiến sĩ', en: 'Doctor' } },
] as const

export const theories = [
  { code: 'elementary', name: { vi: 'Sơ cấp', en: 'Elementary' } },
  { code: 'intermediate', name: { vi: 'Trung cấp', en: 'Intermediate' } },
  { code: 'advanced', name: { vi: 'Cao cấp', en: 'Advanced' } },
  { code: 'bachelor', name: { vi: 'Cử nhân', en: 'Bachelor' } },
] as const
