import { decimal } from '../../../../platform/domain/decimal.ts'
import type { Period } from '../../../../platform/domain/period.ts'
import { Problem } from '../../../../platform/domain/problem.ts'
import { accept, type Outcome, refuse } from '../../../../platform/domain/refusal.ts'
import { canRead, type Reader, requireRole } from '../../../accounts/access.ts'
import { reachableUnit } from '../../../org/server/public.ts'
import type { Unit } from '../../../org/unit.ts'
import type { TakenEntry } from '../../contract/text.ts'
import { checkNotCounted, checkPlace, type NewValue, readTyped } from '../../enter.ts'
import type { Measure } from '../../measure.ts'
import { type Catalogue, measureOf, periodOf, requireClass } from '../catalogue.ts'
import { entryEnds } from '../counts.ts'

/** A figure of a text that every rule lets in, before it is known what stands at its place. */
export interface JudgedEntry {
  readonly entry: TakenEntry
  readonly unit: Unit
  readonly measure: Measure
  readonly period: Period
  readonly value: NewValue
  /** Its words. */
  readonly printed: string
}

/** Asks every rule that entering a value asks, without throwing. */
export function judgeEntry(
  catalogue: Catalogue,
  reader: Reader,
  text: string,
  entry: TakenEntry,
): Outcome<JudgedEntry> {
  try {
    return judged(catalogue, reader, text, entry)
  } catch (error) {
    if (error instanceof Problem) return { ok: false, refusal: toRefusal(error) }
    throw error
  }
}

export const toRefusal = ({ code, text, field }: Problem) => ({ code, text, ...(field === undefined ? {} : { field }) })

function judged(catalogue: Catalogue, reader: Reader, text: string, entry: TakenEntry): Outcome<JudgedEntry> {
  const { forest } = catalogue
  if (entry.end > text.length || entry.start >= entry.end)
    return refuse('words-outside', 'Vị trí của số liệu nằm ngoài văn bản.', 'The words lie outside the text.', 'start')
  const period = periodOf(catalogue, entry.period)
  const unit = reachableUnit(forest, entry.unit, (unitId) => canRead(forest, reader, unitId, period.last))
  const measure = measureOf(catalogue, entry.measure, period.last)
  requireClass(catalogue, measure, entry.class)
  const rules = [
    requireRole(forest, reader, 'clerk', unit.id, period.last),
    checkPlace(forest, measure, unit, period, entry.class, 'actual', reader.today),
    checkNotCounted(entryEnds(catalogue, entry.measure, unit.id, period), period, 'actual'),
  ]
  const broken = rules.find((rule) => !rule.ok)
  if (broken && !broken.ok) return broken
  const value = readTyped(measure, period, { ...typedOf(entry), isNotApplicable: false })
  if (!value.ok) return value
  return accept({ entry, unit, measure, period, value: value.value, printed: text.slice(entry.start, entry.end) })
}

/** A number that reads in one way only: never three digits after the point. */
const unmistakable = (text: string): string => {
  const value = decimal(text)
  return value.isInteger() ? value.toFixed() : value.toFixed(Math.max(4, value.decimalPlaces()))
}

const typedOf = ({ value, high, word, isEstimate }: TakenEntry) => ({
  value: high === null ? unmistakable(value) : `${unmistakable(value)}–${unmistakable(high)}`,
  word,
  isEstimate,
})
