import type { z } from 'zod'
import { problem } from '../../../../platform/domain/problem.ts'
import type { SheetColumn } from '../../../../platform/domain/sheet.ts'
import { read, type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context, FileAnswer } from '../../../../platform/server/http/context.ts'
import { writeSheet } from '../../../../platform/server/sheet/write-sheet.ts'
import type { Forest } from '../../../org/forest.ts'
import { nameOn } from '../../../org/forest.ts'
import type { Unit } from '../../../org/unit.ts'
import { loadRegulations } from '../../../regulations/server/public.ts'
import { roundFrom } from '../../badge.ts'
import type { exportPeople } from '../../contract/exchange.ts'
import { exchangeKeys } from '../../exchange.ts'
import { educationWords, sexWords, stateWords, theoryWords, wordOf } from '../../exchange-words.ts'
import { personFields } from '../../field.ts'
import { applicantStates, memberStates, type State } from '../../lifecycle.ts'
import { type DueRow, dueIn } from '../badges/list.ts'
import { columnsFor } from './formats.ts'
import { openForImport } from './import.ts'
import { sheetType } from './sheet-answer.ts'

export type ExportInput = z.output<typeof exportPeople.input>

type Values = Record<string, string | undefined>
type Row = Readonly<Record<string, string | null>> & { readonly person_id: string; readonly unit_id: string }

const sensitiveKeys: readonly string[] = personFields.filter((field) => field.isSensitive).map((field) => field.key)
const mostRows = 400_000

/** A list as the caller sees it, as a file; what is sensitive only with a reason, and recorded as read. */
export function exportFile(context: Context, input: ExportInput): Promise<FileAnswer> {
  const transact = input.sensitive ? write : read
  return transact(context.database, context.caller, async (tx) => {
    const { forest, reader, unit } = await openForImport(tx, context, input.unit)
    const on = input.on ?? reader.today
    const badges = input.list === 'badges' ? await badgesOn(tx, input, unit, reader.today) : null
    const rows = await rowsOf(tx, input, unit, badges?.round ?? on)
    const secrets = await revealed(tx, input, rows)
    const kind = input.list === 'applicants' ? 'applicants' : 'members'
    const asked: readonly string[] = input.sensitive?.fields ?? []
    const columns = (await columnsFor(tx, input.format, kind, 'out', reader.today)).filter(
      (column) => !sensitiveKeys.includes(column.key) || asked.includes(column.key),
    )
    const due = badges ? rows.flatMap((row) => withBadges(row, badges.due)) : rows.map((row) => ({ row, badge: {} }))
    return {
      bytes: await writeSheet({
        name: titles[input.list].vi,
        columns: badges
          ? [...badgeColumns(columns), yearsColumn, ...(input.withAwarded ? [awardedColumn] : [])]
          : withCellName(columns, input.format),
        rows: due.map(({ row, badge }) => ({ ...inWords(forest, row, secrets.get(row.person_id), on), ...badge })),
        ...(input.format === 'template' ? { title: titleOf(input, forest, unit, badges?.round ?? on) } : {}),
      }),
      mediaType: sheetType,
      fileName: `${input.list}-${unit.code}-${on}.xlsx`,
    }
  })
}

const titles = {
  members: { vi: 'Đảng viên', en: 'Members' },
  applicants: { vi: 'Nguồn kết nạp', en: 'Applicants' },
  badges: { vi: 'Huy hiệu Đảng', en: 'Party badges' },
} as const

function titleOf(input: ExportInput, forest: Forest, unit: Unit, on: string) {
  const name = nameOn(forest, unit.id, on)
  const title = titles[input.list]
  return { vi: `${title.vi} · ${name.vi} · ${on}`, en: `${title.en} · ${name.en} · ${on}` }
}

/** The register guards the unit once for all rows (`people_under`); what stands beside a name is read as the caller. */
async function rowsOf(tx: Transaction, input: ExportInput, unit: Unit, on: string): Promise<readonly Row[]> {
  const all: readonly State[] = input.list === 'applicants' ? applicantStates : memberStates
  const states = input.states?.filter((state) => all.includes(state)) ?? all
  const members: readonly State[] = memberStates
  return tx.query<Row>(sql`
    select p.*, u."unitId" as unit_id, u.state, m.ceremony_on, m.considered_on, m.recognition_decided_on,
      m.recognition_decision, m.full_on, m.party_age_from, coalesce(d.decided_on, m.decided_on) as decided_on, coalesce(d.decision, m.decision) as decision,
      case when u.state = any (${members}::text[]) and u.state <> 'exempt' then (
        select min(lower(h.valid)) from membership_span h where h.person_id = u."personId" and h.unit_id = u."unitId" and h.known_until is null
          and h.state = any (${members}::text[]) and not exists (
            select from membership_span o where o.person_id = h.person_id and o.known_until is null and o.unit_id <> h.unit_id and o.valid >> h.valid
              and lower(o.valid) <= u.since))
        else u.since end::text as since
    from people_under(${unit.id}::uuid, ${on}::date, ${states}::text[], ${input.search ?? null}::text, null, null, null, ${mostRows}) with ordinality u
    join person_profile p on p.person_id = u."personId" and p.known_until is null
    left join membership m on m.person_id = u."personId" and m.known_until is null and not exists (
      select from membership later where later.person_id = m.person_id and later.turn > m.turn and later.known_until is null)
    left join lateral (select s.decided_on, s.decision from membership_step s where s.person_id = u."personId" and s.event = 'decide' and s.known_until is null
      and u.state = 'decided' order by s."on" desc limit 1) d on true
    where ${input.admittedFrom ?? null}::date is null or m.ceremony_on >= ${input.admittedFrom ?? null}::date
    order by u.ordinality`)
}

async function revealed(
  tx: Transaction,
  input: ExportInput,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, Values>> {
  const found = new Map<string, Values>()
  if (!input.sensitive) return found
  const values = await tx.query<{ person_id: string; field: string; value: string }>(
    sql`select * from reveal_many(${rows.map((row) => row.person_id)}::uuid[], ${input.sensitive.fields}::text[], ${input.sensitive.reason})`,
  )
  for (const { person_id, field, value } of values) found.set(person_id, { ...found.get(person_id), [field]: value })
  return found
}

/** One person as the file says it: words for codes, the cell by its code and name. */
function inWords(forest: Forest, row: Row, secrets: Values | undefined, on: string): Values {
  const values: Values = { ...secrets }
  for (const key of exchangeKeys) {
    const value = row[key]
    if (value !== null && value !== undefined) values[key] = value
  }
  const words = { sex: sexWords, education: educationWords, theory: theoryWords, state: stateWords } as const
  for (const [key, list] of Object.entries(words)) {
    const code = values[key]
    if (code !== undefined) values[key] = wordOf(list, code).vi
  }
  values.cell = forest.units.get(row.unit_id)?.code ?? ''
  values.cell_name = nameOn(forest, row.unit_id, on).vi
  return values
}

const cellName: SheetColumn = {
  key: 'cell_name',
  header: { vi: 'Tên chi bộ', en: 'Cell' },
  kind: 'text',
  width: 28,
}

const withCellName = (columns: readonly SheetColumn[], format: ExportInput['format']): readonly SheetColumn[] =>
  format === 'template' ? [...columns, cellName] : columns

const yearsColumn: SheetColumn = {
  key: 'years',
  header: { vi: 'Huy hiệu (năm)', en: 'Badge (years)' },
  kind: 'number',
  width: 12,
}

const awardedColumn: SheetColumn = {
  key: 'awarded_on',
  header: { vi: 'Đã trao đợt', en: 'Awarded in the round of' },
  kind: 'day',
  width: 14,
}

const badgeColumns = (columns: readonly SheetColumn[]): readonly SheetColumn[] => [
  ...columns.filter((column) => ['name', 'birth', 'card_number', 'party_age_from', 'cell'].includes(column.key)),
  cellName,
]

/** Who is due in the round asked for, or the next one; those awarded already only where they are asked for. */
async function badgesOn(tx: Transaction, { on: asked, withAwarded }: ExportInput, unit: Unit, today: string) {
  const rules = await loadRegulations(tx, null)
  const round = roundFrom(rules, asked ?? today)
  if (round === undefined || (asked !== undefined && asked !== round))
    throw problem('invalid', 'not-a-round', 'Ngày này không phải là một đợt trao.', 'This day is not a round.', 'on')
  const { rows } = await dueIn(tx, rules, { unitId: unit.id, round, today })
  const due = new Map<string, DueRow[]>()
  for (const row of rows)
    if (withAwarded || row.awardId === null) due.set(row.personId, [...(due.get(row.personId) ?? []), row])
  return { round, due }
}

const withBadges = (row: Row, due: ReadonlyMap<string, readonly DueRow[]>): readonly { row: Row; badge: Values }[] =>
  (due.get(row.person_id) ?? []).map(({ years, awardedOn }) => ({
    row,
    badge: { years: String(years), awarded_on: awardedOn ?? undefined },
  }))
