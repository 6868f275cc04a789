import type { Period } from '../../../../platform/domain/period.ts'
import { foldForSearch } from '../../../../platform/domain/text.ts'
import type { Figure } from '../../../figures/figure.ts'
import { type Measure, versionOn } from '../../../figures/measure.ts'
import { nameOn, partiesUnder } from '../../../org/forest.ts'
import type { UnitId } from '../../../org/unit.ts'
import { subjectsAt, unitAt } from '../../document/place.ts'
import { figureIn, isHeld, type LiveScene } from './scene.ts'

const mostFound = 30
const mostUnitsNamed = 5

/** A figure that can be inserted. */
export interface Offer {
  readonly unitPlace: string
  readonly unitId: UnitId
  readonly measure: Measure
  readonly class: string | null
  readonly figure: Figure
  readonly rank: number
}

interface UnitNamed {
  readonly place: string
  readonly unitId: UnitId
  /** Words that its name took away from what was searched for. */
  readonly words: readonly string[]
}

/** What fits the words, those that hold a value first. */
export function findIn(
  scene: LiveScene,
  input: { readonly words: string; readonly at?: string | undefined },
  period: Period,
): { readonly offers: readonly Offer[]; readonly hasMore: boolean } {
  const words = foldForSearch(input.words)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const offers: Offer[] = []
  for (const unit of unitsFor(scene, input.at, words, period)) {
    const left = words.filter((word) => !unit.words.includes(word))
    for (const measure of matching(scene, left, period)) {
      const offer = best(scene, unit, measure, left, period)
      if (offer) offers.push(...offer)
    }
  }
  const sorted = offers.sort((a, b) => a.rank - b.rank)
  return { offers: sorted.slice(0, mostFound), hasMore: sorted.length > mostFound }
}

/** The unit asked for; or the reporting one, and units below whose name is in the words. */
function unitsFor(
  scene: LiveScene,
  at: string | undefined,
  words: readonly string[],
  period: Period,
): readonly UnitNamed[] {
  const { catalogue, home } = scene
  const { forest } = catalogue
  if (at !== undefined) {
    const unitId = unitAt(forest, home, at, period.last)
    return unitId === undefined ? [] : [{ place: at, unitId, words: [] }]
  }
  const named =
    words.length < 2
      ? []
      : [...partiesUnder(forest, home, scene.period.last)].flatMap((unitId): UnitNamed[] => {
          if (unitId === home) return []
          const name = foldForSearch(nameOn(forest, unitId, scene.period.last).vi)
          const own = name.split(/[^\p{L}\p{N}]+/u).slice(2)
          const taken = words.filter((word) => own.includes(word))
          return own.length > 0 && own.slice(-2).every((word) => words.includes(word))
            ? [{ place: forest.units.get(unitId)?.code ?? '', unitId, words: taken }]
            : []
        })
  return [{ place: '@self', unitId: home, words: [] }, ...named.slice(0, mostUnitsNamed)]
}

const folded = new WeakMap<Measure, string>()
function nameFolded(measure: Measure): string {
  let name = folded.get(measure)
  if (name === undefined) {
    name = foldForSearch(`${measure.vi} ${measure.en} ${measure.code}`)
    folded.set(measure, name)
  }
  return name
}

/** Measures all of whose words fit, in the order of the catalogue. */
function matching(scene: LiveScene, words: readonly string[], period: Period): readonly Measure[] {
  const classWords = (measure: Measure): string => {
    const set = measure.classSet === null ? undefined : scene.catalogue.classSets.get(measure.classSet)
    return set ? foldForSearch(set.classes.map((item) => `${item.vi} ${item.en}`).join(' ')) : ''
  }
  return [...scene.catalogue.measures.values()].flatMap((versions) => {
    const measure = versionOn(versions, period.last)
    if (!measure) return []
    const name = `${nameFolded(measure)} ${classWords(measure)}`
    return words.every((word) => name.includes(word)) ? [measure] : []
  })
}

/** What can be said of a measure at a unit: its value, or each class of it that fits the words; the body that holds it first. */
function best(
  scene: LiveScene,
  unit: UnitNamed,
  measure: Measure,
  words: readonly string[],
  period: Period,
): readonly Offer[] | undefined {
  const { catalogue } = scene
  const bodies = subjectsAt(catalogue.forest, unit.unitId, measure, period.last)
  if (bodies.length === 0) return undefined
  const set = measure.classSet === null ? undefined : catalogue.classSets.get(measure.classSet)
  const classes = set ? set.classes.map((item) => item.code) : [null]
  const offers = classes.flatMap((classCode): Offer[] => {
    const item = set?.classes.find((one) => one.code === classCode)
    const text = `${nameFolded(measure)} ${item ? foldForSearch(`${item.vi} ${item.en}`) : ''}`
    if (!words.every((word) => text.includes(word))) return []
    const figures = bodies.flatMap(
      (id) => figureIn(scene, { unitId: id, measure: measure.code, class: classCode, aspect: 'actual', period }) ?? [],
    )
    const figure = figures.find(isHeld) ?? figures[0]
    if (!figure) return []
    const isFirst = words.length > 0 && nameFolded(measure).startsWith(words[0] ?? '')
    return [
      {
        unitPlace: unit.place,
        unitId: unit.unitId,
        measure,
        class: classCode,
        figure,
        rank: (isHeld(figure) ? 0 : 100) + (isFirst ? 0 : 10) + (unit.words.length > 0 ? 0 : 1),
      },
    ]
  })
  return offers
}
