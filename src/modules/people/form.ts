import type { Text } from '../../platform/domain/text.ts'
import { peopleClassSets } from './counted.ts'

/** One row of a form: a measure, or one class of it. */
export interface FormRow {
  readonly measure: string
  readonly class: string | null
  /** What the row says; the name of the class by default. */
  readonly name: Text
  /** On the day before the period, where it is not of the period itself. */
  readonly isBefore: boolean
  /** Added to what there was, or taken off it. */
  readonly sign: 1 | -1 | 0
  /** Sums of rows below it, and the closing row. */
  readonly isTotal: boolean
  /** Shown only where it is not nought. */
  readonly isOptional: boolean
}

export interface Form {
  readonly number: 1 | 2 | 3 | 4
  readonly title: Text
  readonly parts: readonly { readonly title: Text | null; readonly rows: readonly FormRow[] }[]
  /** Ends with members by religion, which are no figures: the register tells their totals only. */
  readonly hasReligions?: true
}

const row = (measure: string, vi: string, en: string, part: Partial<FormRow> = {}): FormRow => ({
  ...{ measure, class: null, name: { vi, en }, isBefore: false, sign: 0, isTotal: false, isOptional: false },
  ...part,
})

const classesOf = (measure: string, set: string, isOptional = false): readonly FormRow[] =>
  (peopleClassSets.find((item) => item.code === set)?.classes ?? []).map(({ code, vi, en }) =>
    row(measure, vi, en, { class: code, isOptional: isOptional || code === 'unknown' || code === 'other' }),
  )
const titled = (vi: string, en: string) => ({ vi, en })

/**
 * The statistical forms of Party members as far as they were read (11-HD/BTCTW, 2021; numbers of the text of 2012): form 3
 * counts the highest degree once, the totals of forms 3 and 4 are row D of form 1.
 */
export const forms: readonly Form[] = [
  {
    number: 1,
    title: titled('Tăng, giảm đảng viên', 'Members: increase and decrease'),
    parts: [
      {
        title: null,
        rows: [
          row('people.members', 'A. Đảng viên đầu kỳ', 'A. Members before the period', {
            isBefore: true,
            isTotal: true,
          }),
          row('people.admitted', 'Kết nạp trong kỳ', 'Admitted', { sign: 1 }),
          row('people.transferred-in', 'Chuyển sinh hoạt đến', 'Transferred in', { sign: 1 }),
          row('people.transferred-out', 'Chuyển sinh hoạt đi', 'Transferred out', { sign: -1 }),
          ...classesOf('people.ended', 'people-ending').map((item) => ({ ...item, sign: -1 as const })),
          row(
            'people.rearranged',
            'Do sắp xếp chi bộ, lập sổ (tăng +, giảm −)',
            'Cells rearranged, register taken over',
            { sign: 1, isOptional: true },
          ),
          row('people.members', 'D. Đảng viên cuối kỳ', 'D. Members at the end', { isTotal: true }),
        ],
      },
      {
        title: titled('Trong đó, cuối kỳ', 'Of these, at the end'),
        rows: classesOf('people.members.by-state', 'people-state'),
      },
    ],
  },
  {
    number: 2,
    title: titled('Đảng viên mới kết nạp', 'New members'),
    parts: [
      {
        title: null,
        rows: [
          row('people.admitted', 'Tổng số kết nạp', 'Admitted in all', { isTotal: true }),
          row('people.recognised', 'Công nhận chính thức', 'Recognised as full members'),
        ],
      },
      { title: titled('Giới tính', 'Sex'), rows: classesOf('people.admitted.by-sex', 'people-sex') },
      { title: titled('Tuổi đời', 'Age'), rows: classesOf('people.admitted.by-age', 'people-age') },
      {
        title: titled('Trình độ cao nhất', 'Highest degree'),
        rows: classesOf('people.admitted.by-education', 'people-education', true),
      },
      {
        title: titled('Dân tộc', 'Ethnic group'),
        rows: classesOf('people.admitted.by-ethnicity', 'people-ethnicity', true),
      },
    ],
  },
  {
    number: 3,
    title: titled('Trình độ đảng viên', 'Education of members'),
    parts: [
      {
        title: titled('Trình độ học vấn, chuyên môn cao nhất', 'Highest degree, counted once'),
        rows: [
          ...classesOf('people.members.by-education', 'people-education'),
          row('people.members.by-education', 'Cộng', 'Total', { isTotal: true }),
        ],
      },
      {
        title: titled('Lý luận chính trị', 'Political theory'),
        rows: [
          ...classesOf('people.members.by-theory', 'people-theory'),
          row('people.members.by-theory', 'Cộng', 'Total', { isTotal: true }),
        ],
      },
      {
        title: titled('Tuổi đời', 'Age'),
        rows: [
          ...classesOf('people.members.by-age', 'people-age'),
          row('people.members.by-age', 'Cộng', 'Total', { isTotal: true }),
        ],
      },
      {
        title: titled('Giới tính', 'Sex'),
        rows: [
          ...classesOf('people.members.by-sex', 'people-sex'),
          row('people.members.by-sex', 'Cộng', 'Total', { isTotal: true }),
        ],
      },
    ],
  },
  {
    number: 4,
    hasReligions: true,
    title: titled('Dân tộc, tôn giáo của đảng viên', 'Ethnic groups and religions of members'),
    parts: [
      {
        title: titled('Dân tộc', 'Ethnic group'),
        rows: [
          ...classesOf('people.members.by-ethnicity', 'people-ethnicity', true),
          row('people.members.by-ethnicity', 'Cộng', 'Total', { isTotal: true }),
        ],
      },
    ],
  },
]
