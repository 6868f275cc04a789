import { type Decimal, hundred, zero } from '../../../../platform/domain/decimal.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import type { Bounds } from '../../../figures/quantity.ts'
import { cannotMeet, isSurelyAbove, point, sumOf } from '../../rule/bounds.ts'
import { mayName, setsBeside } from './classes.ts'
import { type Context, runsOf } from './context.ts'
import { amountOf, intervalOf } from './interval.ts'
import type { Placed } from './placed.ts'
import { bareNumber, both, shown, sumText } from './say.ts'
import { type Share, shareLists, wordsBeside } from './share-lists.ts'
import { type Check, checked, found, none, type Told, tellEach } from './told.ts'

/** Shares of the classes of one set: as classes apart, and nested where the text says so or nothing else holds. */
export const checkShares: Check = (context) =>
  tellEach(runsOf(context.percents, sentenceIndex), (percents) =>
    percents.length < 2 ? none : ofSentence(context, percents),
  )

function ofSentence(context: Context, all: readonly Placed[]): readonly Told[] {
  const percents: Placed[] = []
  const beside: string[] = []
  for (const figure of all) {
    const words = wordsBeside(context, figure)
    if (!mayName(words)) continue
    percents.push(figure)
    beside.push(words)
  }
  if (percents.length < 2) return none
  return tellEach(setsBeside(beside), (set) => shareLists(context, percents, set).flatMap(judge))
}

const sentenceIndex = ({ sentence }: Placed): number => sentence

function judge(shares: readonly Share[]): readonly Told[] {
  const spans = shares.map((share) => share.figure)
  const bounds = shares.map((share) => intervalOf(share.figure))
  const declared = shares.findLastIndex((share) => share.isNested)
  const last = shares.at(-1)
  if (declared >= 0) return [nestedAsDeclared(shares, bounds, declared)].flatMap((told) => told ?? [])
  const total = totalOf(shares)
  const line = sumText(
    shares.map((share) => amountOf(share.figure)),
    total,
  )
  const sum = sumOf(bounds)
  if (!cannotMeet(sum, point(hundred)))
    return [checked('shares', { vi: `Các tỷ lệ cộng lại ${line.vi}%.`, en: `The shares add up: ${line.en}%.` }, spans)]
  if (isSurelyAbove(sum, point(hundred))) {
    const nested = nestedReading(shares, bounds)
    return [
      found(
        'shares_above_hundred',
        'contradiction',
        both((l) => aboveHundred(l, line, shares, nested)),
        spans,
        l100.vi,
        shown(total, '%').vi,
      ),
    ]
  }
  // Below 100 a class may be left out, unless all of them stand there.
  if (shares.length !== 4 || last?.name.set === 'sector' || last?.name.set === 'school') return none
  return [found('shares_below_hundred', 'contradiction', notEnough(line), spans, l100.vi, shown(total, '%').vi)]
}

const notEnough = (line: Text): Text => ({
  vi: `Đủ các mức xếp loại nhưng các tỷ lệ chỉ cộng được ${line.vi}%.`,
  en: `All classes are listed, and their shares make only ${line.en}%.`,
})

const l100: Text = { vi: '100%', en: '100%' }
const totalOf = (shares: readonly Share[]): Decimal =>
  shares.reduce((sum, share) => sum.plus(amountOf(share.figure)), zero)

interface Nested {
  readonly inner: Share
  readonly outer: Share
  readonly total: Decimal
}

/** The first reading in which a class includes the better ones and the shares do not pass 100. */
function nestedReading(shares: readonly Share[], bounds: readonly Bounds[]): Nested | null {
  for (let depth = 1; depth < shares.length; depth++) {
    const [inner, outer] = [shares[depth - 1], shares[depth]]
    const [ofInner, ofOuter] = [bounds[depth - 1], bounds[depth]]
    if (!inner || !outer || !ofInner || !ofOuter || isSurelyAbove(ofInner, ofOuter)) return null
    if (!isSurelyAbove(sumOf(bounds.slice(depth)), point(hundred)))
      return { inner, outer, total: totalOf(shares.slice(depth)) }
  }
  return null
}

function aboveHundred(l: 'vi' | 'en', line: Text, shares: readonly Share[], nested: Nested | null): string {
  const classes = shares.map((share) => `“${share.name[l]}”`).join(', ')
  if (l === 'vi') {
    const way = nested
      ? ` Chỉ cách đọc lồng nhau còn giữ được: “${nested.outer.name.vi}” đã gồm “${nested.inner.name.vi}”, khi đó cộng được ${bareNumber(nested.total).vi}%; nhưng văn bản không ghi “trở lên”.`
      : ' Cách đọc lồng nhau cũng không đúng.'
    return `Các mức ${classes} tách rời nhau thì cộng thành ${line.vi}%, quá 100%.${way}`
  }
  const way = nested
    ? ` Only a nested reading would hold: “${nested.outer.name.en}” includes “${nested.inner.name.en}”, which makes ${bareNumber(nested.total).en}%; but the text does not say “and above”.`
    : ' A nested reading does not hold either.'
  return `The classes ${classes}, taken apart, add up to ${line.en}%, which is above 100%.${way}`
}

/** `trở lên` is written: what is better lies within, and what is worse must not pass 100 with it. */
function nestedAsDeclared(shares: readonly Share[], bounds: readonly Bounds[], at: number): Told | null {
  const spans = shares.map((share) => share.figure)
  const outer = bounds[at]
  const [named, inner] = [shares[at], shares.slice(0, at).find((_, index) => isAboveOuter(bounds[index], outer))]
  if (!named) return null
  if (inner)
    return found(
      'shares_nested',
      'contradiction',
      {
        vi: `“${named.name.vi} trở lên” (${shown(amountOf(named.figure), '%').vi}) nhỏ hơn “${inner.name.vi}” (${shown(amountOf(inner.figure), '%').vi}).`,
        en: `“${named.name.en} and above” (${shown(amountOf(named.figure), '%').en}) is less than “${inner.name.en}” (${shown(amountOf(inner.figure), '%').en}).`,
      },
      spans,
    )
  const rest = shares.slice(at)
  const total = totalOf(rest)
  const line =
    rest.length > 1
      ? sumText(
          rest.map((share) => amountOf(share.figure)),
          total,
        )
      : bareNumber(total)
  if (isSurelyAbove(sumOf(bounds.slice(at)), point(hundred)))
    return found(
      'shares_above_hundred',
      'contradiction',
      {
        vi: `Tính cả “trở lên”, các tỷ lệ vẫn cộng thành ${line.vi}%, quá 100%.`,
        en: `Even with “and above” the shares add up to ${line.en}%, which is above 100%.`,
      },
      spans,
      l100.vi,
      shown(total, '%').vi,
    )
  // The class named and every one below it: nothing is left out.
  const isAll = rest.length > 1 && rest.length === 4 - named.name.rank
  if (isAll && isSurelyAbove(point(hundred), sumOf(bounds.slice(at))))
    return found('shares_below_hundred', 'contradiction', notEnough(line), spans, l100.vi, shown(total, '%').vi)
  return checked(
    'shares',
    {
      vi: `“${named.name.vi} trở lên” gồm cả mức cao hơn: ${line.vi}%.`,
      en: `“${named.name.en} and above” includes what is better: ${line.en}%.`,
    },
    spans,
  )
}

const isAboveOuter = (inner: Bounds | undefined, outer: Bounds | undefined): boolean =>
  inner !== undefined && outer !== undefined && isSurelyAbove(inner, outer)
