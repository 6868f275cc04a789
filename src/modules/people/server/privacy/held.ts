import type { Text } from '../../../../platform/domain/text.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { ability } from '../../../figures/server/public.ts'
import { nameOn } from '../../../org/forest.ts'
import type { HeldOnPerson } from '../../contract/privacy.ts'
import { cataloguedTable, type PersonalCatalogue, type PersonalNames, textOfValue } from '../../held.ts'
import { checkErasure } from '../../retention.ts'
import { keeperOf, mayWrite, type OpenPerson, openPerson } from '../door.ts'
import { leavingOf } from './leaving.ts'

interface HeldRow {
  held_in: string
  held_as: string
  held: Record<string, unknown>
}

type Secrets = HeldOnPerson['tables'][number]['rows'][number]['secrets']

/** The sensitive columns, by table, and what opens them; the whole of a discipline is read at its form. */
const sensitive: Readonly<Record<string, Secrets>> = {
  person_secret: { card_number: 'card_number', identity_number: 'identity_number', religion: 'religion' },
  discipline: { form: 'discipline' },
}

const isPast = ({ held }: HeldRow): boolean => (held.known_until ?? null) !== null

const secretsOf = (row: HeldRow): Secrets =>
  isPast(row)
    ? {}
    : Object.fromEntries(
        Object.entries(sensitive[row.held_in] ?? {}).filter(([column]) => (row.held[column] ?? null) !== null),
      )

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Names for the ids that stand in the rows: of units, accounts, and people the caller may see. */
async function namesOf(tx: Transaction, { catalogue, reader }: OpenPerson, rows: readonly HeldRow[]) {
  const ids = new Set(
    rows.flatMap((row) => Object.values(row.held).filter((value): value is string => uuid.test(String(value)))),
  )
  const found = await tx.query<{ id: string; vi: string; en: string }>(sql`
    select id, vi, en from account where id = any (${[...ids]}::uuid[])
    union all select id, vi, en from position where id = any (${[...ids]}::uuid[]) and known_until is null
    union all select person_id, name, name from person_profile where person_id = any (${[...ids]}::uuid[]) and known_until is null`)
  const names = new Map<string, Text>(found.map(({ id, vi, en }) => [id, { vi, en }]))
  for (const id of ids) if (catalogue.forest.units.has(id)) names.set(id, nameOn(catalogue.forest, id, reader.today))
  return names
}

/** All that is held on a person, as the database's own catalogue finds it. */
export async function heldOn(
  tx: Transaction,
  opened: OpenPerson,
  catalogue: PersonalCatalogue,
  names: PersonalNames,
): Promise<HeldOnPerson> {
  const { record, reader, rules } = opened
  const rows = await tx.query<HeldRow>(sql`select * from held_on(${record.id}::uuid)`)
  const known = await namesOf(tx, opened, rows)
  const acts = await tx.query<{ at: string; verb: string; vi: string; en: string; reason: string | null }>(
    sql`select * from acts_on(${record.id}::uuid)`,
  )
  const readings = await tx.query<{ at: string; vi: string; en: string; field: string; reason: string }>(
    sql`select * from readings_of(${record.id}::uuid)`,
  )
  const clerk = mayWrite(opened, keeperOf(record))
  const leaving = await leavingOf(tx, record, reader.today)
  return {
    personId: record.id,
    name: record.profile.name,
    isErased: record.isErased,
    asOf: reader.today,
    tables: inOrder(new Set(rows.map((row) => row.held_in)), names).map((table) => {
      const here = rows.filter((row) => row.held_in === table)
      const described = cataloguedTable(catalogue, names, table)
      const aims = new Set(here.map((row) => row.held_as))
      const columns = described.columns.filter(({ column }) => aims.size > 1 || !aims.has(column))
      return {
        ...described,
        columns: [...columns],
        isSensitive: table in sensitive,
        rows: here.map((row) => ({
          id: textOfValue(row.held.id),
          values: Object.fromEntries(
            columns.map(({ column }) => {
              const value = textOfValue(row.held[column])
              return [column, value === null ? null : (known.get(value)?.vi ?? value)]
            }),
          ),
          english: Object.fromEntries(
            columns.flatMap(({ column }) => {
              const name = known.get(String(row.held[column]))
              return name && name.en !== name.vi ? [[column, name.en]] : []
            }),
          ),
          isPast: isPast(row),
          secrets: secretsOf(row),
        })),
      }
    }),
    acts: acts.map(({ at, verb, vi, en, reason }) => ({ at, verb, by: { vi, en }, reason })),
    readings: readings.map(({ at, vi, en, field, reason }) => ({ at, by: { vi, en }, field, reason })),
    can: {
      export: ability(clerk),
      erase: ability(clerk, checkErasure(rules, leaving, reader.today)),
    },
  }
}

/** As the catalogue of names has them; a table without a name comes last. */
function inOrder(tables: ReadonlySet<string>, names: PersonalNames): readonly string[] {
  const named = Object.keys(names).filter((table) => tables.has(table))
  return [...named, ...[...tables].filter((table) => !named.includes(table))]
}

export const readHeld = (
  context: Context,
  input: { readonly personId: string },
  catalogue: PersonalCatalogue,
  names: PersonalNames,
): Promise<HeldOnPerson> =>
  read(context.database, context.caller, async (tx) =>
    heldOn(tx, await openPerson(tx, context, input.personId), catalogue, names),
  )
