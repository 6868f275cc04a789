import { decimal } from '../../../../platform/domain/decimal.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import { type Bounds, quantity, type Word } from '../../../figures/quantity.ts'
import { boundsWith, cannotMeet } from '../../rule/bounds.ts'
import type { ReadFigure, ReadText, TextChecked, TextFinding } from '../figure.ts'
import { intervalOf } from './interval.ts'
import { type Match, measureMatcher, namesUnit, unitMatcher } from './match.ts'
import { quoted } from './say.ts'

/** A figure that the ledger holds, as far as a text can be compared with it. */
export interface HeldFigure {
  /** A decimal string; `high` differs for a range only. */
  readonly value: string
  readonly high: string
  readonly word: Word
  readonly isEstimate: boolean
  /** Names of the measure in Vietnamese, with its class. */
  readonly measureNames: readonly string[]
  readonly unitNames: readonly string[]
  readonly measuredIn: string
  readonly aspect: 'actual' | 'assigned' | 'own'
  /** In the notation of periods. */
  readonly period: string
  readonly printed: Text
}

export interface AgainstHeld {
  readonly findings: readonly TextFinding[]
  readonly checked: readonly TextChecked[]
}

/**
 * Compares the figures of a text with held ones of the same measure, unit and period. Measure and unit must be told surely
 * by the words. Where the text is silent about unit or period it is taken to speak of what was asked for, and the finding is
 * a `note` where it names no unit; it is never a `contradiction`, for the matching of words can be wrong.
 */
export function checkAgainst(read: ReadText, held: readonly HeldFigure[]): AgainstHeld {
  const findings: TextFinding[] = []
  const checked: TextChecked[] = []
  const byMeasure = new Map<string, HeldFigure[]>()
  for (const one of held) {
    const code = [...one.measureNames, one.measuredIn, one.aspect].join('|')
    const known = byMeasure.get(code)
    if (known) known.push(one)
    else byMeasure.set(code, [one])
  }
  const matches = measureMatcher(
    [...byMeasure].flatMap(([code, [one]]) =>
      one ? [{ code, names: one.measureNames, measuredIn: one.measuredIn, aspect: one.aspect }] : [],
    ),
  )
  const units = new Map(held.map((one) => [one, unitMatcher([{ code: 'it', names: one.unitNames }])]))
  for (const figure of read.figures) {
    const [measure] = figure.role === 'low' || figure.role === 'high' ? [] : matches(figure)
    if (measure?.certainty !== 'sure') continue
    const match = matchOf(figure, byMeasure.get(measure.code) ?? [], units)
    if (!match) continue
    const { one, isNamed } = match
    const spans = [{ start: figure.start, end: figure.end }]
    if (!cannotMeet(intervalOf(figure), heldInterval(one)))
      checked.push({
        kind: 'held',
        message: {
          vi: `${quoted(figure)} khớp với số đang lưu “${one.measureNames[0] ?? ''}”: ${one.printed.vi}.`,
          en: `${quoted(figure)} agrees with the held figure “${one.measureNames[0] ?? ''}”: ${one.printed.en}.`,
        },
        spans,
      })
    else
      findings.push({
        kind: 'held',
        severity: isNamed ? 'reading' : 'note',
        message: {
          vi: `Văn bản ghi ${quoted(figure)}; số đang lưu “${one.measureNames[0] ?? ''}” là ${one.printed.vi}${isNamed ? '' : ' (nếu nói về đơn vị này)'}.`,
          en: `The text prints ${quoted(figure)}; the held figure “${one.measureNames[0] ?? ''}” is ${one.printed.en}${isNamed ? '' : ' (if it speaks of this unit)'}.`,
        },
        spans,
        expected: one.printed.vi,
        printed: quoted(figure),
      })
  }
  return { findings, checked }
}

type OfUnit = (figure: ReadFigure) => readonly Match[]

/** The held figure of the unit and period that the text names, or of what was asked for where it names none. */
function matchOf(
  figure: ReadFigure,
  held: readonly HeldFigure[],
  units: ReadonlyMap<HeldFigure, OfUnit>,
): { readonly one: HeldFigure; readonly isNamed: boolean } | null {
  const isNamed = namesUnit(figure.about.subject)
  const one = held.find(
    (item) => isOfPeriod(figure, item) && (!isNamed || units.get(item)?.(figure)[0]?.certainty === 'sure'),
  )
  return one === undefined ? null : { one, isNamed }
}

/** A text that names another period speaks of something else. */
const isOfPeriod = (figure: ReadFigure, one: HeldFigure): boolean =>
  figure.about.period === null || figure.about.period === one.period

const heldInterval = (one: HeldFigure): Bounds =>
  boundsWith(quantity(one.word, one.value, one.high, one.isEstimate), decimal(one.value).gte(0))
