import { randomBytes } from 'node:crypto'
import { verify } from '@node-rs/argon2'
import type { Actor } from '../../../platform/domain/endpoint.ts'
import { problem } from '../../../platform/domain/problem.ts'
import { type Database, write } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { recordAct, sha256 } from '../../acts/server/public.ts'
import { hashPassword } from './passwords.ts'
import {
  addFailure,
  addInvitation,
  addSession,
  endSession,
  forgetFailures,
  setPassword,
  useInvitation,
} from './store.ts'

const sessionSeconds = 12 * 3600
/** Lock-out: after so many failures within so many minutes a login is closed for the rest of that time. */
export const lockOut = { failures: 5, minutes: 15 }

export const newToken = (): string => randomBytes(32).toString('base64url')

/** The account behind a session token; undefined when unknown, expired or disabled. */
export async function accountOfSession(database: Database, token: string): Promise<Actor | undefined> {
  const result = await database.app.query<{ account_id: string }>({
    name: 'account-of-session',
    text: `select s.account_id from session s join account a on a.id = s.account_id
      where s.token_digest = $1 and s.expires_at > now() and not a.is_disabled`,
    values: [sha256(token)],
  })
  const row = result.rows[0]
  return row ? { accountId: row.account_id, kind: 'person' } : undefined
}

interface AccountRow {
  id: string
  login: string
  vi: string
  en: string
  password_hash: string | null
  is_disabled: boolean
}

const wrong = () =>
  problem(
    'invalid',
    'wrong-sign-in',
    'Tên đăng nhập hoặc mật khẩu không đúng.',
    'The user name or the password is not right.',
    'password',
  )

// Verified against when the login is unknown, so that both answers take the same time.
let decoy: Promise<string> | undefined

export async function signInWith(context: Context, login: string, password: string) {
  const loginDigest = sha256(`login:${login.toLowerCase()}`)
  const account = await write(context.database, context.caller, async (tx) => {
    const { failures } = await tx.one<{ failures: number }>(
      sql`select count(*) as failures from sign_in_failure where login_digest = ${loginDigest} and at > now() - make_interval(mins => ${lockOut.minutes})`,
    )
    if (failures >= lockOut.failures) {
      throw problem(
        'refused',
        'locked-out',
        `Đăng nhập sai ${failures} lần. Hãy thử lại sau ${lockOut.minutes} phút.`,
        `Signing in failed ${failures} times. Try again in ${lockOut.minutes} minutes.`,
        'login',
      )
    }
    return tx.maybe<AccountRow>(
      sql`select id, login, vi, en, password_hash, is_disabled from account where login = ${login.toLowerCase()} and kind = 'person'`,
    )
  })
  decoy ??= hashPassword(newToken())
  const isRight = await verify(account?.password_hash ?? (await decoy), password)
  if (!account?.password_hash || !isRight || account.is_disabled) {
    await write(context.database, context.caller, (tx) => addFailure(tx, loginDigest))
    throw wrong()
  }
  return startSession(context, account, loginDigest)
}

async function startSession(
  context: Context,
  account: Pick<AccountRow, 'id' | 'login' | 'vi' | 'en'>,
  loginDigest: Buffer,
) {
  const token = newToken()
  await write(context.database, { ...context.caller, actor: { accountId: account.id, kind: 'person' } }, async (tx) => {
    await forgetFailures(tx, loginDigest)
    await addSession(tx, sha256(token), account.id, sessionSeconds)
    await recordAct(tx, { verb: 'session.start', recordKind: 'account', recordId: account.id, payload: {} })
  })
  context.cookies.set(token, sessionSeconds)
  return { id: account.id, login: account.login, name: { vi: account.vi, en: account.en } }
}

export async function signOutHere(context: Context): Promise<void> {
  const token = context.cookies.session
  if (token === undefined) return
  await write(context.database, context.caller, async (tx) => {
    await endSession(tx, sha256(token))
    await recordAct(tx, { verb: 'session.end', recordKind: 'account', recordId: tx.actor.accountId, payload: {} })
  })
  context.cookies.clear()
}

/** Sets the password by a one-time link and signs in. */
export async function acceptWith(context: Context, token: string, password: string) {
  const passwordHash = await hashPassword(password)
  const account = await write(context.database, context.caller, async (tx) => {
    const accountId = await useInvitation(tx, sha256(token))
    const invited =
      accountId === undefined
        ? undefined
        : await tx.maybe<AccountRow>(
            sql`select id, login, vi, en, password_hash, is_disabled from account where id = ${accountId} and not is_disabled`,
          )
    if (!invited) {
      throw problem(
        'invalid',
        'invitation-used',
        'Liên kết này đã dùng hoặc hết hạn. Hãy xin quản trị viên cấp lại.',
        'This link was used already or has expired. Ask the administrator for a new one.',
        'token',
      )
    }
    return invited
  })
  await write(context.database, { ...context.caller, actor: { accountId: account.id, kind: 'person' } }, async (tx) => {
    await setPassword(tx, account.id, passwordHash)
    await recordAct(tx, { verb: 'account.set-password', recordKind: 'account', recordId: account.id, payload: {} })
  })
  return startSession(context, account, sha256(`login:${account.login}`))
}

/** A new one-time link for an account; the token is told once and only its digest kept. */
export async function invite(tx: Parameters<typeof addInvitation>[0], accountId: string): Promise<string> {
  const token = newToken()
  await addInvitation(tx, sha256(token), accountId, 72)
  return token
}
