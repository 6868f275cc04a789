import type { Edition } from '../../../editions/edition.ts'
import { parsePeriod } from '../../platform/domain/period.ts'
import type { Transaction } from '../../platform/server/db/database.ts'
import { insertRows } from '../../platform/server/db/insert-rows.ts'
import { newId } from '../../platform/server/new-id.ts'
import { sourceColumns } from './figures.ts'
import { type Ids, idFor, idsOf } from './ids.ts'

export async function loadTargets(tx: Transaction, edition: Edition, ids: Ids, actId: string): Promise<void> {
  const known = { known_from: actId }
  const groups = idsOf(edition.taskGroups)
  const days = (period: string) => {
    const parsed = parsePeriod(period, (code) => edition.terms.find((term) => term.code === code))
    if (!parsed.ok) throw new Error(`the edition has the period “${period}”`)
    return { period, first_day: parsed.value.first, last_day: parsed.value.last }
  }
  const directive = (code: string | undefined): string | null =>
    code === undefined ? null : idFor(ids.directives, code, 'directive')
  await insertRows(
    tx,
    'theme',
    edition.themes.map((item) => ({
      id: newId(),
      unit_id: idFor(ids.units, item.unit, 'unit'),
      kind: item.kind,
      rank: item.rank ?? 1,
      ...days(item.period),
      vi: item.vi,
      en: item.en,
      directive_id: directive(item.directive),
      ...sourceColumns(ids, item.source),
      ...known,
    })),
  )
  await insertRows(
    tx,
    'task_group',
    edition.taskGroups.map((item, index) => ({
      id: groups.get(item.code),
      unit_id: idFor(ids.units, item.unit, 'unit'),
      ...days(item.period),
      rank: index + 1,
      vi: item.vi,
      en: item.en,
      ...known,
    })),
  )
  await insertRows(
    tx,
    'target',
    edition.targets.map((item, index) => ({
      id: newId(),
      unit_id: idFor(ids.units, item.unit, 'unit'),
      subject_id: idFor(ids.units, item.subject ?? item.unit, 'unit'),
      group_id: item.group === undefined ? null : idFor(groups, item.group, 'task group'),
      measure_id: idFor(ids.measures, item.measure, 'measure'),
      class_code: item.class ?? null,
      direction: item.direction,
      ...days(item.period),
      rank: item.rank ?? index + 1,
      lead_id: item.lead === undefined ? null : idFor(ids.units, item.lead, 'unit'),
      directive_id: directive(item.directive),
      plan_aspect: item.planAspect,
      plan_words: item.planWords ?? null,
      plan_until: item.planUntil ?? null,
      ...known,
    })),
  )
}
