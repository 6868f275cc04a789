import type { Day } from '../../platform/domain/day.ts'
import type { Text } from '../../platform/domain/text.ts'
import type { NoticeKind } from './deadline.ts'

/** What a notice says, and of which unit. */
export interface Said {
  readonly kind: NoticeKind
  readonly title: Text
  readonly dueOn: Day
  /** Ends with `unit=` and the code of the unit. */
  readonly path: string
  readonly unitId: string
}

const wordsOf = ({ kind, title, dueOn, path }: Said): string =>
  JSON.stringify([kind, title.vi, title.en, dueOn, path.replace(/[?&]unit=[^&]*$/, '')])

/**
 * Notices that say the same of several units stand together, each unit once; in the order of their first. A second one of the
 * same unit stands apart: it is another thing to do.
 */
export function together<Notice extends Said>(notices: readonly Notice[]): readonly (readonly Notice[])[] {
  const all: Notice[][] = []
  const byWords = new Map<string, { units: Set<string>; notices: Notice[] }[]>()
  for (const notice of notices) {
    const words = wordsOf(notice)
    const groups = byWords.get(words) ?? []
    byWords.set(words, groups)
    const free = groups.find(({ units }) => !units.has(notice.unitId))
    if (free) {
      free.units.add(notice.unitId)
      free.notices.push(notice)
    } else {
      const begun = { units: new Set([notice.unitId]), notices: [notice] }
      groups.push(begun)
      all.push(begun.notices)
    }
  }
  return all
}
