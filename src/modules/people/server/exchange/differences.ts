import type { BulkTransaction } from '../../../../platform/server/db/bulk.ts'
import { type Sql, sql } from '../../../../platform/server/db/sql.ts'
import type { RowFault } from '../../row/row.ts'

/** A field of a person already held that the file says otherwise. */
export interface Difference {
  readonly row: number
  readonly name: string
  readonly field: string
  readonly old: string | null
  readonly new: string
  readonly isTaken: boolean
}

const mostKept = 1000

const profileFields = ['name', 'birth', 'sex', 'ethnicity', 'education', 'theory', 'occupation', 'phone'] as const
const dateFields = [
  'decided_on',
  'decision',
  'ceremony_on',
  'considered_on',
  'recognition_decided_on',
  'recognition_decision',
  'full_on',
  'party_age_from',
] as const
const secretFields = ['card_number', 'identity_number', 'religion'] as const

const text = (words: string): Sql => ({ strings: [words], values: [] })
const pairs = (fields: readonly string[], held: string): Sql =>
  text(fields.map((field) => `('${field}', ${held}.${field}::text, s.${field}::text)`).join(', '))

/**
 * Compares the rows with what is held on the people they speak of and notes in the temporary table what will be taken.
 * A value is taken where the file’s format is the master of the field, or nothing is held yet.
 */
export async function differencesOf(
  tx: BulkTransaction,
  taken: readonly string[],
  faults: RowFault[],
): Promise<{ readonly differences: readonly Difference[]; readonly count: number }> {
  const differences: Difference[] = []
  let count = 0
  const tell = (rows: readonly Difference[]): void => {
    count += rows.length
    differences.push(...rows.slice(0, Math.max(0, mostKept - differences.length)))
  }
  const profile = await tx.query<Difference>(sql`
    select s.row_number as row, p.name, d.field, d.old, d.new, d.old is null or d.field = any (${taken}::text[]) as "isTaken"
    from import_stage s join person_profile p on p.person_id = s.match_id and p.known_until is null
    cross join lateral (values ${pairs(profileFields, 'p')}) d (field, old, new)
    where d.new is not null and d.new is distinct from d.old order by 1`)
  const dates = await tx.query<Difference>(sql`
    select s.row_number as row, s.name, d.field, d.old, d.new, d.old is null or d.field = any (${taken}::text[]) as "isTaken"
    from import_stage s join membership m on m.person_id = s.match_id and m.known_until is null and not exists (
      select from membership later where later.person_id = m.person_id and later.turn > m.turn and later.known_until is null)
    cross join lateral (values ${pairs(dateFields, 'm')}) d (field, old, new)
    where d.new is not null and d.new is distinct from d.old order by 1`)
  const secrets = await tx.query<Difference>(sql`
    with given as (
      select s.row_number, s.match_id, s.name, v.field, v.value from import_stage s
      cross join lateral (values ('card_number', s.card_number), ('identity_number', s.identity_number), ('religion', s.religion)) v (field, value)
      where s.match_id is not null and v.value is not null
    )
    select g.row_number as row, g.name, d.field, d.masked as old,
      case when g.field = 'religion' then '•••' else '•••' || right(g.value, 3) end as new,
      d.masked is null or d.field = any (${taken}::text[]) as "isTaken"
    from differing_secrets(array(select match_id from given order by row_number, field), array(select field from given order by row_number, field),
      array(select value from given order by row_number, field)) d
    join given g on g.match_id = d.person_id and g.field = d.field order by 1`)
  tell(profile)
  tell(dates)
  tell(secrets)
  await mark(tx, 'is_profile_new', profile)
  await mark(tx, 'is_membership_new', dates)
  await tx.query(sql`update import_stage s set is_membership_new = true
    where s.match_id is not null and s.membership_id is not null and not exists (select from membership m where m.person_id = s.match_id and m.known_until is null)`)
  const bySecret = secrets.filter((item) => item.isTaken)
  await tx.query(sql`update import_stage s set new_secrets = n.fields from (
      select row_number, array_agg(field) as fields from unnest(${bySecret.map((item) => item.row)}::integer[], ${bySecret.map((item) => item.field)}::text[]) t (row_number, field)
      group by 1) n where n.row_number = s.row_number`)
  faults.push(...(await outOfOrder(tx, taken)))
  return { differences: differences.toSorted((a, b) => a.row - b.row), count }
}

async function mark(tx: BulkTransaction, name: string, rows: readonly Difference[]): Promise<void> {
  const changed = [...new Set(rows.filter((item) => item.isTaken).map((item) => item.row))]
  await tx.query(
    sql`update import_stage set ${text(name)} = false where match_id is not null and row_number <> all (${changed}::integer[])`,
  )
}

/** The value that will be held: the file’s where it is taken, else what is held, else the file’s. */
export const merged = (field: string, held: string, isTaken: boolean): string =>
  isTaken ? `coalesce(s.${field}, ${held}.${field})` : `coalesce(${held}.${field}, s.${field})`

/** Dates that are in order in the file and in the register may not be so together. */
async function outOfOrder(tx: BulkTransaction, taken: readonly string[]): Promise<readonly RowFault[]> {
  const value = (field: string): string => merged(field, 'm', taken.includes(field))
  const rows = await tx.query<{ row: number }>({
    strings: [
      `select s.row_number as row from import_stage s join membership m on m.person_id = s.match_id and m.known_until is null
        where s.is_membership_new and (${value('ceremony_on')} < ${value('decided_on')} or ${value('considered_on')} < ${value('ceremony_on')}
        or ${value('recognition_decided_on')} < ${value('considered_on')} or ${value('full_on')} < ${value('ceremony_on')}) order by 1`,
    ],
    values: [],
  })
  return rows.map(({ row }) => ({
    row,
    key: null,
    code: 'dates-out-of-order',
    text: {
      vi: 'Các ngày trong dòng này không theo thứ tự khi ghép với ngày đã có trong sổ.',
      en: 'The days of this row are out of order when joined with those in the register.',
    },
    isWarning: false,
  }))
}

export { dateFields, profileFields, secretFields }
