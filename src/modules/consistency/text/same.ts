import type { ReadFigure, Relation } from './figure.ts'

/** Shorter topics than this name too many things to be the same. */
const enough = 20

/** What a figure says, without its value; null when the words are too few to tell. */
function keyOf({ role, unit, about }: ReadFigure): string | null {
  const { subject, period, topic, base } = about
  if (role !== null || topic === null || topic.length < enough) return null
  if (subject === null || period === null) return null
  return `${unit}|${subject}|${period}|${topic}|${base}`.toLowerCase()
}

/** A percentage with decimals and its base is said of one thing only: `53,68% kế hoạch năm`. */
const percentOf = ({ unit, decimals, value, about }: ReadFigure): string | null =>
  unit === '%' && decimals > 0 && about.base !== null ? `${value}|${about.base}`.toLowerCase() : null

/** Pairs of figures that say the same of the same, each with the one before it. */
export function sameOf(figures: readonly ReadFigure[]): Relation[] {
  const last = new Map<string, number>()
  const relations: Relation[] = []
  figures.forEach((figure, at) => {
    for (const key of [keyOf(figure), percentOf(figure)]) {
      if (key === null) continue
      const before = last.get(key)
      last.set(key, at)
      const first = before === undefined ? undefined : figures[before]
      if (before === undefined || first === undefined) continue
      relations.push({ kind: 'same', figures: [before, at], span: { start: first.start, end: figure.end } })
      break
    }
  })
  return relations
}
