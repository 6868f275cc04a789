import type { Found } from './calendar.ts'
import type { Draft, Reading } from './draft.ts'
import { ofGroup } from './group-relations.ts'
import type { Group } from './groups.ts'
import { ofChange, ofPercent } from './percent-relations.ts'
import { over, type Related } from './related.ts'
import { sharesOf } from './shares.ts'
import { isNumber } from './tokens.ts'

/** All that the text states between its figures; each looks a bounded way back, so that the work stays linear. */
export function relationsOf(reading: Reading, groups: readonly Group[]): Related[] {
  const related: Related[] = []
  for (const { kind, first } of reading.pairs) related.push(over(reading, kind, [first, first + 1]))
  const wholeOf = new Map<number, number>()
  for (const group of groups) {
    for (const one of ofGroup(reading, group)) {
      related.push(one)
      if (one.kind === 'parts') for (const part of one.figures.slice(1)) wholeOf.set(part, group.whole)
    }
  }
  reading.drafts.forEach((draft, at) => {
    const one = ofPercent(reading, draft, at, wholeOf) ?? ofChange(reading, draft, at) ?? ofStreak(reading, draft, at)
    if (one !== null) related.push(one)
  })
  related.push(...sharesOf(reading))
  return related
}

/** The years in brackets after a streak are part of what it states. */
function ofStreak(reading: Reading, draft: Draft, at: number): Related | null {
  if (draft.kind !== 'streak') return null
  for (let i = draft.to; i < draft.to + 6; i++) {
    const found = isNumber(reading.tokens, i) ? mentionAt(reading, i) : undefined
    if (found !== undefined) return over(reading, 'streak', [at], found.to)
  }
  return over(reading, 'streak', [at])
}

/** The mention a token belongs to, by halving. */
function mentionAt({ mentions }: Reading, token: number): Found | undefined {
  let low = 0
  let high = mentions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((mentions[middle]?.to ?? 0) <= token) low = middle + 1
    else high = middle
  }
  const found = mentions[low]
  return found !== undefined && found.from <= token ? found : undefined
}
