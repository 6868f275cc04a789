import { decimal } from '../../../../platform/domain/decimal.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import { type Bounds, quantity, type Word } from '../../../figures/quantity.ts'
import { boundsWith, cannotMeet } from '../../rule/bounds.ts'
import type { ReadFigure, ReadText, TextChecked, TextFinding } from '../figure.ts'
import { intervalOf } from './interval.ts'
import { type Certainty, certainties, type Match, measureMatcher, namesUnit, unitMatcher } from './match.ts'
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
 * Compares the figures of a text with held ones of the same measure, unit and period. Where the text is silent about unit
 * or period it is taken to speak of what was asked for, and the finding is a `note`; it is never a `contradiction`, for the
 * matching of words can be wrong.
 */
export function checkAgainst(read: ReadText, held: readonly HeldFigure[]): AgainstHeld {
  const findings: TextFinding[] = []
  const checked: TextChecked[] = []
  const matches = measureMatcher(
    held.map((figure, index) => ({
      code: String(index),
      names: figure.measureNames,
      measuredIn: figure.measuredIn,
      aspect: figure.aspect,
    })),
  )
  const units = held.map((figure) => unitMatcher([{ code: 'it', names: figure.unitNames }]))
  for (const figure of read.figures) {
    const match = matchOf(figure, held, matches(figure), units)
    if (!match) continue
    const { one, certainty } = match
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
        severity: certainty === 'sure' ? 'reading' : 'note',
        message: {
          vi: `Văn bản ghi ${quoted(figure)}; số đang lưu “${one.measureNames[0] ?? ''}” là ${one.printed.vi}${certainty === 'sure' ? '' : ' (có thể là chỉ số khác)'}.`,
          en: `The text prints ${quoted(figure)}; the held figure “${one.measureNames[0] ?? ''}” is ${one.printed.en}${certainty === 'sure' ? '' : ' (it may be another measure)'}.`,
        },
        spans,
        expected: one.printed.vi,
        printed: quoted(figure),
      })
  }
  return { findings, checked }
}

type OfUnit = (figure: ReadFigure) => readonly Match[]

function matchOf(
  figure: ReadFigure,
  held: readonly HeldFigure[],
  matches: readonly Match[],
  units: readonly OfUnit[],
): { readonly one: HeldFigure; readonly certainty: Certainty } | null {
  if (figure.role === 'low' || figure.role === 'high') return null
  for (const match of matches) {
    const index = Number(match.code)
    const [one, ofUnit] = [held[index], units[index]]
    if (!one || !ofUnit || match.certainty === 'weak' || !isOfPeriod(figure, one)) continue
    const unit = certaintyOfUnit(figure, ofUnit)
    if (unit !== null) return { one, certainty: weaker(match.certainty, unit) }
  }
  return null
}

/** A text that names another period speaks of something else. */
const isOfPeriod = (figure: ReadFigure, one: HeldFigure): boolean =>
  figure.about.period === null || figure.about.period === one.period

function certaintyOfUnit(figure: ReadFigure, ofUnit: OfUnit): Certainty | null {
  if (!namesUnit(figure.about.subject)) return 'likely'
  const [match] = ofUnit(figure)
  return match && match.certainty !== 'weak' ? match.certainty : null
}

const weaker = (a: Certainty, b: Certainty): Certainty => (certainties.indexOf(a) > certainties.indexOf(b) ? a : b)

const heldInterval = (one: HeldFigure): Bounds =>
  boundsWith(quantity(one.word, one.value, one.high, one.isEstimate), decimal(one.value).gte(0))
