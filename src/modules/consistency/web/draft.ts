import { dayAfter, dayBefore } from '../../../platform/domain/day.ts'
import type { RuleVersion } from '../contract.ts'
import { type RuleBody, type RuleKind, ruleContentShape, type Term } from '../rule.ts'

/** The figures each kind asks for: single ones by name, and lists with their least number. */
export const slotsOf: Readonly<Record<RuleKind, readonly { readonly name: string; readonly least?: number }[]>> = {
  parts_make_whole: [{ name: 'whole' }, { name: 'parts', least: 2 }],
  never_falls: [{ name: 'of' }],
  within: [{ name: 'numerator' }, { name: 'denominator' }],
  shares_make_hundred: [{ name: 'shares', least: 3 }],
  fraction_equals_percentage: [{ name: 'numerator' }, { name: 'denominator' }, { name: 'percentage' }],
  jump: [{ name: 'of' }],
  range: [{ name: 'of' }],
  may_differ_in_base: [{ name: 'figures', least: 2 }],
}

export const emptyTerm: Term = { measure: '', class: null, aspect: 'actual', period: 'same' }

type Content = ReturnType<typeof ruleContentShape.parse>

/** A rule as it is being filled in: numbers are text as typed, and the figures stand by the name of their slot. */
export interface Draft {
  readonly code: string
  readonly from: string
  /** The last day, where the rule sends the day after it. */
  readonly last: string
  readonly kind: RuleKind
  readonly terms: Readonly<Record<string, readonly Term[]>>
  readonly comparison: 'exact' | 'at_most'
  readonly places: string
  readonly factor: string
  readonly least: string
  readonly most: string
  readonly against: readonly ('previous' | 'last_year')[]
  readonly tolerance: string
  readonly severity: Content['severity']
  readonly name: Content['name']
  readonly reading: Content['name']
  readonly periodKinds: Content['periodKinds']
  readonly unitKinds: Content['unitKinds']
  readonly levels: Content['levels']
  readonly source: string
  readonly isEnabled: boolean
  readonly reason: string
}

export const emptyDraft: Draft = {
  code: '',
  from: '',
  last: '',
  kind: 'parts_make_whole',
  terms: {},
  comparison: 'exact',
  places: '',
  factor: '3',
  least: '',
  most: '',
  against: ['previous'],
  tolerance: '0',
  severity: 'contradiction',
  name: { vi: '', en: '' },
  reading: { vi: '', en: '' },
  periodKinds: [],
  unitKinds: [],
  levels: [],
  source: '',
  isEnabled: true,
  reason: '',
}

const asTyped = (value: string | null | undefined): string => (value ?? '').replace('.', ',')

export function draftOf(version: RuleVersion): Draft {
  const { body } = version
  const own = body as Partial<Record<string, unknown>>
  const text = (name: string): string => asTyped(own[name] as string | null | undefined)
  return {
    ...emptyDraft,
    ...version,
    from: version.from ?? '',
    last: version.until === null ? '' : dayBefore(version.until),
    kind: body.kind,
    terms: Object.fromEntries(
      slotsOf[body.kind].map(({ name }) => {
        const held = own[name] as Term | readonly Term[]
        return [name, Array.isArray(held) ? held : [held]]
      }),
    ),
    comparison: body.kind === 'parts_make_whole' ? body.comparison : 'exact',
    places: 'places' in body && body.places !== null ? String(body.places) : '',
    factor: body.kind === 'jump' ? text('factor') : emptyDraft.factor,
    least: text('least'),
    most: text('most'),
    against: body.kind === 'jump' ? body.against : emptyDraft.against,
    tolerance: asTyped(version.tolerance),
    reading: version.reading ?? emptyDraft.reading,
  }
}

/** The figures of a slot, as many as it needs at least. */
export function termsIn(draft: Draft, name: string, least = 1): readonly Term[] {
  const held = draft.terms[name] ?? []
  return held.length >= least ? held : [...held, ...Array.from({ length: least - held.length }, () => emptyTerm)]
}

const number = (typed: string): string => typed.trim().replace(',', '.')

function bodyOf(draft: Draft): unknown {
  const terms = Object.fromEntries(
    slotsOf[draft.kind].map(({ name, least }) => {
      const list = termsIn(draft, name, least)
      return [name, least === undefined ? list[0] : list]
    }),
  )
  const places = draft.places.trim() === '' ? null : Number(draft.places)
  const limit = (typed: string): string | null => (typed.trim() === '' ? null : number(typed))
  const more: Partial<Record<RuleBody['kind'], object>> = {
    parts_make_whole: { comparison: draft.comparison },
    shares_make_hundred: { places },
    fraction_equals_percentage: { places },
    jump: { against: draft.against, factor: number(draft.factor), least: number(draft.least) || '0' },
    range: { least: limit(draft.least), most: limit(draft.most) },
  }
  return { kind: draft.kind, ...terms, ...more[draft.kind] }
}

/** What is sent; its shape is checked by the endpoint, which names the field at fault. */
export const contentOf = (draft: Draft) => ({
  body: bodyOf(draft) as RuleBody,
  name: draft.name,
  reading: draft.reading.vi.trim() === '' ? null : draft.reading,
  severity: draft.kind === 'jump' || draft.kind === 'may_differ_in_base' ? ('question' as const) : draft.severity,
  tolerance: number(draft.tolerance) || '0',
  periodKinds: [...draft.periodKinds],
  unitKinds: [...draft.unitKinds],
  levels: [...draft.levels],
  source: draft.source.trim(),
  isEnabled: draft.isEnabled,
})

/** The rule as far as it is filled in well enough to be said in a sentence. */
export function readable(draft: Draft): Content | undefined {
  const read = ruleContentShape.safeParse(contentOf(draft))
  return read.success ? read.data : undefined
}

export const daysOf = ({ from, last }: Draft) => ({
  from: from === '' ? null : from,
  until: last === '' ? null : dayAfter(last),
})
