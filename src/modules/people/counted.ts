import type { Text } from '../../platform/domain/text.ts'
import { ethnicities } from './exchange-words.ts'
import { educations, sexes, theories } from './field.ts'
import { applicantStates, type Event, memberStates, type State } from './lifecycle.ts'

interface Class {
  readonly code: string
  readonly vi: string
  readonly en: string
}

/** Sets of classes by which people are counted: everybody is in exactly one class of each. */
export interface PeopleClassSet {
  readonly code: string
  readonly classes: readonly Class[]
}

const classOf = (item: { readonly code: string; readonly name: Text }): Class => ({ code: item.code, ...item.name })
const unknown: Class = { code: 'unknown', vi: 'Chưa rõ', en: 'Not known' }
const states: Readonly<Partial<Record<State, Text>>> = {
  source: { vi: 'Nguồn', en: 'Source list' },
  class: { vi: 'Học lớp nhận thức về Đảng', en: 'Awareness class' },
  dossier: { vi: 'Làm hồ sơ', en: 'Dossier' },
  verified: { vi: 'Đã thẩm tra', en: 'Verified' },
  voted: { vi: 'Chi bộ đã xét', en: 'Voted by the cell' },
  proposed: { vi: 'Đã đề nghị', en: 'Proposed' },
  decided: { vi: 'Đã có quyết định', en: 'Decided' },
  probationary: { vi: 'Dự bị', en: 'Probationary' },
  considered: { vi: 'Dự bị, đã xét công nhận', en: 'Probationary, considered' },
  full: { vi: 'Chính thức', en: 'Full' },
  exempt: { vi: 'Miễn công tác và sinh hoạt', en: 'Exempt' },
}
const stateClass = (state: State): Class => ({ code: state, vi: state, en: state, ...states[state] })
const endings = [
  ['die', 'Từ trần', 'Died'],
  ['strike_off', 'Xóa tên', 'Struck off'],
  ['leave', 'Xin ra khỏi Đảng', 'Left'],
  ['expel', 'Khai trừ', 'Expelled'],
] as const satisfies readonly (readonly [Event, string, string])[]

export const peopleClassSets = [
  { code: 'people-sex', classes: [...sexes.map(classOf), unknown] },
  {
    code: 'people-age',
    classes: [
      { code: '18-30', vi: 'Đến 30 tuổi', en: 'Up to 30' },
      { code: '31-40', vi: '31 đến 40 tuổi', en: '31 to 40' },
      { code: '41-50', vi: '41 đến 50 tuổi', en: '41 to 50' },
      { code: '51-60', vi: '51 đến 60 tuổi', en: '51 to 60' },
      { code: 'over-60', vi: 'Trên 60 tuổi', en: 'Over 60' },
      unknown,
    ],
  },
  {
    code: 'people-ethnicity',
    classes: [
      ...ethnicities.map((name) => ({ code: name, vi: name, en: name })),
      { code: 'other', vi: 'Dân tộc khác, gốc nước ngoài', en: 'Other, of foreign origin' },
      unknown,
    ],
  },
  { code: 'people-education', classes: [...educations.toReversed().map(classOf), unknown] },
  {
    code: 'people-theory',
    classes: [...theories.toReversed().map(classOf), { code: 'none', vi: 'Chưa qua đào tạo', en: 'None yet' }],
  },
  { code: 'people-state', classes: memberStates.map(stateClass) },
  { code: 'people-stage', classes: applicantStates.map(stateClass) },
  { code: 'people-ending', classes: endings.map(([code, vi, en]) => ({ code, vi, en })) },
] as const satisfies readonly PeopleClassSet[]
type ClassSetCode = (typeof peopleClassSets)[number]['code']

/** A measure that the register of members counts. */
export interface CountedMeasure {
  readonly code: string
  readonly vi: string
  readonly en: string
  /** A stock is what there is on the last day of a period, a flow what happened within it. */
  readonly is: 'stock' | 'flow'
  readonly classSet: ClassSetCode | null
  readonly isNonNegative: boolean
}

const measure = (
  code: string,
  is: 'stock' | 'flow',
  vi: string,
  en: string,
  classSet: ClassSetCode | null = null,
  isNonNegative = true,
): CountedMeasure => ({ code, vi, en, is, classSet, isNonNegative })

export const countedMeasures = [
  measure('people.members', 'stock', 'Đảng viên', 'Members'),
  measure('people.members.by-state', 'stock', 'Đảng viên theo tình trạng', 'Members by state', 'people-state'),
  measure('people.members.by-sex', 'stock', 'Đảng viên theo giới tính', 'Members by sex', 'people-sex'),
  measure('people.members.by-age', 'stock', 'Đảng viên theo tuổi đời', 'Members by age', 'people-age'),
  measure(
    'people.members.by-ethnicity',
    'stock',
    'Đảng viên theo dân tộc',
    'Members by ethnic group',
    'people-ethnicity',
  ),
  measure(
    'people.members.by-education',
    'stock',
    'Đảng viên theo trình độ cao nhất',
    'Members by highest degree',
    'people-education',
  ),
  measure(
    'people.members.by-theory',
    'stock',
    'Đảng viên theo lý luận chính trị',
    'Members by political theory',
    'people-theory',
  ),
  measure('people.applicants', 'stock', 'Người đang được bồi dưỡng kết nạp', 'Applicants by stage', 'people-stage'),
  measure('people.admitted', 'flow', 'Kết nạp', 'Admitted'),
  measure('people.admitted.by-sex', 'flow', 'Kết nạp theo giới tính', 'Admitted by sex', 'people-sex'),
  measure('people.admitted.by-age', 'flow', 'Kết nạp theo tuổi đời', 'Admitted by age', 'people-age'),
  measure(
    'people.admitted.by-ethnicity',
    'flow',
    'Kết nạp theo dân tộc',
    'Admitted by ethnic group',
    'people-ethnicity',
  ),
  measure(
    'people.admitted.by-education',
    'flow',
    'Kết nạp theo trình độ',
    'Admitted by highest degree',
    'people-education',
  ),
  measure('people.recognised', 'flow', 'Công nhận chính thức', 'Recognised as full members'),
  measure('people.transferred-in', 'flow', 'Chuyển sinh hoạt đến', 'Transferred in'),
  measure('people.transferred-out', 'flow', 'Chuyển sinh hoạt đi', 'Transferred out'),
  measure('people.ended', 'flow', 'Ra khỏi Đảng, từ trần', 'Left, struck off, expelled or died', 'people-ending'),
  // What no step of a member explains: cells that were reorganised, a register that was taken over.
  measure(
    'people.rearranged',
    'flow',
    'Tăng, giảm do sắp xếp tổ chức, lập sổ',
    'Change by reorganisation or taking over a register',
    null,
    false,
  ),
] as const
