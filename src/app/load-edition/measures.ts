import type { Edition } from '../../../editions/edition.ts'
import { ruleBodyShape } from '../../modules/consistency/rule.ts'
import { checkDefinition } from '../../modules/figures/define/check.ts'
import { definedBy } from '../../modules/figures/define/definition.ts'
import { rowOfVersion } from '../../modules/figures/server/public.ts'
import { firstOfAllDays, lastOfAllDays } from '../../platform/domain/day.ts'
import type { Transaction } from '../../platform/server/db/database.ts'
import { insertRows } from '../../platform/server/db/insert-rows.ts'
import { sql } from '../../platform/server/db/sql.ts'
import { idFor, idsOf } from './ids.ts'

export async function loadMeasures(
  tx: Transaction,
  edition: Edition,
  units: ReadonlyMap<string, string>,
  actId: string,
): Promise<ReadonlyMap<string, string>> {
  // An installation without an edition knows what its register counts; that stands.
  const there = await tx.query<{ code: string; id: string }>(sql`select code, id from measure`)
  const sets = await tx.query<{ code: string }>(sql`select code from class_set`)
  const ids = {
    units,
    measures: new Map([...idsOf(edition.measures), ...there.map(({ code, id }) => [code, id] as const)]),
  }
  const isNew = (item: { readonly code: string }): boolean => !there.some(({ code }) => code === item.code)
  const measures = edition.measures.filter(isNew)
  await insertRows(
    tx,
    'class_set',
    edition.classSets
      .filter((set) => !sets.some(({ code }) => code === set.code))
      .map((set) => ({
        code: set.code,
        reading: set.reading,
        is_exhaustive: set.isExhaustive,
        classes: set.classes,
        known_from: actId,
      })),
  )
  await insertRows(
    tx,
    'measure',
    measures.map((measure) => ({ id: ids.measures.get(measure.code), code: measure.code })),
  )
  await insertRows(
    tx,
    'measure_version',
    measures.map((measure) =>
      rowOfVersion({
        ...definedBy(measure),
        id: idFor(ids.measures, measure.code, 'measure'),
        from: firstOfAllDays,
        until: lastOfAllDays,
        ownerId: measure.owner === undefined ? null : idFor(ids.units, measure.owner, 'unit'),
        actId,
      }),
    ),
  )
  await insertRows(
    tx,
    'counted_from',
    (edition.counting ?? []).map((item) => ({
      measure_id: idFor(ids.measures, item.measure, 'measure'),
      unit_id: idFor(ids.units, item.unit, 'unit'),
      from_day: item.from,
      reaches: item.reaches,
      known_from: actId,
    })),
  )
  await insertRows(
    tx,
    'consistency_rule',
    edition.rules.map((rule) => ({ ...rowOfEditionRule(rule), known_from: actId })),
  )
  return ids.measures
}

/** @throws when a measure is refused. */
export function checkMeasures(edition: Edition): void {
  const byCode = new Map(edition.measures.map((measure) => [measure.code, definedBy(measure)]))
  const sets = new Map(edition.classSets.map((set) => [set.code, set]))
  const known = { measure: (code: string) => byCode.get(code), classSet: (code: string) => sets.get(code) }
  for (const measure of byCode.values()) {
    const checked = checkDefinition(measure, known)
    if (!checked.ok) throw new Error(`the measure “${measure.code}” is refused: ${checked.refusal.text.en}`)
  }
}

/** @throws when the body is not of the shape of its kind. */
function rowOfEditionRule(rule: Edition['rules'][number]) {
  const { kind, ...body } = ruleBodyShape.parse(rule.body)
  return {
    code: rule.code,
    kind,
    valid: '(,)',
    body,
    vi: rule.vi,
    en: rule.en,
    reading: rule.reading ?? null,
    severity: rule.severity,
    tolerance: rule.tolerance ?? '0',
    period_kinds: rule.periodKinds ?? [],
    unit_kinds: rule.unitKinds ?? [],
    levels: rule.levels ?? [],
    source: rule.source ?? '',
    is_enabled: true,
  }
}
