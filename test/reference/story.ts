import { Decimal } from 'decimal.js'
import { type Figure, figureAt, type Ledger } from '../../src/modules/figures/figure.ts'
import type { ClassSet, Measure } from '../../src/modules/figures/measure.ts'
import { plainPrint, printQuantity } from '../../src/modules/figures/print.ts'
import { readValue } from '../../src/modules/figures/read-value.ts'
import { restatedAt } from '../../src/modules/figures/restate.ts'
import type { OrgFacts, Succession } from '../../src/modules/org/unit.ts'
import { aMeasure } from './catalogue.ts'
import { period } from './histories.ts'
import { ledgerAt } from './ledger.ts'
import type { EntryFact, History, Known } from './model.ts'

const known: Known = { knownFrom: 0, knownUntil: Number.MAX_SAFE_INTEGER }
const [founding, forEver] = ['2020-01-01', '9999-12-31']

/** A small world in which one thing happens, told in a few lines. */
export interface Story {
  /** `city > district > commune`, one line a root; each name appears once, and its days may follow: `ward[2024-07-01..]`. */
  readonly units: readonly string[]
  /** `commune: city from 2024-07-01`. */
  readonly moves?: readonly { readonly unit: string; readonly to: string; readonly on: string }[]
  readonly successions?: readonly Succession[]
  /** `commune 2024-Q1 = 12`, with class or measure before the period where there are several: `commune flow/a 2024 = 3`. */
  readonly entries: readonly string[]
  readonly measures?: readonly Measure[]
  readonly classSets?: readonly ClassSet[]
}

export function ledgerOf(story: Story): Ledger {
  const names = story.units.map((line) => line.split('>').map((part) => part.trim()))
  const spans = new Map<string, { from: string; until: string }>()
  const parents = new Map<string, string>()
  for (const line of names)
    for (const [index, text] of line.entries()) {
      const [, name = '', from = '', until = ''] = /^(\w+)(?:\[(.*)\.\.(.*)\])?$/.exec(text) ?? []
      if (!spans.has(name) || from || until) spans.set(name, { from: from || founding, until: until || forEver })
      const above = line[index - 1]?.replace(/\[.*/, '')
      if (above !== undefined) parents.set(name, above)
    }
  const moves = story.moves ?? []
  const paths = [...parents].flatMap(([unitId, parentId]) => {
    const { from, until } = spans.get(unitId) ?? { from: founding, until: forEver }
    const own = moves.filter((move) => move.unit === unitId)
    const steps = [{ parentId, from }, ...own.map((move) => ({ parentId: move.to, from: move.on }))]
    return steps.map((step, index) => ({ unitId, ...step, until: steps[index + 1]?.from ?? until, ...known }))
  })
  const history: History = {
    units: [...spans.keys()].map((id) => ({
      id,
      code: id,
      kind: 'party_organisation',
      role: 'commune',
      homeId: null,
      ...known,
    })),
    spans: [...spans].map(([unitId, days]) => ({ unitId, ...days, custodianId: null, ...known })),
    parents: paths,
    leads: [],
    successions: (story.successions ?? []).map((edge) => ({ ...edge, ...known })),
    entries: story.entries.map((line, index) => ({ ...entryOf(line, `e${index}`), ...known })),
    approvals: [],
    counts: [],
    measures: story.measures ?? [aMeasure({})],
    classSets: story.classSets ?? [],
    now: 0,
  }
  return ledgerAt(history, 0)
}

/** The same world over facts of organisation that something else made. */
export const ledgerUpon = (facts: OrgFacts, entries: readonly string[]): Ledger =>
  ledgerAt(
    {
      units: facts.units.map((unit) => ({ ...unit, ...known })),
      spans: facts.spans.map((span) => ({ ...span, ...known })),
      parents: facts.parents.map((edge) => ({ ...edge, ...known })),
      leads: facts.leads.map((lead) => ({ ...lead, ...known })),
      successions: facts.successions.map((edge) => ({ ...edge, ...known })),
      entries: entries.map((line, index) => ({ ...entryOf(line, `e${index}`), ...known })),
      approvals: [],
      counts: [],
      measures: [aMeasure({})],
      classSets: [],
      now: 0,
    },
    0,
  )

function entryOf(line: string, id: string): EntryFact {
  const match = /^(\w+)(?: ([\w-]+)(?:\/(\w+))?)?(?: (actual|assigned|own))? (\d{4}\S*) = (.+)$/.exec(line)
  const [, unitId = '', measure = 'flow', classCode, aspect = 'actual', days = '', text = ''] = match ?? []
  if (!match) throw new Error(`not an entry: ${line}`)
  const { first, last } = period(days)
  const read = readValue(aMeasure({ isNonNegative: false }), { value: text, isEstimate: false })
  const isNotApplicable = text === 'not applicable'
  if (!read.ok && !isNotApplicable) throw new Error(`no value: ${line}`)
  const value = read.ok
    ? { ...read.value, low: new Decimal(read.value.low.toFixed()), high: new Decimal(read.value.high.toFixed()) }
    : null
  const place = { unitId, measure, class: classCode ?? null, aspect: aspect as EntryFact['aspect'] }
  return { id, ...place, first, last, value, isNotApplicable }
}

export interface At {
  readonly unit: string
  readonly period: string
  readonly measure?: string
  readonly class?: string
}

const keyOf = (at: At) =>
  ({
    unitId: at.unit,
    measure: at.measure ?? 'flow',
    class: at.class ?? null,
    aspect: 'actual',
    period: period(at.period),
  }) as const

export const figureOf = (ledger: Ledger, at: At): Figure => figureAt(ledger, keyOf(at))
export const restatedOf = (ledger: Ledger, at: At, on: string): Figure => restatedAt(ledger, keyOf(at), on)

/** `at least 40 (3/4)`, or why there is no value. */
export function said(figure: Figure): string {
  if (!figure.quantity) return figure.absence ?? 'words'
  const have = figure.leaves.filter((leaf) => leaf.has).length
  const coverage = figure.isPartial ? ` (${have}/${figure.leaves.length})` : ''
  return `${printQuantity(figure.quantity, plainPrint, 'en')}${coverage}`
}
