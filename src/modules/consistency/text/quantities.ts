import { decimal } from '../../../platform/domain/decimal.ts'
import type { Draft, Reading } from './draft.ts'
import { draftOf } from './draft-of.ts'
import { amountFraction, fractionAt } from './fractions.ts'
import { moved, numberAt, type Printed } from './number.ts'
import { list, phrases } from './phrases.ts'
import { rangeOf } from './ranges.ts'
import { isGlued, isNumber, lowAt, type Tokens } from './tokens.ts'
import { type ReadUnit, unitAt } from './units.ts'

/** Reads the figure or the pair of figures that begins with a number, and tells the token after it. */
export function quantitiesAt(reading: Reading, number: Printed): { drafts: Draft[]; to: number } {
  const { tokens } = reading
  const fraction = fractionAt(reading, number)
  if (fraction !== null) return fraction
  const own = unitAt(tokens, number.to)
  const first = draftOf(reading, number, own)
  const range = rangeOf(reading, first, own)
  if (range !== null) return range
  const unit = lentUnit(tokens, number.to, own)
  const draft = unit === own ? first : draftOf(reading, number, unit)
  if (isNegative(tokens, draft)) {
    draft.value = `-${draft.value}`
    draft.from = number.from - 1
  }
  return amountFraction(reading, draft) ?? { drafts: [draft], to: withSmallerScale(reading, draft, unit) }
}

/** `(-3,1%)`, `tăng trưởng -2,5%`: a hyphen that touches a percentage and not the word before it. */
const isNegative = (tokens: Tokens, draft: Draft): boolean =>
  draft.kind === 'percent' &&
  lowAt(tokens, draft.number.from - 1) === '-' &&
  draft.from === draft.number.from &&
  isGlued(tokens, draft.number.from) &&
  !(isGlued(tokens, draft.number.from - 1) && lowAt(tokens, draft.number.from - 2) !== '(') &&
  lowAt(tokens, draft.number.from - 2) !== '\n' &&
  !isNumber(tokens, draft.number.from - 2)

/** What may stand between a number without a unit and the one that lends it its own. */
const lending = phrases<'moved' | 'joined' | 'of'>([
  ...list('moved', 'lên; xuống; lên đến; xuống còn; lên tới; xuống đến'),
  ...list('joined', 'đến; tới; và; và từ'),
  ...list('of', 'trong số; trong tổng số; trên tổng số; trên; trong'),
])

/** `từ 4,8 lên 5,3%`, `5 và 7 tỷ đồng`, `58 trên tổng số 65 doanh nghiệp`: the first number takes the unit of the second. */
function lentUnit(tokens: Tokens, at: number, own: ReadUnit): ReadUnit {
  const joint = own.unit === '' && !own.scaled ? lending.at(tokens, at) : null
  if (joint === null || !isNumber(tokens, joint.to)) return own
  const second = numberAt(tokens, joint.to)
  if (second === null) return own
  const unit = unitAt(tokens, second.to)
  if (unit.unit === '' || unit.kind === 'duration' || (!unit.isKnown && joint.value !== 'of')) return own
  return { ...unit, to: at, noun: null }
}

/** A figure may go on: `1.234 tỷ 567 triệu đồng`, `2 tỷ rưỡi`. */
function withSmallerScale(reading: Reading, draft: Draft, unit: ReadUnit): number {
  const { tokens } = reading
  if (!unit.scaled) return unit.to
  if (lowAt(tokens, unit.to) === 'rưỡi') {
    draft.value = decimal(draft.value)
      .plus(moved('5', draft.power - 1))
      .toFixed()
    const rest = unitAt(tokens, unit.to + 1)
    const isMoney = rest.kind === 'money' && !rest.scaled
    draft.to = isMoney ? rest.to : unit.to + 1
    return draft.to
  }
  if (!isNumber(tokens, unit.to) || draft.decimals > 0) return unit.to
  const more = numberAt(tokens, unit.to)
  if (more === null || more.decimals > 0) return unit.to
  const rest = unitAt(tokens, more.to)
  if (draft.unit === '' && draft.power === 3 && rest.power >= 6 && more.value.length <= 3) {
    draft.value = moved(decimal(draft.value).plus(more.value).toFixed(), rest.power)
    Object.assign(draft, { power: rest.power, unit: rest.unit, kind: rest.kind, to: rest.to, isPrinted: true })
    return rest.to
  }
  if (!rest.scaled || rest.power >= draft.power || rest.kind !== draft.kind) return unit.to
  draft.value = decimal(draft.value).plus(moved(more.value, rest.power)).toFixed()
  draft.power = rest.power
  draft.unit = rest.unit
  draft.to = rest.to
  return rest.to
}
