import { cannotMeet } from '../../rule/bounds.ts'
import { hashOf, hashStart, hashWith, Likes } from '../likes.ts'
import { after, before, type Context } from './context.ts'
import { intervalOf, isPlain } from './interval.ts'
import { isOfWord } from './letters.ts'
import type { Placed } from './placed.ts'
import { quoted } from './say.ts'
import { type Check, checked, found, none, type Told, tellEach } from './told.ts'

/** So many words beside a number tell what it is of. */
const wordsBeside = 5
const fewest = 6
/** How far the words are looked for, in characters. */
const reach = 80
const little = new Set(
  'và của các là có được đã cho với trong từ đến tại ở nay thì mà cũng còn như theo về trên do bởi vào ra một những này đó'.split(
    ' ',
  ),
)

/** The same thing said twice, word for word, with different values. */
export const checkTwice: Check = (context) => {
  const { figures } = context
  const likes = new Likes(
    (at) => {
      const figure = figures[at]
      return figure === undefined ? '' : keyOf(context, figure)
    },
    (one, other) => {
      const [a, b] = [figures[one], figures[other]]
      return a !== undefined && b !== undefined && isWrittenAlike(context, a, b)
    },
  )
  return tellEach(figures, (figure) => {
    if (!isPlain(figure) || figure.role !== null || figure.kind === 'rank' || figure.about.subject === null) return none
    const hash = hashBeside(context, figure)
    if (hash === null) return none
    const one = figures[likes.find(hash, figure.index, 'first') ?? -1]
    return one === undefined || areOfTwoWholes(context, one, figure) ? none : compare(one, figure)
  })
}

/** `(có 289 cấp ủy viên)` after two different numbers: parts of two wholes. */
function areOfTwoWholes(context: Context, one: Placed, other: Placed): boolean {
  if (![one, other].every((figure) => /\([^()]*$/u.test(before(context, figure, reach)))) return false
  const [a, b] = [context.figures[one.index - 1], context.figures[other.index - 1]]
  return a !== undefined && b !== undefined && a.value !== b.value
}

/** What a number is of: its unit, period and body, and the words beside it. */
function keyOf(context: Context, figure: Placed): string {
  const ahead = before(context, figure, reach)
  const part = ahead.slice(Math.max(ahead.lastIndexOf(';'), ahead.lastIndexOf(':')) + 1)
  return [
    figure.unit,
    figure.about.period ?? '',
    figure.about.subject?.toLowerCase() ?? '',
    meaning(part).slice(-wordsBeside).join(' '),
    meaning(/^[^;:.,()]*/u.exec(after(context, figure, reach))?.[0] ?? '')
      .slice(0, wordsBeside)
      .join(' '),
  ].join('|')
}

const isWrittenAlike = (context: Context, a: Placed, b: Placed): boolean =>
  a.unit === b.unit &&
  a.about.period === b.about.period &&
  a.about.subject === b.about.subject &&
  before(context, a, reach) === before(context, b, reach) &&
  after(context, a, reach) === after(context, b, reach)

const longestLittle = Math.max(...[...little].map((word) => word.length))
/** The letters of a word in any order, for words are read from both sides. */
const summedWith = (sum: number, code: number): number => (sum + Math.imul(code, 0x9e3779b1)) | 0
const codesOf = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0))
const littleSums: ReadonlySet<number> = new Set([...little].map((word) => codesOf(word).reduce(summedWith, 0)))
/** Marks that end the words before a number, and those after it. */
const endsBefore: ReadonlySet<number> = new Set(codesOf(';:'))
const endsAfter: ReadonlySet<number> = new Set(codesOf(';:.,()'))

const meaning = (text: string): readonly string[] =>
  text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !little.has(word))

/** A number that figures with the same words beside them share; null where the words say too little. */
function hashBeside({ plain: { text } }: Context, figure: Placed): number | null {
  const { from, until, earliest, latest, about } = figure
  const left = hashOfWords(text, from - 1, Math.max(earliest, from - reach) - 1, -1, endsBefore)
  if (left.words === 0) return null
  const right = hashOfWords(text, until, Math.min(latest, until + reach), 1, endsAfter)
  return left.words + right.words < fewest ? null : hashOf(hashWith(left.hash, right.hash), about.period)
}

/** The telling words from one place to another, one way or the other, up to a mark that ends the part. */
function hashOfWords(
  text: string,
  from: number,
  end: number,
  way: 1 | -1,
  ends: ReadonlySet<number>,
): { readonly words: number; readonly hash: number } {
  let [words, hash, inner, length] = [0, hashStart, 0, 0]
  for (let at = from; way * (end - at) >= 0 && words < wordsBeside; at += way) {
    const code = at === end ? 0 : text.charCodeAt(at)
    if (isOfWord(code)) {
      inner = summedWith(inner, code)
      length++
      continue
    }
    if (
      length > 0 &&
      !(length <= longestLittle && littleSums.has(inner) && little.has(wordAt(text, at, length, way)))
    ) {
      words++
      hash = hashWith(hash, inner)
    }
    if (ends.has(code)) break
    inner = length = 0
  }
  return { words, hash }
}

/** The word that was just passed. */
const wordAt = (text: string, at: number, length: number, way: 1 | -1): string =>
  way === 1 ? text.slice(at - length, at) : text.slice(at + 1, at + 1 + length)

function compare(one: Placed, other: Placed): readonly Told[] {
  if (one.sentence === other.sentence) return none
  if (one.value === other.value || !cannotMeet(intervalOf(one), intervalOf(other)))
    return [
      checked(
        'said_twice',
        { vi: `Nói hai lần, cùng là ${quoted(one)}.`, en: `Said twice, and both times ${quoted(one)}.` },
        [one, other],
      ),
    ]
  return [
    found(
      'said_twice',
      'reading',
      {
        vi: `Cùng một ý nhưng chỗ ghi ${quoted(one)}, chỗ ghi ${quoted(other)}: chỉ đúng nếu hai chỗ nói về hai đối tượng hoặc hai thời điểm.`,
        en: `The same words say ${quoted(one)} in one place and ${quoted(other)} in another: holds only if they speak of two bodies or two times.`,
      },
      [one, other],
      quoted(one),
      quoted(other),
    ),
  ]
}
