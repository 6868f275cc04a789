import { coverageOf, entriesBehind, type Figure } from '../figure.ts'

type Ids = readonly string[]

interface Behind {
  readonly byMeasure: ReadonlyMap<string, Ids>
  /** Of a figure from kept totals, which tells only how many. */
  readonly unnamed: number
}

const behind = new WeakMap<Figure, Behind>()

/** Found once for a figure, since a sum may stand on thousands of entries. */
function behindOf(figure: Figure): Behind {
  let known = behind.get(figure)
  if (!known) {
    const { have, approved } = figure.via.kind === 'kept' ? coverageOf(figure) : { have: 0, approved: 0 }
    const byMeasure = new Map<string, string[]>()
    for (const { id, measure, isApproved } of entriesBehind(figure)) {
      if (isApproved) continue
      const ids = byMeasure.get(measure)
      if (ids) ids.push(id)
      else byMeasure.set(measure, [id])
    }
    known = { byMeasure, unnamed: have - approved }
    behind.set(figure, known)
  }
  return known
}

/**
 * How many entries behind these figures nobody approved yet, each once; of figures from kept totals one for each leaf. Only
 * entries of one measure can stand behind two of them.
 */
export function unapprovedIn(figures: Iterable<Figure>): number {
  const lists = new Map<string, Ids[]>()
  let count = 0
  for (const figure of new Set(figures)) {
    const { byMeasure, unnamed } = behindOf(figure)
    count += unnamed
    for (const [measure, ids] of byMeasure) {
      const list = lists.get(measure)
      if (list) list.push(ids)
      else lists.set(measure, [ids])
    }
  }
  for (const list of lists.values()) count += differentIn(list)
  return count
}

const counted = new WeakMap<Ids, { readonly lists: readonly Ids[]; readonly count: number }>()

/** Kept with the first list: a document is drawn over and over from the same figures. */
function differentIn(lists: readonly Ids[]): number {
  const [first] = lists
  if (!first) return 0
  if (lists.length === 1) return first.length
  const known = counted.get(first)
  if (known?.lists.length === lists.length && known.lists.every((ids, at) => ids === lists[at])) return known.count
  const different = new Set<string>()
  for (const ids of lists) for (const id of ids) different.add(id)
  counted.set(first, { lists, count: different.size })
  return different.size
}
