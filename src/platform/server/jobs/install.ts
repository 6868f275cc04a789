import type pg from 'pg'
import PgBoss from 'pg-boss'
import { StartRefusal } from '../cluster/start-refusal.ts'
import { givenUp, mostTries, type Pace, type Queue, usualPace } from './queue.ts'
import { jobSchemaOn } from './schema-name.ts'

/** A boss over the owner's pool that keeps no timers of its own until it is started as a worker. */
export const bossOver = (owner: pg.Pool, schema: string, options: PgBoss.ConstructorOptions): PgBoss => {
  const boss = new PgBoss({
    ...options,
    schema,
    db: { executeSql: (text, values) => owner.query(text, values) },
  })
  return boss
}

/**
 * Makes the schema of jobs beside ours, as the owner, with a queue for each kind of work, and lets the application's role add
 * jobs within its own transactions. Does nothing that is done already.
 * @throws StartRefusal `jobs-not-made` when the owner may not make a schema.
 */
export async function installJobs(
  owner: pg.Pool,
  appRole: string,
  queues: readonly Queue[],
  pace: Pace = usualPace,
): Promise<void> {
  const schema = await jobSchemaOn(owner)
  const boss = bossOver(owner, schema, { supervise: false, schedule: false })
  boss.on('error', () => undefined)
  try {
    await boss.start()
  } catch (error) {
    throw await refusalFor(owner, schema, error)
  }
  await boss.createQueue(givenUp.name, { name: givenUp.name })
  for (const { name, isOnce } of queues) {
    const options: PgBoss.Queue = {
      name,
      policy: isOnce ? 'short' : 'standard',
      deadLetter: givenUp.name,
      retryLimit: mostTries - 1,
      retryDelay: pace.wait,
      retryBackoff: pace.isGrowing,
      expireInSeconds: pace.expire,
    }
    await boss.createQueue(name, options)
    await boss.updateQueue(name, options)
  }
  const [to, role] = [`"${schema}"`, `"${appRole.replaceAll('"', '""')}"`]
  await owner.query(
    `grant usage on schema ${to} to ${role}; grant select on ${to}.queue to ${role}; grant insert, select on ${to}.job to ${role}`,
  )
  await boss.stop({ graceful: false })
}

async function refusalFor(owner: pg.Pool, schema: string, error: unknown): Promise<unknown> {
  if ((error as { code?: string }).code !== '42501') return error
  const { rows } = await owner.query<{ user: string; database: string }>(
    'select current_user as user, current_database() as database',
  )
  const ask = `\n\n  GRANT CREATE ON DATABASE "${rows[0]?.database}" TO "${rows[0]?.user}";`
  return new StartRefusal('jobs-not-made', {
    vi: `Tài khoản "${rows[0]?.user}" không được tạo lược đồ "${schema}" để giữ các việc chờ (nhắc việc, gửi thư). Hãy nhờ người quản trị cơ sở dữ liệu chạy:${ask}\n\nrồi khởi động lại; sau lần đầu có thể thu hồi quyền này.`,
    en: `The account "${rows[0]?.user}" may not make the schema "${schema}" in which work waits (reminders, mail). Ask the administrator of the database to run:${ask}\n\nand start again; the right can be taken back after the first time.`,
  })
}
