import type { ReadFigure, Relation } from './figure.ts'
import { hashOf, hashStart, Likes } from './likes.ts'

/** Shorter topics than this name too many things to be the same. */
const enough = 20

/** Do the words of a figure, without its value, tell what it is of? */
const isTold = ({ role, about: { subject, period, topic } }: ReadFigure): boolean =>
  role === null && topic !== null && topic.length >= enough && subject !== null && period !== null

const saidBy = ({ unit, about: { subject, period, topic, base } }: ReadFigure): string =>
  [unit, subject, period, topic, base].join('|').toLowerCase()

/** A percentage with decimals and its base is said of one thing only: `53,68% kế hoạch năm`. */
const isOfBase = ({ unit, decimals, about }: ReadFigure): boolean => unit === '%' && decimals > 0 && about.base !== null

const percentOf = ({ value, about }: ReadFigure): string => `${value}|${about.base}`.toLowerCase()

/** What figures say by a key, and without making it where they are written alike. */
const likesBy = (
  figures: readonly ReadFigure[],
  key: (figure: ReadFigure) => string,
  isSame: (a: ReadFigure, b: ReadFigure) => boolean,
): Likes =>
  new Likes(
    (at) => {
      const figure = figures[at]
      return figure === undefined ? '' : key(figure)
    },
    (one, other) => {
      const [a, b] = [figures[one], figures[other]]
      return a !== undefined && b !== undefined && isSame(a, b)
    },
  )

const isSaidAlike = (a: ReadFigure, b: ReadFigure): boolean =>
  a.unit === b.unit &&
  a.about.period === b.about.period &&
  a.about.subject === b.about.subject &&
  a.about.topic === b.about.topic &&
  a.about.base === b.about.base

const isSamePercent = (a: ReadFigure, b: ReadFigure): boolean => a.value === b.value && a.about.base === b.about.base

const hashOfSaid = ({ about: { period, topic } }: ReadFigure): number => hashOf(hashOf(hashStart, period), topic)

/** Pairs of figures that say the same of the same, each with the one before it. */
export function sameOf(figures: readonly ReadFigure[]): Relation[] {
  const relations: Relation[] = []
  const said = likesBy(figures, saidBy, isSaidAlike)
  const percents = likesBy(figures, percentOf, isSamePercent)
  for (let at = 0; at < figures.length; at++) {
    const figure = figures[at]
    if (figure === undefined) continue
    let before = isTold(figure) ? said.find(hashOfSaid(figure), at, 'before') : undefined
    if (before === undefined && isOfBase(figure)) before = percents.find(hashOf(hashStart, figure.value), at, 'before')
    const first = before === undefined ? undefined : figures[before]
    if (before === undefined || first === undefined) continue
    relations.push({ kind: 'same', figures: [before, at], span: { start: first.start, end: figure.end } })
  }
  return relations
}
