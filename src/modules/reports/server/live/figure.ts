import { type Period, parsePeriod, sameDays, samePeriodLastYear } from '../../../../platform/domain/period.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import type { Figure, FigureKey } from '../../../figures/figure.ts'
import { type Measure, versionOn } from '../../../figures/measure.ts'
import { leavesUnder } from '../../../figures/totals.ts'
import { existsOn, roleOn } from '../../../org/forest.ts'
import type { UnitId, UnitRole } from '../../../org/unit.ts'
import type { LiveRun } from '../../contract/live.ts'
import type { FigurePlace } from '../../document/content.ts'
import { type Stated, wordsOf } from '../../document/phrase/stated.ts'
import { type PhraseMaterial, phraseOf } from '../../document/phrase.ts'
import { periodAt, subjectsAt, thanText, unitAt } from '../../document/place.ts'
import { placeWords, type Trouble, type TroubleKind } from '../../document/trouble.ts'
import { measureNamed } from './measure-named.ts'
import { type Planned, planOf } from './plan.ts'
import { figureIn, isHeld, type LiveScene, statedFrom } from './scene.ts'
import { countedTargets } from './targets-met.ts'
import { troubleText } from './trouble-text.ts'

/** What a place says, with the figures behind its numbers. */
export interface LiveFigure {
  readonly id: string
  readonly runs: readonly LiveRun[]
  readonly words: string
  readonly trouble: Trouble | null
  readonly figures: readonly Figure[]
}

/** Where a place leads: the address of its result, or what is wrong with it. */
type Found = { readonly key: FigureKey; readonly measure: Measure } | { readonly trouble: Trouble }

const wrong = (kind: TroubleKind, named: string, measure?: Text): { readonly trouble: Trouble } => ({
  trouble: troubleText(kind, named, measure),
})

/** The address a place means: of the bodies that may hold the measure, the first that holds it. */
function addressAt(scene: LiveScene, place: Omit<FigurePlace, 'id' | 'form'>): Found {
  const { catalogue, period: report } = scene
  const versions = catalogue.measures.get(place.measure)
  if (!versions) return wrong('unknown-measure', place.measure)
  const period = periodAt(place.period, report, (text) => parsePeriod(text, (code) => catalogue.terms.get(code)))
  if (!period.ok) return wrong('unknown-period', place.period)
  const measure = versionOn(versions, period.value.last)
  if (!measure) return wrong('unknown-measure', place.measure, measureNamed(catalogue, place.measure))
  const set = measure.classSet === null ? undefined : catalogue.classSets.get(measure.classSet)
  if (place.class !== null && !set?.classes.some((item) => item.code === place.class))
    return wrong('unknown-class', place.class, measureNamed(catalogue, place.measure))
  const unitId = unitAt(catalogue.forest, scene.home, place.unit, period.value.last)
  if (unitId === undefined) return wrong('unknown-unit', place.unit)
  const keys = subjectsAt(catalogue.forest, unitId, measure, period.value.last).map(
    (id): FigureKey => ({
      unitId: id,
      measure: place.measure,
      class: place.class,
      aspect: place.aspect,
      period: period.value,
    }),
  )
  const [first] = keys
  if (!first) return wrong('unknown-unit', place.unit)
  const key = keys.find((at) => isHeld(figureIn(scene, at))) ?? first
  return { key, measure }
}

/** The words and numbers of a place as they are now. */
export function liveFigure(scene: LiveScene, place: FigurePlace): LiveFigure {
  const found = addressAt(scene, place)
  if ('trouble' in found) {
    const counted = place.form === 'targets-met' ? countedTargets(scene) : undefined
    return counted ? { id: place.id, figures: [], ...counted } : inTrouble(scene, place, found.trouble)
  }
  const { key, measure } = found
  const result = figureIn(scene, key)
  if (!result) return inTrouble(scene, place, troubleText('forbidden', ''))
  if (place.form === 'targets-met') return targetsMet(scene, place, result)
  const planned = needsPlan(place) ? planOf(scene, key, measure, place.plan) : undefined
  const main = planned?.result ?? result
  const before = place.form === 'growth' ? beforeOf(scene, place, key) : undefined
  if (before && 'trouble' in before) return inTrouble(scene, place, before.trouble)
  const figures = [main, planned?.plan, planned?.rate, before?.figure].flatMap((figure) => (figure ? [figure] : []))
  return said(scene, place, figures, {
    since: planned ? sinceOf(planned, key) : null,
    result: statedFrom(scene, main),
    plan: planned ? statedFrom(scene, planned.plan) : null,
    planName: planned?.name ?? { vi: 'kế hoạch', en: 'plan' },
    rate: planned?.rate ? statedFrom(scene, planned.rate) : null,
    isLimit: isLimit(scene, key),
    before: before?.figure ? statedFrom(scene, before.figure) : null,
    than: before?.than ?? null,
    set: null,
  })
}

/** Where the plan counts from an earlier day than the period, the sentence says from which. */
function sinceOf({ result, plan }: Planned, { period }: FigureKey): Text | null {
  if (sameDays(result.key.period, period)) return null
  return plan.key.period.kind === 'term'
    ? { vi: 'lũy kế từ đầu nhiệm kỳ', en: 'since the term began' }
    : { vi: 'lũy kế từ đầu năm', en: 'since 1 January' }
}

const needsPlan = ({ form }: FigurePlace): boolean =>
  form === 'of-plan' || form === 'percent-of-plan' || form === 'against-plan'

export const isLimit = (scene: LiveScene, key: FigureKey): boolean =>
  scene.limits.has(`${key.unitId}|${key.measure}|${key.class ?? ''}`)

function said(
  scene: LiveScene,
  place: FigurePlace,
  figures: readonly Figure[],
  material: Omit<PhraseMaterial, 'form' | 'language' | 'cutOffOn' | 'partsName'>,
): LiveFigure {
  const phrase = phraseOf({
    ...material,
    form: place.form,
    language: scene.language,
    cutOffOn: scene.period.last,
    partsName: partsName(scene, figures[0]),
  })
  return { id: place.id, runs: phrase.runs, words: wordsOf(phrase.runs), trouble: phrase.trouble, figures }
}

/** A unit that was founded within a period has no whole period to be compared with. */
export const isComparable = (scene: LiveScene, unitId: UnitId, period: Period): boolean =>
  existsOn(scene.catalogue.forest, unitId, period.first)

/** What a growth is set against: the same unit in the earlier period; by default the one a year ago. */
function beforeOf(scene: LiveScene, place: FigurePlace, key: FigureKey) {
  const { catalogue, period: report } = scene
  const parse = (text: string) => parsePeriod(text, (code) => catalogue.terms.get(code))
  const against = place.against === null ? null : periodAt(place.against, report, parse)
  if (against && !against.ok) return wrong('unknown-period', place.against ?? '')
  const period = against?.value ?? samePeriodLastYear(key.period)
  if (!isComparable(scene, key.unitId, period)) return wrong('not-comparable', '')
  const figure = figureIn(scene, { ...key, period })
  if (!figure) return wrong('forbidden', '')
  return { figure, than: thanText(key.period, period) }
}

/** How many targets are met out of how many: as stated for `….met` and `….set`, else as the board counts them. */
function targetsMet(scene: LiveScene, place: FigurePlace, met: Figure): LiveFigure {
  const set = place.measure.endsWith('.met')
    ? figureIn(scene, { ...met.key, measure: place.measure.replace(/\.met$/, '.set') })
    : undefined
  const counted = isHeld(met) && isHeld(set) ? undefined : countedTargets(scene)
  if (counted) return { id: place.id, figures: [], ...counted }
  const none: Stated | null = null
  return said(scene, place, set ? [met, set] : [met], {
    since: null,
    result: statedFrom(scene, met),
    plan: none,
    planName: { vi: '', en: '' },
    rate: none,
    isLimit: false,
    before: none,
    than: null,
    set: isHeld(set) ? statedFrom(scene, set) : null,
  })
}

export const inTrouble = (scene: LiveScene, place: { id: string }, trouble: Trouble): LiveFigure => {
  const words = placeWords[trouble.kind][scene.language]
  return { id: place.id, runs: [{ text: words }], words, trouble, figures: [] }
}

const cells: readonly UnitRole[] = ['cell', 'grassroots_cell', 'cell_group']

/** What the parts of a partial sum are called: `chi bộ` where all of them are cells. */
function partsName(scene: LiveScene, figure: Figure | undefined): { vi: string; en: string } {
  const { forest } = scene.catalogue
  if (!figure?.isPartial) return { vi: 'đơn vị', en: 'units' }
  const on = figure.key.period.last
  const parts =
    figure.leaves.length > 0
      ? figure.leaves.map((leaf) => leaf.unitId)
      : [...leavesUnder(forest, figure.key.unitId, on)]
  return parts.length > 0 && parts.every((id) => cells.includes(roleOn(forest, id, on) ?? 'city'))
    ? { vi: 'chi bộ', en: 'cells' }
    : { vi: 'đơn vị', en: 'units' }
}
