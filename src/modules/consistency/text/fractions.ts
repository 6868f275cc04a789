import type { Draft, Reading } from './draft.ts'
import { draftOf } from './draft-of.ts'
import { numberAt, type Printed } from './number.ts'
import { qualifierBefore } from './qualify.ts'
import { isGlued, isNumber, lowAt, rawAt } from './tokens.ts'
import { type ReadUnit, unitAt } from './units.ts'

/** Makes a fraction of two figures; a qualifier speaks of the upper one. */
export function pairOf(top: Draft, bottom: Draft): Draft[] {
  top.role = 'numerator'
  bottom.role = 'denominator'
  bottom.from = bottom.number.from
  bottom.word = 'exact'
  bottom.isEstimate = false
  return [top, bottom]
}

/** `376,7 tỷ/609,1 tỷ đồng`: a stroke between two amounts. */
export function amountFraction(reading: Reading, top: Draft): { drafts: Draft[]; to: number } | null {
  const { tokens } = reading
  if (top.unit === '' || lowAt(tokens, top.to) !== '/' || !isNumber(tokens, top.to + 1)) return null
  const number = numberAt(tokens, top.to + 1)
  if (number === null) return null
  const bottom = draftOf(reading, number, unitAt(tokens, number.to))
  if (bottom.unit !== top.unit) return null
  return { drafts: pairOf(top, bottom), to: bottom.to }
}

/** `1/5.000` is the scale of a map. */
const isScaleOfMap = (above: Printed, below: Printed): boolean =>
  above.value === '1' && below.value.length > 3 && below.value.endsWith('00')

const shareUnit = { kind: 'count', unit: 'phần', noun: null, isKnown: true } as const

/** `hơn 2/3 số hộ`, `khoảng 1/4 học sinh`: so many parts of the whole, and not so many of so many. */
function isShareOf({ tokens }: Reading, top: Printed, below: Printed, unit: ReadUnit): boolean {
  if (top.form !== 'plain' || below.form !== 'plain' || unit.kind !== 'count') return false
  if (Number(top.value) >= Number(below.value) || Number(below.value) > 5) return false
  if (rawAt(tokens, top.from).startsWith('0')) return false
  if (['số', 'tổng'].includes(lowAt(tokens, below.to)) || (unit.noun !== null && !unit.isKnown)) return true
  return ['over', 'about', 'nearly', 'under'].includes(qualifierBefore(tokens, top.from, unit).word)
}

/** `51/95 đảng viên`: two whole numbers with a stroke. */
export function fractionAt(reading: Reading, number: Printed): { drafts: Draft[]; to: number } | null {
  const { tokens } = reading
  const at = number.to
  if (lowAt(tokens, at) !== '/' || !isNumber(tokens, at + 1) || number.form === 'words') return null
  if (isGlued(tokens, at) !== isGlued(tokens, at + 1)) return null
  const below = numberAt(tokens, at + 1)
  if (below === null || below.decimals > 0 || lowAt(tokens, below.to) === '/' || isScaleOfMap(number, below))
    return null
  const printed = unitAt(tokens, below.to)
  const unit = isShareOf(reading, number, below, printed) ? { ...printed, ...shareUnit, to: below.to } : printed
  if (number.form === 'decimal' && unit.kind !== 'amount' && unit.kind !== 'money') return null
  const top = draftOf(reading, number, unit)
  const bottom = draftOf(reading, below, unit)
  top.to = number.to
  return { drafts: pairOf(top, bottom), to: unit.to }
}
