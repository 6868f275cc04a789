import type { Transaction } from '../../../../platform/server/db/database.ts'
import { insertRows } from '../../../../platform/server/db/insert-rows.ts'
import { dayRange, sql } from '../../../../platform/server/db/sql.ts'
import type { DefinedMeasure } from '../../define/definition.ts'
import type { ClassSet, Measure } from '../../measure.ts'

/** A version to be saved, known from an act. */
export interface NewVersion extends DefinedMeasure, Pick<Measure, 'id' | 'from' | 'until' | 'ownerId'> {
  readonly actId: string
}

/** The only place that says how a version stands in its table. */
export const rowOfVersion = (version: NewVersion) => ({
  measure_id: version.id,
  valid: dayRange(version.from, version.until),
  vi: version.vi,
  en: version.en,
  subjects: version.subjects,
  measured_in_vi: version.measuredIn.vi,
  measured_in_en: version.measuredIn.en,
  kind: version.kind,
  result: version.result,
  over_time: version.overTime,
  over_units: version.overUnits,
  entry_mode: version.entry,
  stated_at_parent: version.statedAtParent,
  class_set: version.classSet,
  period_kinds: version.periodKinds,
  is_whole: version.isWhole,
  is_non_negative: version.isNonNegative,
  least: version.least,
  most: version.most,
  print_rule: version.print,
  formula: version.formula,
  restate_by: version.restateBy,
  owner_id: version.ownerId,
  audience: version.audience,
  source: version.source,
  known_from: version.actId,
})

export async function addClassSets(tx: Transaction, sets: readonly ClassSet[], actId: string): Promise<void> {
  await insertRows(
    tx,
    'class_set',
    sets.map(({ code, reading, isExhaustive, classes }) => ({
      ...{ code, reading, classes },
      is_exhaustive: isExhaustive,
      known_from: actId,
    })),
  )
}

/** Saves new measures; a code that another took meanwhile fails with PostgreSQL's 23505. */
export async function addMeasures(tx: Transaction, versions: readonly NewVersion[]): Promise<void> {
  await insertRows(
    tx,
    'measure',
    versions.map(({ id, code }) => ({ id, code })),
  )
  await insertRows(tx, 'measure_version', versions.map(rowOfVersion))
}

/** Closes what was believed of a measure from the version's first day on; what it said before goes on, known from the act. */
export async function supersedeVersions(tx: Transaction, next: NewVersion): Promise<void> {
  const { id, actId } = next
  const valid = dayRange(next.from, next.until)
  await tx.query(sql`update measure_version set known_until = ${actId}::uuid
    where measure_id = ${id}::uuid and known_until is null and valid && ${valid}::daterange`)
  await tx.query(sql`insert into measure_version (measure_id, valid, vi, en, subjects, measured_in_vi, measured_in_en, kind, result, over_time,
      over_units, entry_mode, stated_at_parent, class_set, period_kinds, is_whole, is_non_negative, least, most, print_rule, formula,
      restate_by, owner_id, audience, source, known_from)
    select measure_id, rest, vi, en, subjects, measured_in_vi, measured_in_en, kind, result, over_time,
      over_units, entry_mode, stated_at_parent, class_set, period_kinds, is_whole, is_non_negative, least, most, print_rule, formula,
      restate_by, owner_id, audience, source, ${actId}::uuid
    from measure_version, unnest(datemultirange(valid) - datemultirange(${valid}::daterange)) rest
    where measure_id = ${id}::uuid and known_until = ${actId}::uuid`)
  await insertRows(tx, 'measure_version', [rowOfVersion(next)])
}
