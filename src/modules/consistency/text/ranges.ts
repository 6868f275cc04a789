import type { Draft, Reading } from './draft.ts'
import { draftOf } from './draft-of.ts'
import { moved, numberAt, type Printed } from './number.ts'
import { isGlued, isNumber, lowAt, type Tokens } from './tokens.ts'
import { type ReadUnit, unitAt } from './units.ts'

const joins = (tokens: Tokens, at: number): boolean => ['-', 'đến', '÷'].includes(lowAt(tokens, at))
const movers: ReadonlySet<string> = new Set(['tăng', 'giảm', 'nâng', 'hạ', 'lên', 'xuống', 'còn', 'rút', 'kéo'])

/** `15 -17 biên chế`: one of the spaces is missing, and nothing but a range can be meant. */
const isLooseRange = (tokens: Tokens, first: Draft, unit: ReadUnit): boolean => {
  const high = numberAt(tokens, first.to + 1)
  if (unit.unit !== '' || first.number.form !== 'plain' || high === null || high.form !== 'plain') return false
  return Number(first.number.value) < Number(high.value) && unitAt(tokens, high.to).unit !== ''
}

/** The second end of a range, where `first` can be the lower one: `10%-20%`, `13-17 tiêu chí`, `từ 5 đến 7 tỷ đồng`. */
function secondEnd(tokens: Tokens, first: Draft, unit: ReadUnit): { number: Printed; unit: ReadUnit } | null {
  const joint = first.to
  if (!joins(tokens, joint) || !isNumber(tokens, joint + 1)) return null
  const isTo = lowAt(tokens, joint) === 'đến'
  const lead = lowAt(tokens, first.from - 1)
  const isFrom = lead === 'từ'
  if (isTo && isFrom && movers.has(lowAt(tokens, first.from - 2))) return null
  if (isTo && !isFrom && unit.unit !== '' && unit.unit !== '%') return null
  if (!isTo && isGlued(tokens, joint) !== isGlued(tokens, joint + 1) && !isLooseRange(tokens, first, unit)) return null
  const number = numberAt(tokens, joint + 1)
  if (number === null) return null
  const second = unitAt(tokens, number.to)
  if (unit.isKnown && second.unit !== unit.unit) return null
  if (!unit.isKnown && unit.unit !== '' && second.kind !== 'count') return null
  if (second.unit === '' && !isFrom) return null
  return { number, unit: second }
}

/** `120-150.000 đồng`: the noughts of the first number are not printed. */
const isShortened = (low: Printed, high: Printed, second: Draft): boolean =>
  second.kind === 'money' &&
  high.form === 'grouped' &&
  low.form === 'plain' &&
  low.value.length <= 3 &&
  Number(low.value) * 100 < Number(high.value)

/**
 * Makes a range of a figure and what stands after it, or returns null.
 * @param unit the unit of the first figure as it stands at its number
 */
export function rangeOf(reading: Reading, first: Draft, unit: ReadUnit): { drafts: Draft[]; to: number } | null {
  const { tokens } = reading
  const range = secondEnd(tokens, first, unit)
  if (range === null) return null
  const second = draftOf(reading, range.number, range.unit)
  const isScaleShared = unit.unit === '' && range.unit.scaled && Number(first.number.value) < Number(range.number.value)
  const power = isScaleShared ? second.power : first.power
  const shift = isScaleShared ? power : isShortened(first.number, range.number, second) ? 3 : null
  const word = first.word === 'about' ? 'about' : 'range'
  const low: Draft = {
    ...first,
    from: lowAt(tokens, first.from - 1) === 'từ' ? first.from - 1 : first.from,
    kind: second.kind,
    unit: second.unit,
    power,
    value: shift === null ? first.value : moved(first.number.value, shift),
    counted: first.counted ?? second.counted,
    isPrinted: second.isPrinted,
    isKnown: second.isKnown,
    role: 'low',
    word,
  }
  Object.assign(second, { word, role: 'high', from: range.number.from, isEstimate: low.isEstimate })
  return { drafts: [low, second], to: second.to }
}
