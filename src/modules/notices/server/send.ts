import { randomInt } from 'node:crypto'
import type { Day } from '../../../platform/domain/day.ts'
import type { Language } from '../../../platform/domain/text.ts'
import { type Caller, type Database, type Transaction, writeAsOwner } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Post } from '../../../platform/server/mail/post.ts'
import { newId } from '../../../platform/server/new-id.ts'
import { sha256 } from '../../acts/server/public.ts'
import { nameOn } from '../../org/forest.ts'
import { keptForest } from '../../org/server/public.ts'
import type { NoticeKind } from '../deadline.ts'
import { type DigestLine, writeConfirmation, writeDigest } from '../letter.ts'
import { together } from '../together.ts'
import { confirmQueue, mailQueue } from './queues.ts'
import { addCode, addFailure, setOutcome, setRefusal } from './store.ts'

export interface PostOffice {
  readonly database: Database
  readonly caller: Caller
  /** Null when this installation sends no mail. */
  readonly post: Post | null
  readonly publicUrl: string
}

const postOf = ({ post }: PostOffice): Post => {
  if (!post) throw new Error('no mail server is configured (SMTP_HOST)')
  return post
}

interface Mailing {
  readonly accountId: string
  readonly addressId: string | null
  readonly address: string | null
  readonly mails: boolean
  readonly language: Language
  readonly outcome: string | null
  readonly isFailing: boolean
}

/**
 * Sends the mail of a day, once: one process at a time, and never after it is known to have been sent. Between the answer of
 * the mail server and our commit a crash may send it a second time, with the same Message-ID.
 * @throws Error when it may go better later
 */
export function sendMailing(office: PostOffice, mailingId: string): Promise<void> {
  return writeAsOwner(office.database, office.caller, async (tx) => {
    const { isMine } = await tx.one<{ isMine: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${mailingId}, 7463833)) as "isMine"`,
    )
    if (!isMine) throw new Error('this mail is being sent by another process')
    const mailing = await loadMailing(tx, mailingId)
    if (!mailing || mailing.outcome === 'sent' || mailing.outcome === 'needless' || mailing.isFailing) return
    const { address, addressId, language } = mailing
    const { today } = await tx.one<{ today: Day }>(sql`select today_here() as today`)
    const lines = await loadLines(tx, office.database, mailingId, today)
    if (address === null || addressId === null || !mailing.mails || lines.length === 0) {
      await setOutcome(tx, mailingId, 'needless')
      return
    }
    const written = writeDigest(lines, { language, today, publicUrl: office.publicUrl })
    const delivery = await postOf(office).send({ ...written, id: mailingId, to: address, language })
    if (delivery.outcome === 'sent') {
      await setOutcome(tx, mailingId, 'sent')
      await setRefusal(tx, addressId, null)
      return
    }
    await setOutcome(tx, mailingId, 'refused', delivery.error)
    await setRefusal(tx, addressId, delivery.error)
    await addFailure(tx, {
      id: newId(),
      queue: mailQueue.name,
      ids: { mailingId },
      reason: delivery.error,
      attempts: 1,
    })
  })
}

const loadMailing = (tx: Transaction, mailingId: string): Promise<Mailing | undefined> =>
  tx.maybe<Mailing>(sql`select m.account_id as "accountId", c.address_id as "addressId", case when c.address_id is not null then d.address end as address,
      coalesce(p.mails, true) and not a.is_disabled as mails, coalesce(p.language, 'vi') as language, o.outcome,
      exists (select from failed_job f where f.known_until is null and f.queue = ${mailQueue.name} and f.ids ->> 'mailingId' = m.id::text) as "isFailing"
    from mailing m join account a on a.id = m.account_id
      left join notice_address d on d.account_id = m.account_id and d.known_until is null
      left join notice_confirmation c on c.address_id = d.id
      left join notice_preference p on p.account_id = m.account_id and p.known_until is null
      left join mailing_outcome o on o.mailing_id = m.id
    where m.id = ${mailingId}::uuid`)

/** What is still open of the mail's notices; what was done meanwhile is not mailed. */
async function loadLines(
  tx: Transaction,
  database: Database,
  mailingId: string,
  today: Day,
): Promise<readonly DigestLine[]> {
  const rows = await tx.query<{
    kind: NoticeKind
    vi: string
    en: string
    unitId: string
    dueOn: Day
    path: string
  }>(sql`
    select n.kind, n.vi, n.en, n.unit_id as "unitId", n.due_on as "dueOn", n.path
    from mailing_notice m join notice n on n.id = m.notice_id
    where m.mailing_id = ${mailingId}::uuid and n.known_until is null order by n.due_on, n.key`)
  const forest = await keptForest(tx, database)
  const said = rows.map(({ vi, en, ...row }) => ({ ...row, title: { vi, en } }))
  return together(said).flatMap((same) => {
    const [first, second] = same
    if (!first) return []
    const { kind, title, dueOn } = first
    const units = same.map(({ unitId }) => nameOn(forest, unitId, today))
    return [{ kind, title, units, dueOn, path: second ? '/notices' : first.path }]
  })
}

// Without signs that are mistaken for each other.
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const codeHours = 24

const newCode = (): string => {
  const typed = Array.from({ length: 8 }, () => signs[randomInt(signs.length)]).join('')
  return `${typed.slice(0, 4)}-${typed.slice(4)}`
}

/** What is typed may lack the dash and be in small letters. */
export const digestOfCode = (typed: string): Buffer => sha256(typed.toUpperCase().replace(/[^0-9A-Z]/g, ''))

/** Sends a fresh code to an address that waits to be confirmed. Each code that was sent is good for a day. */
export async function sendCode(office: PostOffice, addressId: string): Promise<void> {
  const code = newCode()
  const found = await writeAsOwner(office.database, office.caller, async (tx) => {
    const row = await tx.maybe<{
      address: string
      language: Language
    }>(sql`select d.address, coalesce(p.language, 'vi') as language
      from notice_address d left join notice_preference p on p.account_id = d.account_id and p.known_until is null
      where d.id = ${addressId}::uuid and d.known_until is null
        and not exists (select from notice_confirmation c where c.address_id = d.id)`)
    if (row) await addCode(tx, addressId, digestOfCode(code), codeHours)
    return row
  })
  if (!found) return
  const { address, language } = found
  const written = writeConfirmation(code, { language, publicUrl: office.publicUrl })
  const delivery = await postOf(office).send({ ...written, id: newId(), to: address, language })
  await writeAsOwner(office.database, office.caller, async (tx) => {
    if (delivery.outcome === 'sent') return setRefusal(tx, addressId, null)
    await setRefusal(tx, addressId, delivery.error)
    await addFailure(tx, {
      id: newId(),
      queue: confirmQueue.name,
      ids: { addressId },
      reason: delivery.error,
      attempts: 1,
    })
  })
}
