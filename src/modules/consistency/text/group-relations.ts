import type { Draft, Reading } from './draft.ts'
import type { Group } from './groups.ts'
import { kindsOf } from './lexicon/nouns.ts'
import { complements, penalties } from './lexicon/stops.ts'
import { over, type Related } from './related.ts'
import { lowAt, type Tokens } from './tokens.ts'

/** `parts` where the text lists what a whole is made of, `of-which` where it names some of it. */
export function ofGroup(reading: Reading, group: Group): Related[] {
  const whole = reading.drafts[group.whole]
  if (whole === undefined || group.compares || whole.role === 'low' || whole.role === 'high') return []
  if (whole.kind === 'rank' || whole.kind === 'duration' || whole.unit === '') return []
  if (group.by === 'colon' && !whole.isPrinted && whole.word !== 'exact') return []
  const parts = group.parts.filter((at) => isPart(reading, group, whole, at))
  if (parts.length === 0) return []
  const isAll = !group.isOpen && parts.length > 1 && whole.kind !== 'percent'
  const isWhole = group.by === 'of-which' ? isAll && areComplements(reading, parts) : isAll
  if (isWhole) return [over(reading, 'parts', [group.whole, ...parts])]
  if (group.by === 'bracket' || group.by === 'colon') return []
  return parts.map((part) => over(reading, 'of-which', [group.whole, part]))
}

function isPart({ tokens, drafts }: Reading, group: Group, whole: Draft, at: number): boolean {
  const part = drafts[at]
  if (part === undefined || part.kind !== whole.kind || !isWithin(part.unit, whole.unit)) return false
  const isListed = group.by === 'bracket' || (group.by === 'colon' && at < group.looseFrom)
  return isListed || part.unit !== whole.unit || isLabelled(tokens, part) || isSameNoun(tokens, whole, part)
}

/** `cảnh cáo: 2 đồng chí`: the form of a punishment says what it is a part of. */
const isLabelled = (tokens: Tokens, { from }: Draft): boolean =>
  penalties.before(tokens, lowAt(tokens, from - 1) === ':' ? from - 1 : from) !== null

/** Units whose things are things of the other unit too. */
const isWithin = (part: string, whole: string): boolean =>
  part === whole ||
  (whole === 'tổ chức' && (part === 'chi bộ' || part === 'đảng bộ')) ||
  (part === 'trường hợp' && (whole === 'người' || whole === 'tổ chức')) ||
  kindsOf.get(whole)?.has(part) === true

/** Do two figures name what they count by the same word, or does the part name nothing? */
function isSameNoun(tokens: Tokens, whole: Draft, part: Draft): boolean {
  if (part.counted === null || whole.counted === null) return true
  if (complements.at(tokens, part.counted.from) !== null) return true
  return lowAt(tokens, part.counted.from) === lowAt(tokens, whole.counted.from)
}

/** Two parts that leave nothing out: women and men, party cells and committees, at home and abroad. */
function areComplements({ tokens, drafts }: Reading, parts: readonly number[]): boolean {
  if (parts.length !== 2) return false
  const words = parts.map((at) => {
    const draft = drafts[at]
    const found = new Set<number>()
    if (draft === undefined) return found
    for (let i = draft.from - 3; i < Math.max(draft.to, draft.counted?.end ?? 0) + 2; i++) {
      if ([',', ';', 'và'].includes(lowAt(tokens, i)) && i < draft.from) found.clear()
      if ([',', ';', 'và'].includes(lowAt(tokens, i)) && i >= draft.to) break
      const side = complements.at(tokens, i)
      if (side !== null) found.add(side.value)
    }
    return found
  })
  return [...(words[0] ?? [])].some((side) => words[1]?.has(-side))
}
