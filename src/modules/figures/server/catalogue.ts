import { firstOfAllDays, lastOfAllDays } from '../../../platform/domain/day.ts'
import { type Period, parsePeriod } from '../../../platform/domain/period.ts'
import { Problem, problem } from '../../../platform/domain/problem.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Forest } from '../../org/forest.ts'
import { believed, keptForest, loadForest, loadTerms } from '../../org/server/public.ts'
import type { UnitId } from '../../org/unit.ts'
import type { CountingFact } from '../counting.ts'
import { termsOf } from '../formula.ts'
import { type ClassSet, type Measure, versionOn } from '../measure.ts'
import { type MeasureSource, sourcesOf } from './measure-source.ts'

export interface SourceRow {
  readonly id: string
  readonly code: string
  readonly vi: string
  readonly en: string
  readonly publisher: string | null
  readonly publishedOn: string | null
}

/** Everything that changes rarely, as believed at one instant. */
export interface Catalogue {
  readonly forest: Forest
  readonly terms: ReadonlyMap<string, { readonly first: string; readonly last: string; readonly isAssumed: boolean }>
  readonly measures: ReadonlyMap<string, readonly Measure[]>
  readonly measureCodes: ReadonlyMap<string, string>
  readonly classSets: ReadonlyMap<string, ClassSet>
  readonly sources: ReadonlyMap<string, SourceRow>
  /** By id of the measure and of the unit. */
  readonly countedFrom: ReadonlyMap<string, ReadonlyMap<UnitId, CountingFact>>
  /** Modules that count from records, as the application handed them over. */
  readonly counting: readonly MeasureSource[]
}

const kept = new WeakMap<object, { version: number; catalogue: Catalogue }>()

/**
 * The catalogue at the transaction's position, or at an earlier instant. The present one is kept in memory under
 * `cacheKey` and read again when its version has changed.
 */
export async function catalogueAt(tx: Transaction, knownAt: string | null, cacheKey?: object): Promise<Catalogue> {
  const held = cacheKey && knownAt === null ? kept.get(cacheKey) : undefined
  if (held && held.version === tx.position.catalogueVersion) return held.catalogue
  const catalogue = { ...(await loadCatalogue(tx, knownAt, cacheKey)), counting: sourcesOf(cacheKey) }
  if (cacheKey && knownAt === null) kept.set(cacheKey, { version: tx.position.catalogueVersion, catalogue })
  return catalogue
}

async function loadCatalogue(
  tx: Transaction,
  knownAt: string | null,
  cacheKey: object | undefined,
): Promise<Omit<Catalogue, 'counting'>> {
  const v = sql`v`
  const forest = cacheKey && knownAt === null ? await keptForest(tx, cacheKey) : await loadForest(tx, knownAt)
  const terms = await loadTerms(tx, knownAt)
  const versions = await tx.query<Measure>(sql`
    select m.id, m.code, coalesce(lower(v.valid)::text, ${firstOfAllDays}) as "from", coalesce(upper(v.valid)::text, ${lastOfAllDays}) as until,
      v.vi, v.en, v.subjects, jsonb_build_object('vi', v.measured_in_vi, 'en', v.measured_in_en) as "measuredIn", v.kind, v.result,
      v.over_time as "overTime", v.over_units as "overUnits", v.entry_mode as entry, v.stated_at_parent as "statedAtParent",
      v.class_set as "classSet", v.period_kinds as "periodKinds", v.is_whole as "isWhole", v.is_non_negative as "isNonNegative",
      v.least::text, v.most::text, v.print_rule as print, v.formula, v.restate_by as "restateBy", v.owner_id as "ownerId", v.audience
    from measure m join measure_version v on v.measure_id = m.id where ${believed(v, knownAt)} order by m.code`)
  const sets = await tx.query<{
    code: string
    reading: ClassSet['reading']
    isExhaustive: boolean
    classes: ClassSet['classes']
  }>(sql`select code, reading, is_exhaustive as "isExhaustive", classes from class_set v where ${believed(v, knownAt)}`)
  const sources = await tx.query<SourceRow>(
    sql`select id, code, vi, en, publisher, published_on as "publishedOn" from source v where ${believed(v, knownAt)}`,
  )
  const counted = await tx.query<CountingFact & { measureId: string; unitId: string }>(
    sql`select measure_id as "measureId", unit_id as "unitId", from_day as "from", reaches from counted_from v where ${believed(v, knownAt)}`,
  )
  const countedFrom = new Map<string, Map<UnitId, CountingFact>>()
  for (const { measureId, unitId, from, reaches } of counted)
    countedFrom.set(measureId, (countedFrom.get(measureId) ?? new Map()).set(unitId, { from, reaches }))
  const measures = new Map<string, Measure[]>()
  for (const version of versions) measures.set(version.code, [...(measures.get(version.code) ?? []), version])
  return {
    forest,
    terms,
    measures,
    measureCodes: new Map(versions.map((version) => [version.id, version.code])),
    classSets: new Map(sets.map((set) => [set.code, set])),
    sources: new Map(sources.map((source) => [source.id, source])),
    countedFrom,
  }
}

export function periodOf(catalogue: Catalogue, text: string): Period {
  const period = parsePeriod(text, (code) => catalogue.terms.get(code))
  if (!period.ok) throw new Problem('invalid', period.refusal)
  return period.value
}

export function measureOf(catalogue: Catalogue, code: string, on: string): Measure {
  const measure = versionOn(catalogue.measures.get(code) ?? [], on)
  if (measure) return measure
  throw problem(
    'invalid',
    'unknown-measure',
    `Không có chỉ số “${code}” trong kỳ này.`,
    `There is no measure “${code}” in this period.`,
    'measure',
  )
}

/** Refuses a class the measure does not have. */
export function requireClass(catalogue: Catalogue, measure: Measure, classCode: string | null): void {
  if (classCode === null) return
  const set = measure.classSet === null ? undefined : catalogue.classSets.get(measure.classSet)
  if (set?.classes.some((item) => item.code === classCode)) return
  const known = set?.classes.map((item) => item.code).join(', ') ?? ''
  throw problem(
    'invalid',
    'unknown-class',
    `Chỉ số này không có loại “${classCode}”.${known && ` Các loại: ${known}.`}`,
    `This measure has no class “${classCode}”.${known && ` Classes: ${known}.`}`,
    'class',
  )
}

/** The measures a figure of this one may need: itself and, through formulas, its terms. */
export function measuresNeeded(catalogue: Catalogue, codes: readonly string[]): readonly string[] {
  const needed = new Set<string>()
  const queue = [...codes]
  for (let code = queue.pop(); code !== undefined; code = queue.pop()) {
    if (needed.has(code)) continue
    needed.add(code)
    for (const version of catalogue.measures.get(code) ?? [])
      if (version.formula) queue.push(...termsOf(version.formula).map((term) => term.measure))
  }
  return [...needed]
}
