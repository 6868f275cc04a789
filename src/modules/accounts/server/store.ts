import type { Transaction } from '../../../platform/server/db/database.ts'
import { dayRange, sql } from '../../../platform/server/db/sql.ts'
import { recordAct } from '../../acts/server/public.ts'
import type { Role } from '../contract.ts'

/** The only file that writes accounts, grants, sessions, failures and invitations. */
export async function createAccountRow(
  tx: Transaction,
  account: { id: string; login: string; vi: string; en: string; passwordHash: string | null },
): Promise<void> {
  await tx.query(sql`insert into account (id, login, vi, en, kind, password_hash)
    values (${account.id}, ${account.login}, ${account.vi}, ${account.en}, 'person', ${account.passwordHash})`)
  await recordAct(tx, {
    verb: 'account.create',
    recordKind: 'account',
    recordId: account.id,
    payload: { login: account.login },
  })
}

/** A new password ends every session of the account. */
export async function setPassword(tx: Transaction, accountId: string, passwordHash: string): Promise<void> {
  await tx.query(sql`delete from session where account_id = ${accountId}`)
  await tx.query(sql`update account set password_hash = ${passwordHash} where id = ${accountId}`)
}

export async function setDisabled(tx: Transaction, accountId: string, isDisabled: boolean): Promise<void> {
  await tx.query(sql`update account set is_disabled = ${isDisabled} where id = ${accountId}`)
  if (isDisabled) await tx.query(sql`delete from session where account_id = ${accountId}`)
}

export interface NewGrant {
  readonly id: string
  readonly accountId: string
  readonly role: Role
  readonly unitId: string | null
  readonly from: string
  readonly until: string
}

export async function grantTo(tx: Transaction, grant: NewGrant): Promise<void> {
  const actId = await recordAct(tx, {
    verb: 'account.grant',
    unitId: grant.unitId,
    recordKind: 'access_grant',
    recordId: grant.id,
    payload: grant,
  })
  await tx.query(sql`insert into access_grant (id, account_id, role, unit_id, valid, known_from)
    values (${grant.id}, ${grant.accountId}, ${grant.role}, ${grant.unitId}, ${dayRange(grant.from, grant.until)}::daterange, ${actId})`)
}

export async function endGrantRow(tx: Transaction, grantId: string, actId: string): Promise<boolean> {
  const rows = await tx.query(
    sql`update access_grant set known_until = ${actId} where id = ${grantId} and known_until is null returning id`,
  )
  return rows.length > 0
}

export async function addSession(
  tx: Transaction,
  tokenDigest: Buffer,
  accountId: string,
  seconds: number,
): Promise<void> {
  await tx.query(
    sql`insert into session (token_digest, account_id, expires_at) values (${tokenDigest}, ${accountId}, now() + make_interval(secs => ${seconds}))`,
  )
  await tx.query(sql`delete from session where expires_at < now()`)
}

export async function endSession(tx: Transaction, tokenDigest: Buffer): Promise<void> {
  await tx.query(sql`delete from session where token_digest = ${tokenDigest}`)
}

export async function addFailure(tx: Transaction, loginDigest: Buffer): Promise<void> {
  await tx.query(sql`insert into sign_in_failure (login_digest) values (${loginDigest})`)
  await tx.query(sql`delete from sign_in_failure where at < now() - interval '1 day'`)
}

export async function forgetFailures(tx: Transaction, loginDigest: Buffer): Promise<void> {
  await tx.query(sql`delete from sign_in_failure where login_digest = ${loginDigest}`)
}

export async function addInvitation(
  tx: Transaction,
  tokenDigest: Buffer,
  accountId: string,
  hours: number,
): Promise<void> {
  await tx.query(
    sql`insert into invitation (token_digest, account_id, expires_at) values (${tokenDigest}, ${accountId}, now() + make_interval(hours => ${hours}))`,
  )
}

export async function useInvitation(tx: Transaction, tokenDigest: Buffer): Promise<string | undefined> {
  const row = await tx.maybe<{ account_id: string }>(
    sql`update invitation set used_at = now() where token_digest = ${tokenDigest} and used_at is null and expires_at > now() returning account_id`,
  )
  return row?.account_id
}
