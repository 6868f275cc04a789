import { firstOfAllDays, lastOfAllDays } from '../../../platform/domain/day.ts'
import { dayText } from '../../../platform/domain/period-text.ts'
import { read, type Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { type Forest, nameOn } from '../../org/forest.ts'
import { keptForest } from '../../org/server/public.ts'
import { homeOf, isAdministrator } from '../access.ts'
import type { Role } from '../contract.ts'
import { editionBand } from '../edition-band.ts'
import { requireAdministrator } from './actions.ts'
import { loadReader } from './reader.ts'

interface InstallationRow {
  edition: string
  isWorkingDateFixed: boolean
  today: string
}

export async function installationOf(context: Context) {
  const rows = (
    await context.database.app.query<InstallationRow>(
      `select edition, working_on is not null as "isWorkingDateFixed", today_here() as today from installation`,
    )
  ).rows
  const row = rows[0] ?? {
    edition: 'none',
    isWorkingDateFixed: false,
    today: new Date(context.now()).toISOString().slice(0, 10),
  }
  const band = editionBand(row.edition)
  const date = dayText(row.today)
  return {
    ...row,
    band: band
      ? {
          vi: `${band.vi}${row.isWorkingDateFixed ? ` · ngày làm việc ${date.vi}` : ''} · không phải phần mềm của tổ chức nêu tên`,
          en: `${band.en}${row.isWorkingDateFixed ? ` · working date ${date.en}` : ''} · not a system of the organisations named`,
        }
      : null,
    hasDemoAccounts: context.settings.hasDemoAccounts,
    publicUrl: context.settings.publicUrl,
  }
}

interface GrantRow {
  id: string
  account_id: string
  role: Role
  unit_id: string | null
  from: string
  until: string
  is_current: boolean
}

async function grantsOf(tx: Transaction, forest: Forest, today: string) {
  const rows =
    await tx.query<GrantRow>(sql`select id, account_id, role, unit_id, coalesce(lower(valid)::text, ${firstOfAllDays}) as "from", coalesce(upper(valid)::text, ${lastOfAllDays}) as until,
    valid @> today_here() as is_current from access_grant where known_until is null order by lower(valid), role`)
  return rows.map((row) => {
    const unit = row.unit_id === null ? undefined : forest.units.get(row.unit_id)
    return {
      accountId: row.account_id,
      grant: {
        id: row.id,
        role: row.role,
        unit: unit ? { code: unit.code, name: nameOn(forest, unit.id, today) } : null,
        from: row.from,
        until: row.until === lastOfAllDays ? null : row.until,
        isCurrent: row.is_current,
      },
    }
  })
}

export function readSelf(context: Context) {
  return read(context.database, context.caller, async (tx) => {
    const forest = await keptForest(tx, context.database)
    const reader = await loadReader(tx)
    const account = await tx.one<{ login: string; vi: string; en: string }>(
      sql`select login, vi, en from account where id = ${tx.actor.accountId}`,
    )
    const grants = await grantsOf(tx, forest, reader.today)
    const homeId = homeOf(reader)
    return {
      id: tx.actor.accountId,
      login: account.login,
      name: { vi: account.vi, en: account.en },
      grants: grants.filter((item) => item.accountId === tx.actor.accountId).map((item) => item.grant),
      home: homeId === null ? null : (forest.units.get(homeId)?.code ?? null),
      isAdministrator: isAdministrator(reader),
    }
  })
}

export function readAccounts(context: Context) {
  return read(context.database, context.caller, async (tx) => {
    await requireAdministrator(tx)
    const grants = await grantsOf(tx, await keptForest(tx, context.database), (await loadReader(tx)).today)
    const rows = await tx.query<{
      id: string
      login: string
      vi: string
      en: string
      isDisabled: boolean
      hasPassword: boolean
    }>(
      sql`select id, login, vi, en, is_disabled as "isDisabled", password_hash is not null as "hasPassword" from account where kind = 'person' order by login`,
    )
    return {
      accounts: rows.map(({ vi, en, ...row }) => ({
        ...row,
        name: { vi, en },
        grants: grants.filter((item) => item.accountId === row.id).map((item) => item.grant),
      })),
    }
  })
}
