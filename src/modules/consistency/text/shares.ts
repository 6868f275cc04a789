import type { Draft, Reading } from './draft.ts'
import { nouns } from './lexicon/nouns.ts'
import { classes, sectors } from './lexicon/stops.ts'
import { isSameSentence, over, type Related } from './related.ts'
import { lowAt, type Tokens } from './tokens.ts'

/** What a percentage is of and which class it is, when it is one: `96,96% ĐV hoàn thành tốt nhiệm vụ`. */
function classOf(tokens: Tokens, draft: Draft): { of: string; name: string } | null {
  const noun = nouns.at(tokens, draft.to)
  const after = classes.at(tokens, noun?.to ?? draft.to)
  if (after !== null) return { of: `after ${noun?.value ?? ''}`, name: after.value }
  let at = draft.from
  while (draft.from - at < 4 && ['đạt', 'chiếm', 'là', ':', 'tỷ', 'lệ', ',', '('].includes(lowAt(tokens, at - 1))) at--
  const before = classes.before(tokens, at)
  if (before !== null) return { of: 'before', name: before.value }
  const sector = lowAt(tokens, at) === 'chiếm' ? sectors.before(tokens, at) : null
  return sector === null ? null : { of: 'sector', name: sector.value }
}

/** The next percentage of a list, with at most one number between that counts the same things as the ones before. */
function isNextShare(reading: Reading, before: number, at: number): boolean {
  if (!isSameSentence(reading, before, at)) return false
  if (before === at - 1) return true
  const counts = [reading.drafts[before - 1], reading.drafts[at - 1]]
  return before === at - 2 && counts[1]?.kind === 'count' && counts[0]?.unit === counts[1].unit
}

/** Percentages of the classes of one set, printed one after the other. */
export function sharesOf(reading: Reading): Related[] {
  const { tokens, drafts } = reading
  const related: Related[] = []
  let run: number[] = []
  let names = new Set<string>()
  let of = ''
  const end = (): void => {
    if (run.length > 1) related.push(over(reading, 'shares', run))
    run = []
    names = new Set()
  }
  drafts.forEach((draft, at) => {
    if (draft.unit !== '%') return
    const own = classOf(tokens, draft)
    const previous = run.at(-1)
    const isNext = own !== null && previous !== undefined && isNextShare(reading, previous, at)
    if (!isNext || own.of !== of || names.has(own.name)) end()
    if (own === null) return
    of = own.of
    names.add(own.name)
    run.push(at)
  })
  end()
  return related
}
