import { notFound } from '../../../platform/domain/problem.ts'
import { read } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import { type Context, type Route, route } from '../../../platform/server/http/context.ts'
import { canRead, canReadFigure } from '../../accounts/access.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { reachableUnit } from '../../org/server/public.ts'
import { countFromRecords, listCounting } from '../contract/counting.ts'
import * as contract from '../contract.ts'
import type { CommonMeasures } from '../define/definition.ts'
import { type Aspect, versionOn } from '../measure.ts'
import { catalogueAt, periodOf } from './catalogue.ts'
import { countFromDay, countingOf } from './counting.ts'
import { approve } from './entries/approve.ts'
import { enter } from './entries/enter.ts'
import { correct, withdraw } from './entries/supersede.ts'
import { measureRoutes } from './measures/routes.ts'
import { type FindingSource, figureAfter, figurePage } from './page.ts'
import { textRoutes } from './texts/routes.ts'
import { waitingUnder } from './waiting.ts'

/** `common`: the measures that many committees have alike. */
export const figureRoutes = (findings: FindingSource, common: CommonMeasures): readonly Route[] => [
  route(contract.readFigure, (context, input) => figurePage(context, input, findings)),
  route(contract.readFigureByCode, (context, input) => addressByCode(context, input.code)),
  route(contract.listMeasures, (context, input) => measures(context, input)),
  route(contract.enterValue, async (context, input) => {
    await enter(context, input)
    return { id: input.id, figure: await figureAfter(context, input) }
  }),
  route(contract.correctEntry, async (context, input) => savedAt(context, await correct(context, input))),
  route(contract.withdrawEntry, async (context, input) => savedAt(context, await withdraw(context, input))),
  route(contract.approveEntries, (context, input) => approve(context, input.entryIds)),
  route(contract.listWaiting, waitingUnder),
  route(listCounting, countingOf),
  route(countFromRecords, countFromDay),
  ...measureRoutes(common),
  ...textRoutes,
]

async function savedAt(
  context: Context,
  saved: {
    id: string
    entry: { unit_id: string; measure_id: string; class_code: string | null; aspect: Aspect; period: string }
  },
) {
  const { catalogue } = await read(context.database, context.caller, async (tx) => ({
    catalogue: await catalogueAt(tx, null, context.database),
  }))
  const { entry } = saved
  const figure = await figureAfter(context, {
    unit: catalogue.forest.units.get(entry.unit_id)?.code ?? '',
    measure: catalogue.measureCodes.get(entry.measure_id) ?? '',
    class: entry.class_code ?? undefined,
    aspect: entry.aspect,
    period: entry.period,
  })
  return { id: saved.id, figure }
}

interface CodeRow {
  unit_id: string
  measure_code: string
  class_code: string | null
  aspect: Aspect
  period: string
  known_at: string | null
}

function addressByCode(context: Context, code: string) {
  return read(context.database, context.caller, async (tx) => {
    const catalogue = await catalogueAt(tx, null, context.database)
    const reader = await loadReader(tx)
    const row = await tx.maybe<CodeRow>(
      sql`select unit_id, measure_code, class_code, aspect, period, known_at from figure_code where code = ${code}`,
    )
    const period = row && periodOf(catalogue, row.period)
    const audience = row && versionOn(catalogue.measures.get(row.measure_code) ?? [], period?.last ?? '')?.audience
    if (!row || !period || !canReadFigure(catalogue.forest, reader, row.unit_id, period.last, audience ?? 'scope')) {
      throw notFound(
        'Không có số liệu với mã này, hoặc bạn không được mở.',
        'There is no figure with this code, or you may not open it.',
        'code',
      )
    }
    const unit = catalogue.forest.units.get(row.unit_id)?.code ?? ''
    return {
      address: { unit, measure: row.measure_code, class: row.class_code, aspect: row.aspect, period: row.period },
      knownAt: row.known_at,
    }
  })
}

function measures(context: Context, input: { unit?: string | undefined; on?: string | undefined }) {
  return read(context.database, context.caller, async (tx) => {
    const catalogue = await catalogueAt(tx, null, context.database)
    const reader = await loadReader(tx)
    const on = input.on ?? reader.today
    const kind =
      input.unit === undefined
        ? undefined
        : reachableUnit(catalogue.forest, input.unit, (unitId) => canRead(catalogue.forest, reader, unitId, on)).kind
    return {
      measures: [...catalogue.measures.values()].flatMap((versions) => {
        const measure = versionOn(versions, on)
        if (!measure || (kind !== undefined && !measure.subjects.includes(kind))) return []
        const set = measure.classSet === null ? undefined : catalogue.classSets.get(measure.classSet)
        return [
          {
            code: measure.code,
            name: { vi: measure.vi, en: measure.en },
            measuredIn: measure.measuredIn,
            kind: measure.kind,
            subjects: [...measure.subjects],
            periodKinds: [...measure.periodKinds],
            isWhole: measure.isWhole,
            classes: (set?.classes ?? []).map((item) => ({ code: item.code, name: { vi: item.vi, en: item.en } })),
          },
        ]
      }),
    }
  })
}
