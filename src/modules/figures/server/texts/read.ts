import type { z } from 'zod'
import { periodText } from '../../../../platform/domain/period-text.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead, requireRole } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { reachableUnit, toUnitRef } from '../../../org/server/public.ts'
import type { listKeptTexts, readKeptText } from '../../contract/text.ts'
import { versionOn } from '../../measure.ts'
import { type Catalogue, catalogueAt, periodOf } from '../catalogue.ts'
import { ability } from '../page.ts'
import { loadRecords } from '../records.ts'
import { loadText, type TextRow, textColumns } from './load.ts'

type Kept = z.output<typeof readKeptText.output>

/** A kept text with the figures taken from it. */
export const keptText = (context: Context, input: { readonly id: string }): Promise<Kept> =>
  read(context.database, context.caller, async (tx) => {
    const [catalogue, reader] = [await catalogueAt(tx, null, context.database), await loadReader(tx)]
    const row = await loadText(tx, input.id)
    const { bytes } = await tx.one<{ bytes: Buffer }>(sql`select bytes from blob where sha256 = ${row.sha256}`)
    return {
      ...headOf(catalogue, row),
      text: bytes.toString('utf8'),
      entries: await entriesOf(tx, catalogue, input.id),
      can: { withdraw: ability(requireRole(catalogue.forest, reader, 'clerk', row.unitId, reader.today)) },
    }
  })

const headOf = ({ forest }: Catalogue, { unitId, sha256: _, ...row }: TextRow) => ({
  ...row,
  unit: toUnitRef(forest, unitId, row.issuedOn ?? row.keptAt.slice(0, 10)),
})

interface WordsRow {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly paragraph: number
  readonly class: string | null
  readonly lastDay: string
  /** Somebody gave the place another value; false where it was emptied. */
  readonly isReplaced: boolean
}

async function entriesOf(tx: Transaction, catalogue: Catalogue, textId: string): Promise<Kept['entries']> {
  const words = await tx.query<WordsRow>(sql`
    select e.id, w.starts_at as start, w.ends_at as "end", w.paragraph, e.class_code as class, e.last_day as "lastDay",
      exists (select from entry n where n.supersedes = e.id and (n.word is not null or n.result is not null or n.is_not_applicable)) as "isReplaced"
    from text_entry w join entry e on e.id = w.entry_id where w.text_id = ${textId}::uuid order by w.starts_at, w.ends_at, e.id`)
  const records = new Map(
    (await loadRecords(tx, catalogue, sql`e.id = any (${words.map((word) => word.id)}::uuid[])`)).map((record) => [
      record.id,
      record,
    ]),
  )
  return words.flatMap(({ id, class: classCode, lastDay, isReplaced, ...place }) => {
    const record = records.get(id)
    const unit = record && catalogue.forest.units.get(record.unitId)
    const code = record && catalogue.measureCodes.get(record.measureId)
    if (!record || !unit || code === undefined) return []
    const versions = catalogue.measures.get(code) ?? []
    const measure = versionOn(versions, lastDay) ?? versions[0]
    const state = record.isCurrent ? 'stands' : isReplaced ? 'replaced' : 'withdrawn'
    return [
      {
        id,
        ...place,
        address: { unit: unit.code, measure: code, class: classCode, aspect: 'actual' as const, period: record.period },
        unit: toUnitRef(catalogue.forest, unit.id, lastDay),
        measure: nameOf(catalogue, measure, classCode, code),
        periodText: periodText(periodOf(catalogue, record.period)),
        printed: record.printed,
        state,
        isApproved: record.approvedBy !== null,
      },
    ]
  })
}

function nameOf(
  { classSets }: Catalogue,
  measure: { readonly vi: string; readonly en: string; readonly classSet: string | null } | undefined,
  classCode: string | null,
  code: string,
): Text {
  if (!measure) return { vi: code, en: code }
  const set = measure.classSet === null ? undefined : classSets.get(measure.classSet)
  const item = set?.classes.find((other) => other.code === classCode)
  return item
    ? { vi: `${measure.vi}: ${item.vi}`, en: `${measure.en}: ${item.en}` }
    : { vi: measure.vi, en: measure.en }
}

export const keptTexts = (
  context: Context,
  input: { readonly unit: string },
): Promise<z.output<typeof listKeptTexts.output>> =>
  read(context.database, context.caller, async (tx) => {
    const [catalogue, reader] = [await catalogueAt(tx, null, context.database), await loadReader(tx)]
    const unit = reachableUnit(catalogue.forest, input.unit, (unitId) =>
      canRead(catalogue.forest, reader, unitId, reader.today),
    )
    const rows = await tx.query<TextRow & { taken: number; standing: number }>(sql`
      select ${textColumns}, n.taken, n.standing from text_source t join act a on a.id = t.known_from join account who on who.id = a.actor_id
      cross join lateral (select count(*)::integer as taken, (count(*) filter (where e.known_until is null))::integer as standing
        from text_entry w join entry e on e.id = w.entry_id where w.text_id = t.id) n
      where t.unit_id = ${unit.id} order by a.at desc limit 200`)
    return { texts: rows.map(({ taken, standing, ...row }) => ({ ...headOf(catalogue, row), taken, standing })) }
  })
