import type { Figure, FigureKey, Ledger } from '../../../figures/figure.ts'
import { termsOf } from '../../../figures/formula.ts'
import { periodOf } from '../../../figures/server/public.ts'
import { heldInPeriod } from './held.ts'
import { codeOf, keptFigure, placeOf, type Scene } from './scene.ts'

/** The measures of targets and of what is held in the period, and the formulas over these. */
function measuresOnBoard(scene: Scene, held: ReturnType<typeof heldInPeriod>): ReadonlySet<string> {
  const known = new Set(scene.rows.targets.map((target) => codeOf(scene, target.measureId)))
  for (const [code, { isOnBoard }] of held) if (isOnBoard) known.add(code)
  const formulas = [...scene.catalogue.measures.entries()].flatMap(([code, versions]) => {
    const formula = versions[0]?.formula
    return formula &&
      termsOf(formula).every(
        (term) => known.has(term.measure) || scene.catalogue.measures.get(term.measure)?.[0]?.formula,
      )
      ? [code]
      : []
  })
  return new Set([...known, ...formulas])
}

/** Figures of the unit and its bodies in the period that no target names: entered ones, roll-ups, counts and formulas. */
export function otherFigures(scene: Scene, ledger: Ledger, drawn: readonly Figure[]): readonly Figure[] {
  const { catalogue, period } = scene
  const { forest } = catalogue
  const held = heldInPeriod(catalogue, ledger, scene.bodies, period)
  const named = new Set(drawn.map((figure) => placeOf(figure.key)))
  const found = new Map<string, Figure>()
  const offer = (key: FigureKey): void => {
    if (named.has(placeOf(key)) || found.has(placeOf(key))) return
    const figure = keptFigure(ledger, key)
    if (figure.quantity || figure.result !== null) found.set(placeOf(key), figure)
  }
  const inOrder = <Item extends { readonly rank: string }>(items: readonly Item[]): readonly Item[] =>
    items.toSorted((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
  for (const { key } of inOrder([...held.values()].flatMap(({ offers }) => offers))) offer(key)
  for (const [code, versions] of catalogue.measures) {
    const isCounted = versions[0]?.kind === 'counted' && versions[0].classSet === null
    if (isCounted && catalogue.countedFrom.has(versions[0]?.id ?? '') && versions[0]?.isNonNegative)
      offer({ unitId: scene.home, measure: code, class: null, aspect: 'actual', period })
  }
  const measures = measuresOnBoard(scene, held)
  const formulas = [...catalogue.measures].filter(([code, versions]) => versions[0]?.formula && measures.has(code))
  if (formulas.length === 0) return [...found.values()].sort(byPlace(scene))
  const spans = inOrder([...held.values()].flatMap((item) => item.spans)).map((span) => span.period)
  const at = [period, ...[...new Set(spans)].map((text) => periodOf(catalogue, text))]
  for (const [code, versions] of formulas) {
    for (const unitId of scene.own) {
      if (!versions[0]?.subjects.includes(forest.units.get(unitId)?.kind ?? 'area')) continue
      for (const span of at) {
        const figure = keptFigure(ledger, { unitId, measure: code, class: null, aspect: 'actual', period: span })
        const isBelowNothing = versions[0].isNonNegative && figure.quantity?.low.lt(0)
        if (!figure.quantity || isBelowNothing || [...found.values()].some((other) => other.key.measure === code))
          continue
        offer(figure.key)
      }
    }
  }
  return [...found.values()].sort(byPlace(scene))
}

/** The committee itself first, then its organs, its area and the bodies there; classes from the highest down. */
function byPlace(scene: Scene): (a: Figure, b: Figure) => number {
  const rank = new Map(scene.own.map((unitId, index) => [unitId, index]))
  const classRank = (key: FigureKey): number => {
    const set = scene.catalogue.measures.get(key.measure)?.[0]?.classSet
    return (
      (set ? scene.catalogue.classSets.get(set)?.classes.findIndex((item) => item.code === key.class) : undefined) ?? 0
    )
  }
  return ({ key: a }, { key: b }) =>
    (rank.get(a.unitId) ?? 99) - (rank.get(b.unitId) ?? 99) ||
    (a.measure < b.measure ? -1 : a.measure > b.measure ? 1 : classRank(a) - classRank(b))
}
