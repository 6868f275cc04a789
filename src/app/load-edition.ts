import { randomBytes } from 'node:crypto'
import type { Edition } from '../../editions/edition.ts'
import { createAccountRow, grantTo, hashPassword } from '../modules/accounts/server/public.ts'
import { recordAct } from '../modules/acts/server/public.ts'
import { firstOfAllDays, lastOfAllDays } from '../platform/domain/day.ts'
import { problem } from '../platform/domain/problem.ts'
import { type Database, seal, type Transaction, writeAsOwner } from '../platform/server/db/database.ts'
import { insertRows } from '../platform/server/db/insert-rows.ts'
import { sql } from '../platform/server/db/sql.ts'
import { operator, system } from '../platform/server/http/context.ts'
import { newId } from '../platform/server/new-id.ts'
import { loadFigures } from './load-edition/figures.ts'
import { loadForms } from './load-edition/forms.ts'
import { idFor, idsOf } from './load-edition/ids.ts'
import { checkMeasures, loadMeasures } from './load-edition/measures.ts'
import type { OnLoaded } from './load-edition/progress.ts'
import { loadRegister } from './load-edition/register.ts'
import { loadTargets } from './load-edition/targets.ts'
import { loadTemplates } from './load-edition/templates.ts'
import { loadUnits } from './load-edition/units.ts'
import { loadValues } from './load-edition/values.ts'

export interface DemoAccount {
  readonly login: string
  readonly password: string
  readonly name: string
  readonly nameEn: string
}

/**
 * Loads an edition into an empty installation, in one transaction, as one act of the system: nobody is named as having
 * entered its values. Demo accounts get random passwords.
 * @throws when the edition refers to something it does not hold, or a formula is refused.
 */
export async function loadEdition(
  database: Database,
  edition: Edition,
  requestId: string,
  onLoaded: OnLoaded = () => undefined,
): Promise<readonly DemoAccount[]> {
  checkMeasures(edition)
  const passwords = new Map(edition.accounts.map((account) => [account.login, randomBytes(9).toString('base64url')]))
  const hashes = new Map<string, string>()
  for (const [login, password] of passwords) hashes.set(login, await hashPassword(password))
  const { rows } = await database.owner.query<{ login: string }>('select login from account')
  const wasThere = new Set(rows.map((account) => account.login))
  await writeAsOwner(database, { actor: system, requestId }, async (tx) => {
    await tx.query(sql`set local statement_timeout = 0`)
    await refuseData(tx)
    await tx.query(sql`insert into installation (edition, working_on) values (${edition.code}, ${edition.workingOn})
      on conflict (is_only) do update set edition = excluded.edition, working_on = excluded.working_on`)
    const actId = await recordAct(tx, {
      verb: 'edition.load',
      recordKind: 'edition',
      payload: { edition: edition.code, entries: edition.entries.length },
    })
    const isGranted = await tx.maybe(
      sql`select id from access_grant where account_id = ${operator.accountId}::uuid limit 1`,
    )
    for (const role of isGranted ? [] : (['reader', 'clerk', 'issuer'] as const))
      await grantTo(tx, {
        id: newId(),
        accountId: operator.accountId,
        role,
        unitId: null,
        from: firstOfAllDays,
        until: lastOfAllDays,
      })
    const units = await loadUnits(tx, edition, actId)
    const sources = idsOf(edition.sources)
    await insertRows(
      tx,
      'source',
      edition.sources.map((source) => ({
        id: sources.get(source.code),
        code: source.code,
        vi: source.vi,
        en: source.en,
        publisher: source.publisher,
        published_on: source.publishedOn,
        known_from: actId,
      })),
    )
    const measures = await loadMeasures(tx, edition, units, actId)
    const directives = idsOf(edition.directives)
    const ids = { units, measures, sources, directives }
    await loadFigures(tx, edition, ids, actId)
    await loadTargets(tx, edition, ids, actId)
    const accounts = await loadAccounts(tx, edition, units, hashes)
    if (edition.register) await loadRegister(tx, edition.register, units, actId, onLoaded)
    if (edition.values) await loadValues(tx, edition, edition.values, ids, accounts, actId, onLoaded)
    await loadForms(tx, edition, ids, actId)
    await loadTemplates(tx, actId)
    onLoaded('checks', 0, 1)
    // Without these the planner takes the new tables for empty.
    await tx.query(sql`analyze unit, unit_span, unit_parent, area_lead`)
    await tx.query(sql`select rebuild_unit_reach()`)
  })
  await analyse(database)
  onLoaded('checks', 1, 1)
  await seal(database)
  return edition.accounts
    .filter(({ login }) => !wasThere.has(login))
    .map((account) => ({
      login: account.login,
      password: passwords.get(account.login) ?? '',
      name: account.vi,
      nameEn: account.en,
    }))
}

/** An installation that has no unit yet is empty, whoever may sign in already. */
async function refuseData(tx: Transaction): Promise<void> {
  if (!(await tx.maybe(sql`select id from unit limit 1`))) return
  throw problem(
    'refused',
    'holds-data',
    'Bản cài đặt này đã có dữ liệu. Bộ dữ liệu chỉ nạp vào bản cài đặt trống: chọn thư mục khác bằng --data.',
    'This installation holds data. An edition loads into an empty one only: choose another folder with --data.',
  )
}

/** The planner knows the tables at once, however long they have become. */
async function analyse(database: Database): Promise<void> {
  const client = await database.owner.connect()
  try {
    await client.query('set statement_timeout = 0')
    await client.query('analyze')
  } finally {
    client.release(true)
  }
}

/** @returns ids by login */
async function loadAccounts(
  tx: Transaction,
  edition: Edition,
  units: ReadonlyMap<string, string>,
  hashes: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const there = await tx.query<{ login: string; id: string }>(sql`select login, id from account`)
  const known = new Map(there.map((account) => [account.login, account.id]))
  const ids = new Map(edition.accounts.map(({ login }) => [login, known.get(login) ?? newId()]))
  for (const account of edition.accounts) {
    // The first administrator is there before the edition, with a link of their own.
    if (known.has(account.login)) continue
    const id = idFor(ids, account.login, 'account')
    await createAccountRow(tx, {
      id,
      login: account.login,
      vi: account.vi,
      en: account.en,
      passwordHash: hashes.get(account.login) ?? null,
    })
    for (const grant of account.grants) {
      await grantTo(tx, {
        id: newId(),
        accountId: id,
        role: grant.role,
        unitId: grant.unit === null ? null : idFor(units, grant.unit, 'unit'),
        from: edition.workingOn === null ? firstOfAllDays : `${edition.workingOn.slice(0, 4)}-01-01`,
        until: lastOfAllDays,
      })
    }
  }
  return ids
}
