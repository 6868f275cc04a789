import { type Draft, type Reading, sentenceFirst, sentenceFlags } from './draft.ts'
import { flag } from './lexicon/triggers.ts'
import { moved, type Printed } from './number.ts'
import { isEstimated, isOfMost, qualifierAfter, qualifierBefore } from './qualify.ts'
import { lowAt } from './tokens.ts'
import { countedEnd, type ReadUnit } from './units.ts'

/** Counted wholes have no parts, so that `4,238 đảng viên` can only be thousands. */
const isWholeUnit = (unit: ReadUnit): boolean =>
  unit.kind === 'count' && unit.power === 0 && unit.isKnown && unit.unit !== 'lần'

/** After these a qualifier may stand a few words behind the unit. */
const announcing: ReadonlySet<string> = new Set(['từ', 'đạt', 'tối'])

/** Makes a figure of a number and its unit. */
export function draftOf(reading: Reading, number: Printed, unit: ReadUnit): Draft {
  const { tokens } = reading
  const asThousands = number.asThousands !== null && isWholeUnit(unit) ? number.asThousands : null
  const power = unit.power
  const first = sentenceFirst(reading, number.from)
  const flags = sentenceFlags(reading, number.from)
  const qualified = qualifierBefore(tokens, number.from, unit)
  const from = Math.max(qualified.from, first)
  const counted = unit.noun === null ? null : { from: unit.noun, to: unit.to, end: countedEnd(tokens, unit.to) }
  const draft: Draft = {
    number,
    from,
    to: unit.to,
    kind: unit.kind,
    role: null,
    value: moved(asThousands ?? number.value, power),
    decimals: asThousands === null ? number.decimals : 0,
    power,
    unit: unit.unit,
    counted,
    isPrinted: unit.unit !== '',
    isKnown: unit.isKnown,
    word: qualified.word,
    isEstimate: (flags & flag.estimate) !== 0 && isEstimated(tokens, number.from, first),
    isOfMost: (flags & flag.most) !== 0 && isOfMost(tokens, number.from, first),
  }
  if (unit.kind === 'duration' && lowAt(tokens, unit.to) === 'rưỡi' && draft.decimals === 0)
    Object.assign(draft, { value: `${draft.value}.5`, decimals: 1, to: unit.to + 1 })
  const after = qualifierAfter(tokens, unit.to, announcing.has(lowAt(tokens, from - 1)))
  if (after !== null) {
    draft.word = after.word
    if (after.to === unit.to + 2 || unit.to === after.to) draft.to = after.to
  }
  return draft
}
