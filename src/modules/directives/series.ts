import { type Day, dayParts } from '../../platform/domain/day.ts'
import { countOf, type DirectiveSymbol, leadAgency } from './symbol.ts'

/** A number that was used: of a document in the register, or withheld because it bears a secrecy level. */
export interface UsedNumber {
  readonly symbol: DirectiveSymbol
  readonly issuedOn: Day | null
  readonly isWithheld: boolean
}

/** A term of the committee; its congress numbers all its documents in one series. */
export interface SeriesTerm {
  readonly code: string
  readonly first: Day
  readonly last: Day
  readonly congressFirst: Day | null
  readonly congressLast: Day | null
}

/** One series of numbers: of one type and agency within one term (36-HD/VPTW), or of a congress, which counts all types together. */
export interface Series {
  readonly key: string
  /** Null in the series of a congress. */
  readonly type: string | null
  readonly agency: string
  /** Null for documents whose term is not known: nothing is said about what is missing between them. */
  readonly term: string | null
  readonly isCongress: boolean
  readonly registered: number
  readonly withheld: number
  readonly last: number
  /** Numbers that nobody has seen, as ranges with both ends. */
  readonly gaps: readonly (readonly [first: number, last: number])[]
  readonly missing: number
  /** Numbers that more than one document bears. */
  readonly doubles: readonly number[]
}

/** Numbers begin at 01 for each type in each term; joint documents stand in the series of their lead. */
export function seriesOf(used: readonly UsedNumber[], terms: readonly SeriesTerm[]): readonly Series[] {
  const groups = new Map<string, { place: Place; used: UsedNumber[] }>()
  for (const item of used) {
    const place = placeOf(item, terms)
    const key = [place.term ?? '', place.isCongress ? 'congress' : '', place.type ?? '', place.agency].join('|')
    const group = groups.get(key) ?? { place, used: [] }
    group.used.push(item)
    groups.set(key, group)
  }
  return [...groups].map(([key, group]) => told(key, group.place, group.used))
}

type Place = Pick<Series, 'type' | 'agency' | 'term' | 'isCongress'>

function placeOf({ symbol, issuedOn }: UsedNumber, terms: readonly SeriesTerm[]): Place {
  const agency = leadAgency(symbol)
  if (issuedOn === null) return { type: symbol.type, agency, term: null, isCongress: false }
  // The series of a congress runs from its preparatory session to its closing.
  const congress = terms.find(
    ({ congressFirst, congressLast }) =>
      agency === 'ĐH' &&
      congressFirst !== null &&
      congressLast !== null &&
      congressFirst <= issuedOn &&
      issuedOn <= congressLast,
  )
  if (congress) return { type: null, agency, term: congress.code, isCongress: true }
  const term = terms.find(({ first, last }) => first <= issuedOn && issuedOn <= last)
  return { type: symbol.type, agency, term: term?.code ?? null, isCongress: false }
}

/**
 * Do two documents bear one number of one series? A series may leave numbers out and never gives one twice; a letter makes another
 * number (`12a`). Where no term is recorded for either day, documents of one year are taken for one series.
 */
export function bearSameNumber(a: UsedNumber, b: UsedNumber, terms: readonly SeriesTerm[]): boolean {
  if (a.symbol.number !== b.symbol.number || a.issuedOn === null || b.issuedOn === null) return false
  const [one, other] = [placeOf(a, terms), placeOf(b, terms)]
  if (one.agency !== other.agency || one.type !== other.type || one.isCongress !== other.isCongress) return false
  if (one.term !== null || other.term !== null) return one.term === other.term
  return dayParts(a.issuedOn).year === dayParts(b.issuedOn).year
}

function told(key: string, place: Place, used: readonly UsedNumber[]): Series {
  const counts = new Map<number, Set<string>>()
  for (const { symbol } of used) {
    const count = countOf(symbol)
    counts.set(count, (counts.get(count) ?? new Set()).add(symbol.number))
  }
  const numbers = [...counts.keys()].sort((a, b) => a - b)
  const gaps = place.term === null ? [] : gapsBetween(numbers)
  const seen = new Map<string, number>()
  for (const { symbol } of used) seen.set(symbol.number, (seen.get(symbol.number) ?? 0) + 1)
  const doubles = place.term === null ? [] : [...seen].filter(([, times]) => times > 1)
  return {
    key,
    ...place,
    registered: used.filter((item) => !item.isWithheld).length,
    withheld: used.filter((item) => item.isWithheld).length,
    last: numbers.at(-1) ?? 0,
    gaps,
    missing: gaps.reduce((sum, [first, last]) => sum + last - first + 1, 0),
    doubles: [...new Set(doubles.map(([number]) => Number.parseInt(number, 10)))].sort((a, b) => a - b),
  }
}

function gapsBetween(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const gaps: (readonly [number, number])[] = []
  let next = 1
  for (const number of numbers) {
    if (number > next) gaps.push([next, number - 1])
    next = number + 1
  }
  return gaps
}
