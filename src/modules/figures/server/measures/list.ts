import type { z } from 'zod'
import { firstOfAllDays, lastOfAllDays } from '../../../../platform/domain/day.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import type { readCatalogue } from '../../contract/measure.ts'
import { mayChangeMeasures } from '../../define/change.ts'
import { contentOf } from '../../define/content.ts'
import type { DefinedMeasure } from '../../define/definition.ts'
import { writeOut } from '../../formula.ts'
import { versionOn } from '../../measure.ts'
import { catalogueAt } from '../catalogue.ts'
import { ability } from '../page.ts'

type Output = z.output<typeof readCatalogue.output>
type NameOf = (code: string) => { readonly vi: string; readonly en: string }

/** A definition as lists show it; `nameOf` names the terms of its formula. */
export const toListed = (measure: Omit<DefinedMeasure, 'source'>, source: string, nameOf: NameOf) => ({
  code: measure.code,
  name: { vi: measure.vi, en: measure.en },
  measuredIn: { ...measure.measuredIn },
  kind: measure.kind,
  result: measure.result,
  subjects: [...measure.subjects],
  periodKinds: [...measure.periodKinds],
  overTime: measure.overTime,
  overUnits: measure.overUnits,
  classSet: measure.classSet,
  formula: measure.formula && {
    vi: writeOut(measure.formula, 'vi', (term) => nameOf(term.measure).vi),
    en: writeOut(measure.formula, 'en', (term) => nameOf(term.measure).en),
  },
  source,
})

interface VersionRow {
  readonly code: string
  readonly vi: string
  readonly en: string
  readonly from: string | null
  readonly until: string | null
  readonly source: string
  readonly replaced: Output['measures'][number]['versions'][number]['replaced']
}

/** Every version ever believed, latest first. */
const loadVersions = (tx: Transaction) =>
  tx.query<VersionRow>(sql`
    select m.code, v.vi, v.en, lower(v.valid)::text as "from", upper(v.valid)::text as until, v.source,
      case when a.id is not null then
        jsonb_build_object('at', a.at, 'by', jsonb_build_object('vi', p.vi, 'en', p.en), 'reason', a.reason) end as replaced
    from measure_version v join measure m on m.id = v.measure_id
      left join act a on a.id = v.known_until left join account p on p.id = a.actor_id
    order by a.at desc nulls first, lower(v.valid) desc nulls last`)

export const catalogueHere = (context: Context): Promise<Output> =>
  read(context.database, context.caller, async (tx) => {
    const catalogue = await catalogueAt(tx, null, context.database)
    const reader = await loadReader(tx)
    const rows = new Map<string, VersionRow[]>()
    for (const row of await loadVersions(tx)) rows.set(row.code, [...(rows.get(row.code) ?? []), row])
    const nameOf: NameOf = (code) => {
      const versions = catalogue.measures.get(code) ?? []
      return versionOn(versions, reader.today) ?? versions[0] ?? { vi: code, en: code }
    }
    return {
      today: reader.today,
      measures: [...catalogue.measures.values()].flatMap((believed) => {
        const measure = versionOn(believed, reader.today) ?? believed.at(-1)
        if (!measure) return []
        const from = measure.from === firstOfAllDays ? null : measure.from
        const until = measure.until === lastOfAllDays ? null : measure.until
        const all = rows.get(measure.code) ?? []
        const shown = all.find((row) => row.replaced === null && row.from === from)
        const source = shown?.source ?? ''
        return [
          {
            ...toListed(measure, source, nameOf),
            ...{ from, until, content: contentOf(measure, source) ?? null },
            versions: all
              .filter((row) => row !== shown)
              .map((row) => ({
                name: { vi: row.vi, en: row.en },
                ...{ from: row.from, until: row.until, replaced: row.replaced },
              })),
          },
        ]
      }),
      classSets: [...catalogue.classSets.values()].map(({ code, classes }) => ({
        code,
        classes: classes.map(({ vi, en }) => ({ vi, en })),
      })),
      can: { change: ability(mayChangeMeasures(reader)) },
    }
  })
