import type { Edition, EditionValue, Made } from '../../../editions/edition.ts'
import { parsePeriod } from '../../platform/domain/period.ts'
import { suspendChecks } from '../../platform/server/backup/suspend-checks.ts'
import { connectionOf, type Transaction } from '../../platform/server/db/database.ts'
import { newId } from '../../platform/server/new-id.ts'
import { copyInto, copyLine } from './copy.ts'
import { type Ids, idFor } from './ids.ts'
import type { OnLoaded } from './progress.ts'

const columns = [
  ...['id', 'unit_id', 'measure_id', 'class_code', 'aspect', 'period', 'first_day', 'last_day', 'word', 'low', 'high'],
  ...['is_estimate', 'origin', 'cut_off_on', 'directive_id', 'known_from'],
]
const valuesOfPiece = 50_000

/** Loads entries that no source published, in pieces, with their approvals. */
export async function loadValues(
  tx: Transaction,
  edition: Edition,
  values: Made<EditionValue>,
  ids: Ids,
  accounts: ReadonlyMap<string, string>,
  actId: string,
  onLoaded: OnLoaded,
): Promise<void> {
  const days = new Map<string, { readonly first: string; readonly last: string }>()
  const daysOf = (text: string): { readonly first: string; readonly last: string } => {
    const known = days.get(text)
    if (known) return known
    const period = parsePeriod(text, (code) => edition.terms.find((term) => term.code === code))
    if (!period.ok) throw new Error(`the edition has the period “${text}”: ${period.refusal.text.en}`)
    days.set(text, period.value)
    return period.value
  }
  const resume = await suspendChecks(connectionOf(tx), ['entry', 'entry_approval'])
  let [entries, approvals, count]: [string[], string[], number] = [[], [], 0]
  const write = async (): Promise<void> => {
    await copyInto(tx, 'entry', columns, entries)
    await copyInto(tx, 'entry_approval', ['entry_id', 'account_id', 'act_id'], approvals)
    ;[entries, approvals] = [[], []]
    onLoaded('values', count, values.count)
  }
  for (const item of values.make()) {
    const id = newId()
    const { first, last } = daysOf(item.period)
    const directive = item.directive === undefined ? null : idFor(ids.directives, item.directive, 'directive')
    entries.push(
      copyLine([
        ...[id, idFor(ids.units, item.unit, 'unit'), idFor(ids.measures, item.measure, 'measure'), item.class ?? null],
        ...[item.aspect ?? 'actual', item.period, first, last, 'exact', item.value, item.value],
        ...[item.isEstimate ?? false, 'entered', item.cutOffOn, directive, actId],
      ]),
    )
    if (item.approvedBy !== undefined)
      approvals.push(copyLine([id, idFor(accounts, item.approvedBy, 'account'), actId]))
    if (++count % valuesOfPiece === 0) await write()
  }
  await write()
  await resume()
}
