import { cannotMeet } from '../../rule/bounds.ts'
import { after, before, type Context, type Placed } from './context.ts'
import { intervalOf, isPlain } from './interval.ts'
import { quoted } from './say.ts'
import { type Check, checked, found, type Told } from './told.ts'

/** So many words beside a number tell what it is of. */
const wordsBeside = 5
const fewest = 6
/** Two statements of one thing are compared with the first one, and with so few others at most. */
const mostOfOne = 12
const little = new Set(
  'và của các là có được đã cho với trong từ đến tại ở nay thì mà cũng còn như theo về trên do bởi vào ra một những này đó'.split(
    ' ',
  ),
)

/** The same thing said twice, word for word, with different values. */
export const checkTwice: Check = (context) => {
  const first = new Map<string, Placed[]>()
  const told: Told[] = []
  for (const figure of context.figures) {
    if (!isPlain(figure) || figure.role !== null || figure.kind === 'rank' || figure.about.subject === null) continue
    const key = keyOf(context, figure)
    if (key === null) continue
    const known = first.get(key)
    if (!known) {
      first.set(key, [figure])
      continue
    }
    if (known.length < mostOfOne) known.push(figure)
    const [one] = known
    if (one) told.push(...compare(one, figure))
  }
  return told
}

/** What a number is of: its unit, period and body, and the words beside it; null where they say too little. */
function keyOf(context: Context, figure: Placed): string | null {
  const ahead = before(context, figure, 80)
  const part = ahead.slice(Math.max(ahead.lastIndexOf(';'), ahead.lastIndexOf(':')) + 1)
  const [left, right] = [
    meaning(part).slice(-wordsBeside),
    meaning(/^[^;:.,()]*/u.exec(after(context, figure, 80))?.[0] ?? '').slice(0, wordsBeside),
  ]
  if (left.length === 0 || left.length + right.length < fewest) return null
  return [
    figure.unit,
    figure.about.period ?? '',
    figure.about.subject?.toLowerCase() ?? '',
    left.join(' '),
    right.join(' '),
  ].join('|')
}

const meaning = (text: string): readonly string[] =>
  text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !little.has(word))

function compare(one: Placed, other: Placed): readonly Told[] {
  if (one.sentence === other.sentence) return []
  if (!cannotMeet(intervalOf(one), intervalOf(other)))
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
