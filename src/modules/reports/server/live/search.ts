import { type Period, parsePeriod } from '../../../../platform/domain/period.ts'
import { periodText } from '../../../../platform/domain/period-text.ts'
import { read } from '../../../../platform/server/db/database.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { periodOf, present, withMoreAsNeeded } from '../../../figures/server/public.ts'
import { partiesUnder } from '../../../org/forest.ts'
import { toUnitRef } from '../../../org/server/public.ts'
import type { UnitId } from '../../../org/unit.ts'
import type { FoundFigures } from '../../contract/live.ts'
import type { FigurePlace, PhraseForm } from '../../document/content.ts'
import { periodAt, periodPlaces, unitAt, unitPlaces } from '../../document/place.ts'
import { liveFigure } from './figure.ts'
import { findIn, type Offer } from './find-figures.ts'
import { openLive, reportingUnit } from './open.ts'
import { isHeld, type LiveScene } from './scene.ts'

/** Figures that can be inserted into a document of this unit and period. */
export function search(
  context: Context,
  input: {
    unit: string
    period: string
    words: string
    at?: string | undefined
    over?: string | undefined
    language: 'vi' | 'en'
  },
): Promise<FoundFigures> {
  return read(context.database, context.caller, async (tx) => {
    const { catalogue, reader, home } = await reportingUnit(
      tx,
      context.database,
      input.unit,
      (known) => periodOf(known, input.period).last,
    )
    const period = periodOf(catalogue, input.period)
    const over = periodAt(input.over ?? '@report', period, (text) =>
      parsePeriod(text, (code) => catalogue.terms.get(code)),
    )
    const of = { reader, home, period, language: input.language, isFixed: false }
    return withMoreAsNeeded(tx, async () => {
      const at = input.at === undefined ? [] : [{ unit: input.at, period: '@report' }]
      const asked = { figures: [], charts: [], tables: at.map((place) => ({ ...place, ...tableless })) }
      const scene = await openLive(tx, context.database, of, asked)
      const found = over.ok ? findIn(scene, input, over.value) : { offers: [], hasMore: false }
      return {
        found: found.offers.map((offer) => shown(scene, offer, over.ok ? over.value : period, input.over ?? '@report')),
        hasMore: found.hasMore,
        ...placesOf(scene),
      }
    })
  })
}

/** Only named so that its unit is loaded. */
const tableless = { id: 'at', kind: 'figures' as const, title: '', measures: [], isAnnex: false }

const plain: readonly PhraseForm[] = ['value', 'number']
const withPlan: readonly PhraseForm[] = ['of-plan', 'percent-of-plan', 'against-plan']

function shown(scene: LiveScene, offer: Offer, period: Period, over: string): FoundFigures['found'][number] {
  const { catalogue } = scene
  const place = {
    unit: offer.unitPlace,
    measure: offer.measure.code,
    class: offer.class,
    aspect: 'actual' as const,
    period: over,
    against: null,
    plan: null,
  }
  const printed = present(catalogue, offer.figure)
  return {
    place,
    unit: toUnitRef(catalogue.forest, offer.figure.key.unitId, period.last),
    measure: { vi: offer.measure.vi, en: offer.measure.en },
    className: printed.className,
    periodText: periodText(offer.figure.key.period),
    printed: printed.printed,
    hasValue: isHeld(offer.figure),
    forms: isHeld(offer.figure) ? formsOf(scene, place, over) : [],
  }
}

/** The forms that say something with the figures there are. */
function formsOf(
  scene: LiveScene,
  place: Omit<FigurePlace, 'id' | 'form'>,
  over: string,
): FoundFigures['found'][number]['forms'] {
  const tried: readonly { form: PhraseForm; against: string | null }[] = [
    ...(place.measure.endsWith('.met') ? [{ form: 'targets-met' as const, against: null }] : []),
    ...[...withPlan, ...plain].map((form) => ({ form, against: null })),
    ...(over === '@to-date'
      ? ['@to-date-year-ago']
      : over === '@year'
        ? ['@year-before']
        : over === '@report'
          ? ['@year-ago', '@previous']
          : []
    ).map((against) => ({ form: 'growth' as const, against })),
    ...(over.startsWith('@') ? [] : [{ form: 'growth' as const, against: null }]),
  ]
  const seen = new Set<string>()
  return tried.flatMap(({ form, against }) => {
    const live = liveFigure(scene, { ...place, id: form, form, against })
    if (live.trouble || seen.has(live.words)) return []
    seen.add(live.words)
    return [{ form, against, words: live.words }]
  })
}

/** Relative places first, each with what it means for this document; then the units just below. */
function placesOf(scene: LiveScene): Pick<FoundFigures, 'units' | 'periods'> {
  const { catalogue, home, period } = scene
  const { forest } = catalogue
  const seen = new Set<UnitId>()
  const units = [...unitPlaces].flatMap((place) => {
    const unitId = unitAt(forest, home, place, period.last)
    if (unitId === undefined || seen.has(unitId)) return []
    seen.add(unitId)
    return [{ place, unit: toUnitRef(forest, unitId, period.last) }]
  })
  const below = [...partiesUnder(forest, home, period.last)]
    .filter((unitId) => unitId !== home)
    .slice(0, 200)
    .map((unitId) => ({ place: forest.units.get(unitId)?.code ?? '', unit: toUnitRef(forest, unitId, period.last) }))
  const periods = Object.entries(periodPlaces).map(([place, of]) => ({ place, text: periodText(of(period)) }))
  return { units: [...units, ...below], periods }
}
