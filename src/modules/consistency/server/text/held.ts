import type { z } from 'zod'
import { type Period, yearContaining } from '../../../../platform/domain/period.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { type Figure, figureAt } from '../../../figures/figure.ts'
import { aspects, type Measure, versionOn } from '../../../figures/measure.ts'
import { exactText } from '../../../figures/print.ts'
import { present } from '../../../figures/server/public.ts'
import { nameOn } from '../../../org/forest.ts'
import { toUnitRef } from '../../../org/server/public.ts'
import type { UnitId } from '../../../org/unit.ts'
import type { heldFigures } from '../../contract/text.ts'
import { type OpenedUnit, openUnit } from '../open-unit.ts'

type HeldHere = z.output<typeof heldFigures.output>
type Held = HeldHere['figures'][number]

/** What is held of a unit and its bodies, in a period and the year that contains it. */
export const heldAt = (
  context: Context,
  query: { readonly unit: string; readonly period: string },
): Promise<HeldHere> =>
  openUnit(context, query, async (_tx, opened) => {
    const { catalogue, period, unit } = opened
    const year = yearContaining(period.last)
    const periods = year.id === period.id ? [period] : [period, year]
    return {
      unit: toUnitRef(catalogue.forest, unit.id, period.last),
      figures: periods.flatMap((at) => opened.bodies.flatMap((unitId) => heldOf(opened, unitId, at))),
    }
  })

function heldOf({ catalogue, ledger }: OpenedUnit, unitId: UnitId, period: Period): readonly Held[] {
  const kind = catalogue.forest.units.get(unitId)?.kind
  return [...catalogue.measures.values()].flatMap((versions) => {
    const measure = versionOn(versions, period.last)
    if (!measure || kind === undefined || !measure.subjects.includes(kind)) return []
    if (measure.result !== 'quantity' || !measure.periodKinds.includes(period.kind)) return []
    const set = measure.classSet === null ? undefined : catalogue.classSets.get(measure.classSet)
    return [null, ...(set?.classes.map((item) => item.code) ?? [])].flatMap((classCode) =>
      aspects.flatMap((aspect) => {
        const isPlan = aspect !== 'actual'
        if (isPlan && ledger.entriesAt(unitId, measure.code, classCode, aspect).length === 0) return []
        const figure = figureAt(ledger, { unitId, measure: measure.code, class: classCode, aspect, period })
        return figure.quantity ? [toHeld(catalogue, measure, figure)] : []
      }),
    )
  })
}

function toHeld(catalogue: OpenedUnit['catalogue'], measure: Measure, figure: Figure): Held {
  const { key, quantity } = figure
  if (!quantity) throw new Error('a figure without a value is not compared')
  const shown = present(catalogue, figure)
  const className = shown.className?.vi
  return {
    value: exactText(quantity.low),
    high: exactText(quantity.high),
    word: quantity.word,
    isEstimate: quantity.isEstimate,
    measureNames: [className === undefined ? measure.vi : `${measure.vi} ${className}`],
    unitNames: [nameOn(catalogue.forest, key.unitId, key.period.last).vi],
    measuredIn: measure.measuredIn.vi,
    aspect: key.aspect,
    period: key.period.id,
    printed: shown.printed,
  }
}
