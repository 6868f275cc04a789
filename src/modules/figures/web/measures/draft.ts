import type { Listed } from '../../contract/measure.ts'
import { codeOfName } from '../../define/code.ts'
import { type MeasureContent, mostDecimals } from '../../define/content.ts'

/** What the result is, as the form asks it: a percentage of two measures is one of the answers. */
export const answers = ['quantity', 'share', 'class', 'date', 'words'] as const
export type Answer = (typeof answers)[number]

/** A measure as it is being filled in; numbers are text as typed. */
export interface Draft extends Omit<MeasureContent, 'share' | 'result' | 'decimals'> {
  readonly answer: Answer
  readonly part: string
  readonly whole: string
  readonly decimals: string
  /** Null while it follows the name. */
  readonly code: string | null
  readonly from: string
  readonly reason: string
}

const emptyDraft: Draft = {
  name: { vi: '', en: '' },
  measuredIn: { vi: '', en: '' },
  subjects: ['party_organisation'],
  answer: 'quantity',
  part: '',
  whole: '',
  classSet: null,
  overTime: 'sum',
  overUnits: 'sum',
  entry: 'in_period',
  statedAtParent: 'total',
  periodKinds: ['month', 'quarter', 'half', 'year'],
  decimals: '0',
  isNonNegative: true,
  source: '',
  code: null,
  from: '',
  reason: '',
}

/** An empty draft, or that of another version of a measure from today on. */
export function draftOf(held: Listed | null, today: string): Draft {
  if (!held?.content) return emptyDraft
  const { share, result, decimals, ...content } = held.content
  return {
    ...emptyDraft,
    ...content,
    answer: share === null ? result : 'share',
    ...{ part: share?.part ?? '', whole: share?.whole ?? '', decimals: String(decimals) },
    ...{ code: held.code, from: today },
  }
}

export const codeOf = (draft: Draft): string => draft.code ?? codeOfName(draft.name.vi)

/** What is sent. What is no number adds up over nothing; the rest is checked by the endpoint, which names the field. */
export function contentFrom(draft: Draft): MeasureContent {
  const { answer, part, whole, decimals, code, from, reason, ...rest } = draft
  const isNumber = answer === 'quantity' || answer === 'share'
  const digits = Number(decimals)
  return {
    ...rest,
    result: answer === 'share' ? 'quantity' : answer,
    share: answer === 'share' ? { part, whole } : null,
    decimals: isNumber && digits >= 0 && digits <= mostDecimals ? Math.trunc(digits) : 0,
    ...(answer === 'quantity'
      ? {}
      : { classSet: null, overTime: 'none', overUnits: 'none', entry: 'in_period', statedAtParent: 'total' }),
    ...(answer === 'share' ? { measuredIn: { vi: '%', en: '%' } } : {}),
  }
}
