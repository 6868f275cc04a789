import type { BulkTransaction } from '../../../../platform/server/db/bulk.ts'
import { type Sql, sql } from '../../../../platform/server/db/sql.ts'
import { isTaken } from '../../exchange.ts'
import { stateWords, wordOf } from '../../exchange-words.ts'
import { personFields } from '../../field.ts'
import { type RowFault, rowFault } from '../../row/row.ts'
import { type Difference, differencesOf } from './differences.ts'
import { heedCancel, type ImportJob } from './jobs.ts'
import { createStage, stageColumns } from './stage.ts'

/** A row that may be somebody already known, here or in another row. */
export interface Doubt {
  readonly row: number
  readonly name: string
  readonly birth: string | null
  readonly personId: string | null
  readonly cell: string | null
  readonly otherRow: number | null
}

/** What a file means for the register as it stands. */
export interface Found {
  readonly faults: readonly RowFault[]
  readonly doubts: readonly Doubt[]
  readonly differences: readonly Difference[]
  readonly differenceCount: number
  readonly counts: { readonly new: number; readonly changed: number; readonly same: number }
}

/** What was decided on doubtful rows: the same person as the one held, or another of the same name. */
export type Decide = (row: number) => 'same' | 'another' | undefined

/**
 * Copies rows into the temporary table, as they come, and compares them with the register as the calling account sees it.
 * The table holds afterwards whom each row speaks of and what is new about them.
 * @param rows in the text form of COPY
 */
export async function matchRows(
  tx: BulkTransaction,
  job: ImportJob,
  rows: AsyncIterable<Buffer> | Iterable<Buffer>,
  decide: Decide,
  today: string,
): Promise<Found> {
  await tx.query(sql`drop table if exists pg_temp.import_stage`)
  await tx.query({ strings: [createStage], values: [] })
  await tx.copy('import_stage', stageColumns, rows)
  await tx.query(sql`create index on import_stage (row_number)`)
  await tx.query(sql`analyze import_stage (row_number, match_id, card_number, identity_number, folded, birth_on)`)
  job.phase = 'checking'
  heedCancel(job)
  const { isFirst } = await tx.one<{ isFirst: boolean }>(sql`select register_is_empty() as "isFirst"`)
  const faults = isFirst ? [] : [...(await matchNumbers(tx))]
  heedCancel(job)
  const doubts = await matchNames(tx, job, decide, isFirst ? null : today)
  const { total, known } = await tx.one<{ total: number; known: number }>(
    sql`select count(*) as total, count(match_id) as known from import_stage`,
  )
  if (known === 0 && namesCells(job))
    return { faults, doubts, differences: [], differenceCount: 0, counts: { new: total, changed: 0, same: 0 } }
  faults.push(...(await checkMatches(tx, job, today)))
  heedCancel(job)
  const taken = personFields.filter((field) => isTaken(job.format, field.key)).map((field) => field.key)
  const { differences, count } = await differencesOf(tx, taken, faults)
  const counts = await tx.one<Found['counts']>(sql`
    select count(*) filter (where match_id is null) as new,
      count(*) filter (where match_id is not null and (is_profile_new or is_membership_new or new_secrets is not null or has_new_spans)) as changed,
      count(*) filter (where match_id is not null and not (is_profile_new or is_membership_new or new_secrets is not null or has_new_spans)) as same
    from import_stage`)
  return { faults, doubts, differences, differenceCount: count, counts }
}

const namesCells = (job: ImportJob): boolean => job.columns.some((column) => column.key === 'cell')

/** The rows of a file that was read, for as long as nobody cancels. */
export function* rowsAgain(job: ImportJob): Generator<Buffer> {
  const rows = job.read?.rows ?? []
  job.phase = 'copying'
  for (const [index, chunk] of rows.entries()) {
    heedCancel(job)
    Object.assign(job, { done: index, total: rows.length })
    yield chunk
  }
}

/** Card and identity numbers name a person wherever they are held. */
async function matchNumbers(tx: BulkTransaction): Promise<readonly RowFault[]> {
  const faults: RowFault[] = []
  for (const key of ['card_number', 'identity_number'] as const) {
    const column: Sql = { strings: [key], values: [] }
    const rows = await tx.query<{ row: number; isOther: boolean; isHidden: boolean }>(sql`
      with found as (
        select s.row_number, w.person_id from import_stage s
        join people_with(${key}, array(select ${column} from import_stage where ${column} is not null)) w on w.value = s.${column}
      ), marked as (
        update import_stage s set match_id = found.person_id from found where s.row_number = found.row_number and s.match_id is null
      )
      select f.row_number as row, s.match_id is not null and s.match_id <> f.person_id as "isOther",
        not exists (select from person p where p.id = f.person_id) as "isHidden"
      from found f join import_stage s using (row_number)
      where (s.match_id is not null and s.match_id <> f.person_id) or not exists (select from person p where p.id = f.person_id)
      order by 1`)
    for (const { row, isOther } of rows)
      faults.push(
        isOther
          ? rowFault(
              row,
              key,
              'two-people',
              'Số thẻ và số định danh trong dòng này thuộc hai người khác nhau trong sổ.',
              'Card and identity number of this row belong to two different people in the register.',
            )
          : rowFault(
              row,
              key,
              'held-elsewhere',
              'Số này đang thuộc một người ở đơn vị khác. Cần chuyển sinh hoạt đảng trước.',
              'This number belongs to a person of another unit. Record the transfer first.',
            ),
      )
  }
  return faults
}

interface Namesake {
  readonly row: number
  readonly name: string
  readonly birth: string
  readonly personId: string
  readonly cell: string | null
  /** Nothing speaks against their being one person. */
  readonly isPlain: boolean
}

const namesakes = (tx: BulkTransaction, today: string): Promise<readonly Namesake[]> =>
  tx.query<Namesake>(sql`
    with namesake as materialized (
      select s.row_number as row, s.name, s.birth, s.card_number, p.person_id, u.code as cell,
        length(s.birth) = 10 and length(p.birth) = 10 and count(*) over (partition by s.row_number) = 1 and count(*) over (partition by p.person_id) = 1
          and not exists (select from import_stage o where o.match_id = p.person_id) as is_plain
      from import_stage s join person_profile p on p.folded = s.folded and p.birth_on = s.birth_on and p.known_until is null
      left join membership_span m on m.person_id = p.person_id and m.known_until is null and m.valid @> ${today}::date
      left join unit u on u.id = m.unit_id
      where s.match_id is null and s.birth_on is not null
    ), carded as materialized (
      select n.row, n.person_id, n.card_number from namesake n where n.is_plain and n.card_number is not null
    ), other as materialized (
      -- A card of the same number would have named the person already.
      select d.person_id from differing_secrets(array(select person_id from carded order by row), array(select 'card_number' from carded),
        array(select card_number from carded order by row)) d where d.masked is not null
    )
    select n.row, n.name, n.birth, n.person_id as "personId", n.cell,
      n.is_plain and not (n.card_number is not null and n.person_id in (select person_id from other)) as "isPlain"
    from namesake n order by 1`)

/**
 * Same name and birth: the same person when nothing speaks against it, a doubt otherwise.
 * @param today null where the register holds nobody, so that only rows of the file can be the same
 */
async function matchNames(
  tx: BulkTransaction,
  job: ImportJob,
  decide: Decide,
  today: string | null,
): Promise<readonly Doubt[]> {
  const rows = today === null ? [] : await namesakes(tx, today)
  const same = new Map<number, string>()
  const doubts: Doubt[] = []
  for (const { isPlain, ...found } of rows) {
    const decided = isPlain ? 'same' : decide(found.row)
    if (decided === 'same' && !same.has(found.row)) same.set(found.row, found.personId)
    else if (decided === undefined && !doubts.some((doubt) => doubt.row === found.row))
      doubts.push({ ...found, otherRow: null })
  }
  for (const double of job.read?.doubles ?? [])
    if (decide(double.row) !== 'another' && !same.has(double.row))
      doubts.push({ ...double, personId: null, cell: null })
  if (same.size > 0)
    await tx.query(sql`update import_stage s set match_id = m.person_id
      from unnest(${[...same.keys()]}::integer[], ${[...same.values()]}::uuid[]) m (row_number, person_id) where s.row_number = m.row_number`)
  return doubts.toSorted((a, b) => a.row - b.row)
}

interface HeldRow {
  row: number
  other: number | null
  cell: string | null
  state: string | null
}

async function checkMatches(tx: BulkTransaction, job: ImportJob, today: string): Promise<readonly RowFault[]> {
  const twice = await tx.query<{ row: number; other: number }>(sql`
    select s.row_number as row, min(o.row_number) as other from import_stage s
    join import_stage o on o.match_id = s.match_id and o.row_number < s.row_number group by 1 order by 1`)
  const faults = twice.map(({ row, other }) =>
    rowFault(
      row,
      'name',
      'person-twice',
      `Dòng này và dòng ${other} là cùng một người trong sổ.`,
      `This row and row ${other} are the same person in the register.`,
    ),
  )
  if (!namesCells(job)) {
    const strangers = await tx.query<{ row: number }>(
      sql`select row_number as row from import_stage where match_id is null order by 1`,
    )
    await tx.query(sql`update import_stage set has_new_spans = false`)
    return [
      ...faults,
      ...strangers.map(({ row }) =>
        rowFault(
          row,
          'name',
          'not-in-register',
          'Không tìm thấy người này trong sổ; tệp loại này chỉ bổ sung cho người đã có.',
          'This person is not in the register; a file of this kind only adds to people already held.',
        ),
      ),
    ]
  }
  await tx.query(sql`update import_stage s set has_new_spans = false
    where exists (select from membership_span h where h.person_id = s.match_id and h.known_until is null and h.valid @> ${today}::date
      and h.unit_id = s.cell_id and h.state = s.state)`)
  const held = await tx.query<HeldRow>(sql`
    select distinct on (s.row_number) s.row_number as row, null as other, u.code as cell, case when h.unit_id = s.cell_id then h.state end as state
    from import_stage s join membership_span h on h.person_id = s.match_id and h.known_until is null join unit u on u.id = h.unit_id
    where s.has_new_spans order by s.row_number, upper(h.valid) desc nulls first`)
  return [
    ...faults,
    ...held.map(({ row, cell, state }) =>
      state === null
        ? rowFault(
            row,
            'cell',
            'held-in-another-cell',
            `Sổ đang ghi người này ở chi bộ “${cell}”. Cần chuyển sinh hoạt đảng, không nhập đè.`,
            `The register has this person in the cell “${cell}”. Record a transfer; a file does not move people.`,
          )
        : rowFault(
            row,
            'state',
            'held-in-another-state',
            `Sổ đang ghi trạng thái “${wordOf(stateWords, state).vi}”. Cần ghi việc công nhận, miễn hoặc thôi ở hồ sơ của người này.`,
            `The register has the state “${wordOf(stateWords, state).en}”. Record what happened in the person’s record.`,
          ),
    ),
  ]
}
