import { decimal } from '../../../platform/domain/decimal.ts'
import { type Period, parsePeriod } from '../../../platform/domain/period.ts'
import type { Word } from '../../figures/quantity.ts'
import { type Certainty, type MatchMeasure, measureMatcher, unitMatcher } from './check/match.ts'
import type { ReadFigure, ReadText, Span } from './figure.ts'

/** A measure as far as taking a figure over needs it. */
export interface OpenMeasure {
  readonly code: string
  readonly name: string
  readonly measuredIn: string
  /** Kinds of unit it is held for. */
  readonly subjects: readonly string[]
  readonly periodKinds: readonly string[]
  readonly classes: readonly { readonly code: string; readonly name: string }[]
}

export interface OpenUnit {
  readonly code: string
  readonly kind: string
  readonly name: string
}

/** Where figures may go: the unit and period that were chosen, the other bodies of the unit, and what stands below it. */
export interface Destination {
  readonly unit: OpenUnit
  readonly period: string
  readonly bodies: readonly OpenUnit[]
  readonly below: readonly OpenUnit[]
  readonly measures: readonly OpenMeasure[]
}

/** What a figure of the text may become in the records; a person confirms or corrects it. */
export interface Proposal extends Span {
  /** Index of the figure in the text. */
  readonly figure: number
  /** Of a range: index of its other end. */
  readonly highFigure: number | null
  /** Null where no measure fits. */
  readonly measure: string | null
  readonly class: string | null
  readonly certainty: Certainty | null
  readonly unit: string
  readonly period: string
  /** In what the measure is counted in; `high` is the other end of a range. */
  readonly value: string
  readonly high: string | null
  readonly word: Word
  readonly isEstimate: boolean
  readonly isOfMost: boolean
  /** From 1. */
  readonly paragraph: number
}

const anyTerm = () => ({ first: '0001-01-01', last: '9999-12-31' })
const keyOf = (measure: string, classCode: string | null): string => `${measure}|${classCode ?? ''}`

/** One proposal for each figure; the two ends of a range are one. */
export function propose(read: ReadText, destination: Destination): readonly Proposal[] {
  const { measures } = destination
  const byCode = new Map(measures.map((measure) => [measure.code, measure]))
  const matchMeasure = measureMatcher(measures.flatMap(matchesOf))
  const units = [destination.unit, ...destination.below]
  const matchUnit = unitMatcher(units.map(({ code, name }) => ({ code, names: [name] })))
  const highs = new Map(
    read.relations.flatMap(({ kind, figures: [low, high] }) =>
      kind === 'range' && low !== undefined && high !== undefined ? [[low, high] as const] : [],
    ),
  )
  const taken = new Set(highs.values())
  return read.figures.flatMap((figure, index) => {
    if (taken.has(index)) return []
    const [best] = matchMeasure(figure)
    const [code, classCode] = best ? best.code.split('|') : []
    const measure = code === undefined ? undefined : byCode.get(code)
    const [said] = matchUnit(figure)
    const named = said && said.certainty !== 'weak' ? units.find((unit) => unit.code === said.code) : undefined
    const high = read.figures[highs.get(index) ?? -1]
    return [
      {
        figure: index,
        highFigure: highs.get(index) ?? null,
        start: figure.start,
        end: Math.max(figure.end, high?.end ?? 0),
        measure: measure?.code ?? null,
        class: classCode === undefined || classCode === '' ? null : classCode,
        // What a result is a part of is a plan or a whole more often than a result of its own.
        certainty: best && figure.role === 'denominator' ? 'weak' : (best?.certainty ?? null),
        unit: unitFor(destination, named ?? destination.unit, measure).code,
        period: periodFor(figure.about.period, destination.period, measure?.periodKinds),
        ...valueIn(figure, high, measure?.measuredIn),
        paragraph: figure.paragraph + 1,
      },
    ]
  })
}

/** By `measure|class`, as the matcher of measures takes them. */
export const matchesOf = (measure: OpenMeasure): readonly MatchMeasure[] =>
  measure.classes.length === 0
    ? [{ code: keyOf(measure.code, null), names: [measure.name], measuredIn: measure.measuredIn }]
    : measure.classes.map(({ code, name }) => ({
        code: keyOf(measure.code, code),
        names: [`${measure.name} ${name}`],
        measuredIn: measure.measuredIn,
      }))

/** A measure that is not held for a Party organisation is held for one of the bodies beside it. */
export function unitFor(destination: Destination, unit: OpenUnit, measure: OpenMeasure | undefined): OpenUnit {
  if (!measure || measure.subjects.includes(unit.kind) || unit.code !== destination.unit.code) return unit
  return destination.bodies.find((body) => measure.subjects.includes(body.kind)) ?? unit
}

/** The period the text names, else the chosen one, else its year: the first that the measure is held for. */
export function periodFor(said: string | null, chosen: string, kinds: readonly string[] | undefined): string {
  const fits = (text: string | null): boolean => {
    const period = text === null ? undefined : periodOf(text)
    return period !== undefined && period.kind !== 'open' && (kinds === undefined || kinds.includes(period.kind))
  }
  const year = periodOf(chosen)?.last.slice(0, 4)
  return [said, chosen, year === undefined ? null : year].find(fits) ?? chosen
}

function periodOf(text: string): Period | undefined {
  const parsed = parsePeriod(text, anyTerm)
  return parsed.ok ? parsed.value : undefined
}

const scales: Readonly<Record<string, string>> = {
  'nghìn đồng': '1000',
  'triệu đồng': '1000000',
  'tỉ đồng': '1000000000',
  'tỷ đồng': '1000000000',
}

/** What was read, in what a measure is counted in. */
export function valueIn(figure: ReadFigure, high: ReadFigure | undefined, measuredIn: string | undefined) {
  const scale = figure.unit === 'đồng' ? scales[measuredIn ?? ''] : undefined
  const inScale = (value: string): string => (scale === undefined ? value : decimal(value).div(scale).toFixed())
  return {
    value: inScale(figure.value),
    high: high ? inScale(high.value) : null,
    // One end of a range alone says nothing of the other.
    word: figure.qualifier === 'range' && !high ? ('exact' as const) : figure.qualifier,
    isEstimate: figure.isEstimate,
    isOfMost: figure.isOfMost,
  }
}
