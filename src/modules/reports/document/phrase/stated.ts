import { type Decimal, zero } from '../../../../platform/domain/decimal.ts'
import { dayText } from '../../../../platform/domain/period-text.ts'
import type { Language, Text } from '../../../../platform/domain/text.ts'
import type { PrintedFigure } from '../../../figures/contract.ts'
import { decimalsToAgree, exactText, type MeasuredIn, type PrintRule, printQuantity } from '../../../figures/print.ts'
import type { Quantity } from '../../../figures/quantity.ts'
import type { LiveRun } from '../../contract/live.ts'

/** A figure as a sentence needs it: what is printed of it, its exact interval, how it is printed, and the code that opens it. */
export interface Stated {
  readonly figure: PrintedFigure
  readonly quantity: Quantity | null
  readonly rule: PrintRule
  readonly code: string
}

/** A figure with a number. */
export type Numbered = Stated & { readonly quantity: Quantity }
export const isNumbered = (stated: Stated | null): stated is Numbered => stated !== null && stated.quantity !== null

export const percent: MeasuredIn = { vi: '%', en: '%' }
export const points: MeasuredIn = { vi: 'điểm %', en: 'percentage points' }

export const isPercent = (stated: Stated): boolean => /^[%‰]/.test(stated.figure.measure.measuredIn.vi)

/** What the figure counts, as a sentence says it. */
export const countedIn = (stated: Stated): MeasuredIn => stated.rule.noun ?? stated.figure.measure.measuredIn

/** ` đảng viên`, `%`: behind a number that was printed without what it is counted in. */
export const behind = (unit: MeasuredIn, language: Language): string =>
  unit[language] === '' ? '' : /^[%‰]/.test(unit[language]) ? unit[language] : ` ${unit[language]}`

/** The figure's own number as the print rule prints it, without what it is counted in. */
export const numberOf = (stated: Stated, language: Language): LiveRun => ({
  figure: stated.figure,
  code: stated.code,
  printed: stated.figure.printedNumber[language],
})

/** The figure's own number with what it is counted in. */
export const wholeOf = (stated: Stated, language: Language): readonly LiveRun[] => {
  if (!isNumbered(stated) || isPercent(stated))
    return [{ figure: stated.figure, code: stated.code, printed: stated.figure.printed[language] }]
  return joined([numberOf(stated, language), { text: behind(countedIn(stated), language) }])
}

/** A number worked out from figures: never more digits than `rule`, unless it would then stand on the wrong side of `threshold`. */
export function workedOut(
  value: Quantity,
  from: { readonly stated: Stated; readonly against: Stated | null; readonly rule: PrintRule },
  unit: MeasuredIn | undefined,
  language: Language,
  threshold: Decimal = zero,
): LiveRun {
  const more = decimalsToAgree(value, from.rule, threshold)
  return {
    figure: from.stated.figure,
    code: from.stated.code,
    printed: printQuantity(value, from.rule, language, unit, more),
    ...(from.against ? { against: from.against.figure } : {}),
    worked: exactText(value.low),
  }
}

/** Which side of nought the whole of an interval lies on; `unknown` when it reaches both, or has no bounds. */
export type Side = 'above' | 'below' | 'none' | 'unknown'

/** Runs of words beside each other become one; empty ones go. */
export function joined(runs: readonly LiveRun[]): readonly LiveRun[] {
  const out: LiveRun[] = []
  for (const run of runs) {
    const last = out.at(-1)
    if ('figure' in run || !last || 'figure' in last) {
      if ('figure' in run || run.text !== '') out.push(run)
    } else out[out.length - 1] = { text: last.text + run.text }
  }
  return out
}

export const wordsOf = (runs: readonly LiveRun[]): string =>
  runs.map((run) => ('figure' in run ? run.printed : run.text)).join('')

/** What the reader of a sentence must know of its figures: where counting stopped, and how far a sum is known. */
export function notesOn(
  figures: readonly Stated[],
  about: { readonly cutOffOn: string; readonly partsName: Text; readonly since?: Text | null },
  language: Language,
): string {
  const notes: string[] = about.since ? [about.since[language]] : []
  const cutOffs = new Set(
    figures.flatMap(({ figure }) =>
      figure.cutOffOn !== null && figure.cutOffOn !== about.cutOffOn ? [figure.cutOffOn] : [],
    ),
  )
  for (const day of cutOffs)
    notes.push(language === 'vi' ? `tính đến ngày ${dayText(day).vi}` : `as of ${dayText(day).en}`)
  const partial = figures.find(({ figure }) => figure.isPartial)?.figure
  if (partial) {
    const { have, expected } = partial.coverage
    const of = partial.periods
    if (have < expected)
      notes.push(
        language === 'vi'
          ? `mới có ${have}/${expected} ${about.partsName.vi}`
          : `only ${have} of ${expected} ${about.partsName.en} so far`,
      )
    else if (of && of.have < of.expected)
      notes.push(
        language === 'vi' ? `mới có ${of.have}/${of.expected} kỳ` : `only ${of.have} of ${of.expected} periods so far`,
      )
  }
  if (figures.some(({ figure }) => figure.isOfMost)) notes.push(language === 'vi' ? 'của hầu hết' : 'of most of them')
  return notes.length === 0 ? '' : ` (${notes.join('; ')})`
}
