import { daysBetween } from '../../../../platform/domain/day.ts'
import type { Period } from '../../../../platform/domain/period.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import { termsOf } from '../../../figures/formula.ts'
import { type Catalogue, measuresNeeded } from '../../../figures/server/public.ts'
import { childrenFor } from '../../../org/forest.ts'
import type { UnitId } from '../../../org/unit.ts'
import type { PlaceProblem } from '../../contract/document/create.ts'
import type { Content, LiveTable } from '../../document/content.ts'
import { withoutPlaces } from '../../document/fit.ts'
import { askedBy } from './asked.ts'
import { measureNamed, wordsAround } from './measure-named.ts'

export interface Fitted {
  readonly content: Content
  /** What was left out, and why. */
  readonly leftOut: readonly PlaceProblem[]
}

/**
 * A text that serves every committee, fitted to one: sentences, tables and charts of measures for which nothing was ever
 * held there, for periods of this length, are left out and told. What is held for other ones stays, for it may still come.
 */
export async function fitted(
  tx: Transaction,
  catalogue: Catalogue,
  { home, period }: { readonly home: UnitId; readonly period: Period },
  content: Content,
): Promise<Fitted> {
  const asked = askedBy(content)
  const ratings = [...catalogue.measures.keys()].filter((code) => code.startsWith('rating'))
  const used = await usedOf(tx, catalogue, home, period, [
    ...asked.figures.map(({ measure }) => measure),
    ...asked.charts.map(({ measure }) => measure),
    ...ratings,
  ])
  const lines = await heldAgain(
    tx,
    catalogue,
    home,
    asked.charts.map(({ measure }) => measure).filter((measure) => used.measures.has(measure)),
  )
  const hasChildren = childrenFor(catalogue.forest, home, period.first, period.last).length > 0
  const isEmpty = ({ kind, measures }: LiveTable): boolean =>
    (kind === 'children' && !hasChildren) ||
    (kind === 'ratings' && measures.length === 0 && !ratings.some((code) => used.measures.has(code)))
  const around = wordsAround(content.content)
  const about = (id: string, measure: string): Text => {
    const name = measureNamed(catalogue, measure, around.get(id))
    return {
      vi: `phần về ${name.vi} của mẫu vì đơn vị chưa dùng chỉ số này cho kỳ như vậy`,
      en: `What the template says of ${name.en} was left out: the unit does not use this measure for such periods`,
    }
  }
  const leftOut = [
    ...asked.figures
      .filter(({ measure, form }) => !used.measures.has(measure) && !(form === 'targets-met' && used.hasTargets))
      .map(({ id, measure }) => left(id, 'figure', measure, about(id, measure))),
    ...asked.charts
      .filter(({ measure, kind }) => !(kind === 'line' ? lines : used.measures).has(measure))
      .map(({ id, measure }) => left(id, 'chart', measure, about(id, measure))),
    ...asked.tables.filter(isEmpty).map(({ id, kind }) => left(id, 'table', kind, tablesLeft[kind])),
  ]
  return { content: withoutPlaces(content, new Set(leftOut.map(({ place }) => place))), leftOut }
}

/** Tables that may be left out, and why. */
const tablesLeft: Partial<Readonly<Record<LiveTable['kind'], Text>>> = {
  children: {
    vi: 'bảng số liệu các đơn vị trực thuộc của mẫu vì kỳ này đơn vị không có đơn vị trực thuộc',
    en: 'The template’s table of the units below was left out: the unit has none in this period',
  },
  ratings: {
    vi: 'bảng xếp loại chất lượng của mẫu vì đơn vị chưa có số liệu xếp loại cho kỳ như vậy',
    en: 'The template’s table of ratings was left out: the unit holds no ratings for such periods',
  },
}

const left = (
  place: string,
  kind: PlaceProblem['kind'],
  named: string,
  why: Text = { vi: `“${named}” của mẫu`, en: `“${named}” of the template was left out` },
): PlaceProblem => ({
  ...{ place, kind, code: 'unknown-measure', named, under: '' },
  message: { vi: `Đã bỏ ${why.vi}.`, en: `${why.en}.` },
})

/**
 * Measures of which anything is held under a unit for periods no longer than this one, or that are counted for it; and
 * whether it has targets.
 */
async function usedOf(
  tx: Transaction,
  catalogue: Catalogue,
  home: UnitId,
  period: Period,
  codes: readonly string[],
): Promise<{ readonly measures: ReadonlySet<string>; readonly hasTargets: boolean }> {
  const ids = measuresNeeded(catalogue, codes).flatMap((code) => catalogue.measures.get(code)?.[0]?.id ?? [])
  const cumulative = ids.filter((id) =>
    (catalogue.measures.get(catalogue.measureCodes.get(id) ?? '') ?? []).some(({ entry }) => entry === 'cumulative'),
  )
  const days = daysBetween(period.first, period.last)
  const row = await tx.one<{ held: string[] | null; targets: boolean }>(sql`
    select (select array_agg(m.id) from unnest(${ids}::uuid[]) m (id) where exists (
        select from entry e join unit_reach r on r.unit_id = e.unit_id and r.root_id = ${home}::uuid where e.measure_id = m.id and e.known_until is null
          and (e.last_day - e.first_day <= ${days} or m.id = any (${cumulative}::uuid[]))))
        as held,
      exists (select from target t where t.unit_id = ${home}::uuid and t.known_until is null
        and t.first_day <= ${period.last}::date and t.last_day >= ${period.first}::date) as targets`)
  const measures = new Set((row.held ?? []).map((id) => catalogue.measureCodes.get(id) ?? ''))
  const isUsed = (code: string): boolean => {
    const [version] = catalogue.measures.get(code) ?? []
    if (!version || measures.has(code)) return version !== undefined
    if (version.kind === 'counted') return (catalogue.countedFrom.get(version.id)?.size ?? 0) > 0
    // A formula is used where all it is worked out from is.
    return (
      version.formula !== null &&
      termsOf(version.formula).every((term) => term.measure !== code && isUsed(term.measure))
    )
  }
  for (const code of codes) if (isUsed(code)) measures.add(code)
  return { measures, hasTargets: row.targets }
}

/** Measures of which results are held for more than one day under a unit: a line can be drawn of them. */
async function heldAgain(
  tx: Transaction,
  catalogue: Catalogue,
  home: UnitId,
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  const versions = codes.flatMap((code) => catalogue.measures.get(code)?.[0] ?? [])
  const entered = versions.filter(({ kind }) => kind === 'entered').map(({ id }) => id)
  const rows = await tx.query<{ id: string }>(sql`
    select e.measure_id as id from entry e join unit_reach r on r.unit_id = e.unit_id and r.root_id = ${home}::uuid
    where e.measure_id = any (${entered}::uuid[]) and e.known_until is null and e.aspect = 'actual'
    group by e.measure_id having min(e.last_day) <> max(e.last_day)`)
  return new Set([
    ...rows.map((row) => catalogue.measureCodes.get(row.id) ?? ''),
    ...versions.filter(({ kind }) => kind !== 'entered').map(({ code }) => code),
  ])
}
