import type { ClassSet } from '../figures/measure.ts'

/** What the register of documents and the sheets of study sessions count. */
export interface CountedMeasure {
  readonly code: string
  readonly vi: string
  readonly en: string
  readonly measuredIn: { readonly vi: string; readonly en: string }
  readonly subjects: readonly ('party_organisation' | 'organ')[]
  readonly overUnits: 'sum' | 'none'
  readonly classSet: string | null
}

const documents = { vi: 'văn bản', en: 'documents' }
const turns = { vi: 'lượt người', en: 'turns' }
const atIssuer = { measuredIn: documents, subjects: ['organ', 'party_organisation'], overUnits: 'none' } as const
const ofUnits = { subjects: ['party_organisation'], overUnits: 'sum', classSet: null } as const

export const issued = 'directives.issued'
export const issuedByType = 'directives.by-type'
/** A session counts at the Party organisation of who convened it, once it has a sheet; sheets at their own units. */
export const sessionsHeld = 'study.sessions'
export const summoned = 'study.summoned'
export const present = 'study.present'

/**
 * Sheets name nobody, so attendance is counted in turns: who came to two sessions is two. How many people came apart from
 * that cannot be told from them and is not counted.
 */
export const countedMeasures: readonly CountedMeasure[] = [
  { ...atIssuer, code: issued, vi: 'Văn bản đã ban hành', en: 'Documents issued', classSet: null },
  {
    ...atIssuer,
    code: issuedByType,
    vi: 'Văn bản đã ban hành, theo thể loại',
    en: 'Documents issued, by type',
    classSet: 'document-type',
  },
  {
    ...ofUnits,
    code: sessionsHeld,
    vi: 'Hội nghị học tập, quán triệt đã tổ chức',
    en: 'Study sessions held',
    measuredIn: { vi: 'hội nghị', en: 'sessions' },
  },
  {
    ...ofUnits,
    code: summoned,
    vi: 'Lượt người được triệu tập học tập, quán triệt',
    en: 'Turns summoned to study sessions',
    measuredIn: turns,
  },
  {
    ...ofUnits,
    code: present,
    vi: 'Lượt người dự học tập, quán triệt',
    en: 'Turns present at study sessions',
    measuredIn: turns,
  },
  {
    ...ofUnits,
    code: 'study.excused',
    vi: 'Lượt vắng có lý do',
    en: 'Turns absent with a reason',
    measuredIn: turns,
  },
  {
    ...ofUnits,
    code: 'study.unexcused',
    vi: 'Lượt vắng không có lý do',
    en: 'Turns absent without a reason',
    measuredIn: turns,
  },
]

/** Percent of those summoned, worked out from the sums of both. */
export const attendanceRate = {
  code: 'study.attendance',
  vi: 'Tỷ lệ dự học tập, quán triệt',
  en: 'Attendance of study sessions',
} as const

const named = (code: string, vi: string, en: string) => ({ code, vi, en })

/** A type that an administrator added since counts among `other`. */
export const typeClasses: ClassSet = {
  code: 'document-type',
  reading: 'disjoint',
  isExhaustive: true,
  classes: [
    named('resolution', 'Nghị quyết', 'Resolutions'),
    named('decision', 'Quyết định', 'Decisions'),
    named('instruction', 'Chỉ thị', 'Instructions'),
    named('conclusion', 'Kết luận', 'Conclusions'),
    named('working_rules', 'Quy chế', 'Working rules'),
    named('regulation', 'Quy định', 'Regulations'),
    named('guidance', 'Hướng dẫn', 'Guidance'),
    named('notice', 'Thông báo', 'Notices'),
    named('report', 'Báo cáo', 'Reports'),
    named('plan_document', 'Kế hoạch', 'Plans'),
    named('action_programme', 'Chương trình', 'Programmes'),
    named('scheme', 'Đề án', 'Schemes'),
    named('submission', 'Tờ trình', 'Submissions'),
    named('dispatch', 'Công văn', 'Dispatches'),
    named('minutes', 'Biên bản', 'Minutes'),
    named('other', 'Văn bản khác', 'Other documents'),
  ],
}

const classCodes: ReadonlySet<string> = new Set(typeClasses.classes.map(({ code }) => code))
export const classOfType = (kind: string): string => (classCodes.has(kind) ? kind : 'other')
