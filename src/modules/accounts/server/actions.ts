import { lastOfAllDays } from '../../../platform/domain/day.ts'
import { notFound, problem } from '../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../platform/server/db/database.ts'
import { asId, sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { recordAct } from '../../acts/server/public.ts'
import { keptForest, unitByCode } from '../../org/server/public.ts'
import { isAdministrator } from '../access.ts'
import type { Role } from '../contract.ts'
import { loadReader } from './reader.ts'
import { invite } from './sessions.ts'
import { createAccountRow, endGrantRow, grantTo, setDisabled } from './store.ts'

export async function requireAdministrator(tx: Transaction): Promise<void> {
  if (!isAdministrator(await loadReader(tx))) {
    throw problem(
      'forbidden',
      'administrators-only',
      'Chỉ quản trị viên được quản lý tài khoản.',
      'Only administrators may manage accounts.',
    )
  }
}

const invitationPath = (token: string): string => `/invitation?token=${token}`

/** `administer` runs a change of accounts in one transaction, for administrators only. */
function administer<Result>(context: Context, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  return write(context.database, context.caller, async (tx) => {
    await requireAdministrator(tx)
    return work(tx)
  })
}

async function requireAccount(tx: Transaction, accountId: string): Promise<void> {
  const row = await tx.maybe(sql`select id from account where id = ${asId(accountId)}::uuid and kind = 'person'`)
  if (!row) throw notFound('Không có tài khoản này.', 'There is no such account.', 'accountId')
}

export function createAccountBy(context: Context, input: { id: string; login: string; vi: string; en: string }) {
  return administer(context, async (tx) => {
    if (await tx.maybe(sql`select id from account where login = ${input.login}`)) {
      throw problem(
        'conflict',
        'login-taken',
        `Tên đăng nhập “${input.login}” đã có người dùng.`,
        `The user name “${input.login}” is taken.`,
        'login',
      )
    }
    await createAccountRow(tx, { ...input, en: input.en || input.vi, passwordHash: null })
    return { id: input.id, invitationPath: invitationPath(await invite(tx, input.id)) }
  })
}

export function inviteAgainBy(context: Context, accountId: string) {
  return administer(context, async (tx) => {
    await requireAccount(tx, accountId)
    await recordAct(tx, { verb: 'account.invite', recordKind: 'account', recordId: accountId, payload: {} })
    return { id: accountId, invitationPath: invitationPath(await invite(tx, accountId)) }
  })
}

export function disableAccountBy(context: Context, input: { accountId: string; isDisabled: boolean; reason: string }) {
  return administer(context, async (tx) => {
    await requireAccount(tx, input.accountId)
    if (input.accountId === tx.actor.accountId) {
      throw problem(
        'refused',
        'own-account',
        'Không thể tự khóa tài khoản của mình.',
        'You cannot disable your own account.',
        'accountId',
      )
    }
    await setDisabled(tx, input.accountId, input.isDisabled)
    await recordAct(tx, {
      verb: input.isDisabled ? 'account.disable' : 'account.enable',
      recordKind: 'account',
      recordId: input.accountId,
      reason: input.reason,
      payload: {},
    })
    return { id: input.accountId }
  })
}

export function grantRoleBy(
  context: Context,
  input: { id: string; accountId: string; role: Role; unit: string | null; from: string; until: string | null },
) {
  return administer(context, async (tx) => {
    await requireAccount(tx, input.accountId)
    if ((input.role === 'administrator') !== (input.unit === null)) {
      throw problem(
        'invalid',
        'unit-and-role',
        'Quyền quản trị tài khoản không gắn với đơn vị; các quyền khác phải có đơn vị.',
        'The administrator role has no unit; every other role needs one.',
        'unit',
      )
    }
    if (input.until !== null && input.until <= input.from) {
      throw problem(
        'invalid',
        'dates-out-of-order',
        'Ngày thôi phải sau ngày bắt đầu.',
        'The end must come after the start.',
        'until',
      )
    }
    const unitId = input.unit === null ? null : unitByCode(await keptForest(tx, context.database), input.unit).id
    await grantTo(tx, {
      id: input.id,
      accountId: input.accountId,
      role: input.role,
      unitId,
      from: input.from,
      until: input.until ?? lastOfAllDays,
    }).catch((error: unknown) => {
      if ((error as { code?: string }).code !== '23P01') throw error
      throw problem(
        'conflict',
        'granted-already',
        'Tài khoản đã có quyền này trong thời gian đó.',
        'The account holds this role already in that time.',
        'role',
      )
    })
    return { id: input.id }
  })
}

export function endGrantBy(context: Context, input: { grantId: string; reason: string }) {
  return administer(context, async (tx) => {
    const grant = await tx.maybe<{ unit_id: string | null }>(
      sql`select unit_id from access_grant where id = ${asId(input.grantId)}::uuid and known_until is null`,
    )
    if (!grant) throw notFound('Không có lần giao quyền này.', 'There is no such grant.', 'grantId')
    const actId = await recordAct(tx, {
      verb: 'account.end-grant',
      unitId: grant.unit_id,
      recordKind: 'access_grant',
      recordId: input.grantId,
      reason: input.reason,
      payload: {},
    })
    await endGrantRow(tx, input.grantId, actId)
    return { id: input.grantId }
  })
}
