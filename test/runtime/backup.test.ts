import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backupPlan } from '../../src/app/backup-plan.ts'
import { recordAct } from '../../src/modules/acts/server/public.ts'
import { openBackup } from '../../src/platform/server/backup/open-backup.ts'
import { answerBackup, askBackup, isBackupRequest } from '../../src/platform/server/backup/over-socket.ts'
import { nothingToBackUp } from '../../src/platform/server/backup/refusals.ts'
import { openTally } from '../../src/platform/server/backup/tally.ts'
import { writeBackup } from '../../src/platform/server/backup/write-backup.ts'
import type { DatabaseAccess, EmbeddedCluster } from '../../src/platform/server/cluster/cluster.ts'
import { holdDataFolder } from '../../src/platform/server/cluster/data-folder.ts'
import { startEmbeddedCluster } from '../../src/platform/server/cluster/embedded.ts'
import { type Transaction, writeAsOwner } from '../../src/platform/server/db/database.ts'
import { type Migration, migrate, readMigrations } from '../../src/platform/server/db/migrate.ts'
import { describeSchema } from '../../src/platform/server/db/schema.ts'
import { sql } from '../../src/platform/server/db/sql.ts'
import { newId } from '../../src/platform/server/new-id.ts'
import {
  backUp,
  caller,
  check,
  everything,
  makeSeed,
  nothing,
  problemOf,
  restore,
  rewrite,
  servers,
  withDatabase,
} from './backup-kit.ts'
import { bundleCluster, query, removeFolders, root, startChild, temporaryFolder } from './kit.ts'
import { endLaunched, freePort, launch, startFile, untilServing } from './product-process.ts'

let migrations: readonly Migration[]
const newer: Migration = {
  number: 9998,
  name: '9998-newer.sql',
  sha256: 'e'.repeat(64),
  text: `
    create table numbered (number integer generated always as identity primary key, twice integer generated always as (number * 2) stored, of uuid references account (id));
    insert into numbered (of) select id from account;
    alter table numbered enable row level security;
    alter table numbered force row level security;
    create policy owner_passes on numbered to current_user using (true) with check (true);
    alter table source add column note text not null default 'new';`,
}

beforeAll(async () => {
  migrations = await readMigrations('migrations')
})
afterAll(() => {
  endLaunched()
  removeFolders()
})

const notKept = ['session', 'sign_in_failure', 'invitation', 'notice_code']
const without = (all: Record<string, readonly string[]>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(all).map(([name, rows]) => [name, names.includes(name) ? [] : rows]))

const schemaOf = (access: DatabaseAccess): Promise<string> =>
  withDatabase(access, (database) => describeSchema(database.owner))
const isThere = async (access: DatabaseAccess, table: string): Promise<boolean> =>
  (await query(access.owner, `select from pg_class where relname = '${table}'`)).length > 0

interface Odd {
  readonly text: string
  readonly json: unknown
  readonly bytes: Uint8Array
}

/** Rows whose values mean something to COPY, JSON or SQL. */
async function addOddRows(tx: Transaction, odd: readonly Odd[]): Promise<void> {
  for (const { text, json, bytes } of odd) {
    const actId = await recordAct(tx, { verb: 'test.odd', recordKind: 'odd', reason: text, payload: { json, text } })
    await tx.query(
      sql`insert into source (id, code, vi, en, publisher, known_from) values (${newId()}, ${newId()}, ${text}, ${text}, ${text === '' ? null : ''}, ${actId})`,
    )
    const blob = Buffer.from(bytes)
    await tx.query(
      sql`insert into blob (sha256, bytes, media_type) values (sha256(${blob}), ${blob}, 'x') on conflict do nothing`,
    )
  }
  const token = createHash('sha256').update(newId()).digest()
  await tx.query(
    sql`insert into session (token_digest, account_id, expires_at) values (${token}, ${caller.actor.accountId}, now())`,
  )
  await tx.query(sql`insert into sign_in_failure (login_digest) values (${token})`)
}

const hardText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('\\N', '\\.', '', '\n\\.\n', 'a\tb\r\nc\\', '"\'', 'Đảng ủy \u0323', '\u{1f600}', '\b\f\v\u0001'),
)
const oddRow: fc.Arbitrary<Odd> = fc.record({
  text: hardText,
  json: fc
    .jsonValue()
    .filter((value) => !JSON.stringify(value).includes('\\u0000') && !JSON.stringify(value).includes('\\ud')),
  bytes: fc.uint8Array({ maxLength: 300 }),
})

describe.each(servers)('on %s', (_name, start) => {
  let cluster: EmbeddedCluster
  let folder: string
  let count = 0
  const empty = () => cluster.createDatabase(`empty_${++count}`)
  const seeded = () => cluster.createDatabase(`seeded_${++count}`, 'seed')
  const file = (name = `${++count}.backup`) => join(folder, name)

  beforeAll(async () => {
    cluster = await start()
    folder = temporaryFolder()
    await makeSeed(cluster, migrations)
  })
  afterAll(() => cluster.stop())

  test('every row of every table is equal after a round trip, and the schema too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(oddRow, { minLength: 20, maxLength: 200 }), async (odd) => {
        const before = await seeded()
        await withDatabase(before, (database) => writeAsOwner(database, caller, (tx) => addOddRows(tx, odd)))
        const path = file()
        const contents = await backUp(before, migrations, path)
        expect(contents.sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'))
        expect(contents.header.excluded).toEqual(notKept)
        const kept = [
          ...contents.header.tables,
          ...contents.header.excluded,
          ...contents.header.rebuilt,
          'schema_migration',
        ]
        const all = await everything(before)
        expect(kept.sort()).toEqual(Object.keys(all).sort())
        expect(all.session).not.toEqual([])
        const after = await empty()
        await restore(after, migrations, path)
        expect(await everything(after)).toEqual(without(all, notKept))
        expect(await schemaOf(after)).toBe(await schemaOf(before))
      }),
      { numRuns: 4 },
    )
  })

  test('a backup while others write is one instant: every act has its payload, and the chain is whole', async () => {
    const busy = await seeded()
    let isOver = false
    let written = 0
    const writers = withDatabase(busy, (database) =>
      Promise.all(
        [1, 2, 3].map(async () => {
          while (!isOver) {
            await writeAsOwner(database, caller, (tx) =>
              addOddRows(tx, [{ text: 'x'.repeat(500), json: written, bytes: Buffer.from(String(written)) }]),
            )
            written++
          }
        }),
      ),
    )
    const figures: number[] = []
    try {
      for (let n = 0; n < 3; n++) {
        const from = written
        const path = file()
        const contents = await backUp(busy, migrations, path)
        while (written < from + 20) await new Promise((resolve) => setTimeout(resolve, 5))
        const after = await empty()
        await restore(after, migrations, path)
        const [row] = await query(
          after.owner,
          `select count(*)::int as acts, count(p.act_id)::int as payloads, (select count(*)::int from act a join source s on s.known_from = a.id where a.verb = 'test.odd') as sources,
            count(*) filter (where verb = 'test.odd')::int as odd, max(a.known_at) <= '${contents.header.knownAt}' as "isPast", (select broken_at from verify_acts()) as broken,
            (select sealed = count(*) from verify_acts() group by sealed) is not null as whole
           from act a left join act_payload p on p.act_id = a.id`,
        )
        expect(row).toMatchObject({ payloads: row?.acts, sources: row?.odd, isPast: true, broken: null })
        figures.push(Number(row?.acts))
      }
    } finally {
      isOver = true
      await writers
    }
    expect(figures).toEqual([...figures].sort((a, b) => a - b))
    expect(new Set(figures).size).toBe(3)
  })

  test('a backup of an older version is loaded into its own schema and then brought forward; a newer one is refused', async () => {
    const older = await seeded()
    const path = file()
    await backUp(older, migrations, path)
    const after = await empty()
    await restore(after, [...migrations, newer], path)
    expect(await query(after.owner, `select distinct note from source`)).toEqual([{ note: 'new' }])
    const [accounts] = await query(after.owner, 'select count(*)::int as n from account')
    expect(await query(after.owner, 'select count(*)::int as n from numbered')).toEqual([accounts])

    const newerFile = file()
    await backUp(after, [...migrations, newer], newerFile)
    expect(await problemOf(check(newerFile, migrations))).toMatchObject({ code: 'backup-newer' })
    const again = await empty()
    await restore(again, [...migrations, newer], newerFile)
    expect(await everything(again)).toEqual(await everything(after))
    expect(await schemaOf(again)).toBe(await schemaOf(after))
    const [next] = await query(again.owner, 'insert into numbered (of) values (null) returning number, twice')
    expect(next).toEqual({ number: Number(accounts?.n) + 1, twice: 2 * (Number(accounts?.n) + 1) })
    const changed = migrations.map((one, index) => (index === 0 ? { ...one, sha256: 'f'.repeat(64) } : one))
    expect(await problemOf(check(path, changed))).toMatchObject({ code: 'backup-other-history' })
  })

  test('a restore goes into a database without an installation only, whatever else it has', async () => {
    const path = file()
    const full = await seeded()
    await backUp(full, migrations, path)
    const before = await everything(full)
    const refused = await problemOf(restore(full, migrations, path))
    expect(refused.code).toBe('target-has-data')
    for (const text of [refused.vi, refused.en]) expect(text).toContain('/data/new')
    expect(await everything(full)).toEqual(before)

    const ahead = await empty()
    await withDatabase(ahead, (database) => migrate(database.owner, [...migrations, newer], 'thenchot_app'))
    expect((await problemOf(restore(ahead, [...migrations, newer], path))).code).toBe('target-ahead')

    const migrated = await empty()
    await withDatabase(migrated, (database) => migrate(database.owner, migrations, 'thenchot_app'))
    await query(migrated.owner, `create table stranger as select 'kept' as what`)
    await restore(migrated, migrations, path)
    const { stranger, ...ours } = await everything(migrated)
    expect(stranger).toEqual(['(kept)'])
    expect(ours).toEqual(without(before, notKept))
  })

  test('a table that is not the product’s is left out, and said', async () => {
    const access = await seeded()
    await query(access.owner, 'create table stranger as select 1 as n')
    const path = file()
    expect((await backUp(access, migrations, path)).header).toMatchObject({ strangers: ['stranger'] })
    const after = await empty()
    await restore(after, migrations, path)
    expect(await isThere(after, 'stranger')).toBe(false)
    expect(await isThere(after, 'source')).toBe(true)
  })

  test('a database without an installation, or ahead of this version, is not backed up', async () => {
    const bare = await empty()
    expect((await problemOf(backUp(bare, migrations, file('bare')))).code).toBe('nothing-to-back-up')
    await withDatabase(bare, (database) => migrate(database.owner, migrations, 'thenchot_app'))
    expect((await problemOf(backUp(bare, migrations, file('bare')))).code).toBe('nothing-to-back-up')
    expect((await problemOf(backUp(await seeded(), migrations.slice(0, -1), file('bare')))).code).toBe('schema-newer')
    expect(existsSync(file('bare')) || existsSync(file('bare.part'))).toBe(false)
  })

  test('rows that break a rule, or a chain that is not the one backed up, are undone although all digests are right', async () => {
    const path = file()
    await backUp(await seeded(), migrations, path)
    const forge = (to: string, table: string, change: (rows: string) => string) =>
      rewrite(path, to, (pieces) => {
        const at = pieces.findIndex((one) => one.kind === 'T' && JSON.parse(String(one.payload)).name === table)
        const data = Buffer.from(change(String(pieces[at + 1]?.payload)))
        const tally = openTally()
        tally.add(data)
        const body = [
          ...pieces.slice(0, at + 1),
          { kind: 'D' as const, payload: data },
          { kind: 'E' as const, payload: Buffer.from(JSON.stringify(tally.end())) },
          ...pieces.slice(at + 3, -1),
        ]
        const whole = createHash('sha256').update('TCBACKUP')
        for (const { kind, payload } of body) {
          const length = Buffer.alloc(4)
          length.writeUInt32BE(payload.length)
          whole.update(kind).update(length).update(payload)
        }
        return [...body, { kind: 'Z' as const, payload: Buffer.from(JSON.stringify({ sha256: whole.digest('hex') })) }]
      })
    const target = await empty()
    const refusal = async (table: string, change: (rows: string) => string) => {
      const forged = file()
      forge(forged, table, change)
      await check(forged, migrations)
      return problemOf(restore(target, migrations, forged))
    }
    const orphaned = await refusal('source', (rows) => rows.slice(rows.indexOf('\n') + 1))
    expect(orphaned).toMatchObject({ code: 'backup-contradicts', en: expect.stringContaining('foreign key') })
    expect(await refusal('unit', (rows) => `${rows}${rows}`)).toMatchObject({ code: 'backup-contradicts' })
    const other = await refusal('act_payload', (rows) => rows.replace(/"edition": "seed"/, '"edition": "leed"'))
    expect(other).toMatchObject({ code: 'restore-differs', en: expect.stringContaining('acts') })
    expect(await isThere(target, 'account')).toBe(false)
    forge(file('same'), 'source', (rows) => rows)
    await restore(target, migrations, file('same'))
    expect(await isThere(target, 'account')).toBe(true)
  })

  test('an installation whose chain was broken before can still be backed up and restored as it is', async () => {
    const tampered = await seeded()
    await query(tampered.owner, `update act set verb = 'forged' where seq = 2`)
    const path = file()
    const contents = await backUp(tampered, migrations, path)
    expect(contents.header.attested).toMatchObject({ acts: { brokenAt: 2 } })
    const after = await empty()
    await restore(after, migrations, path)
    expect(await query(after.owner, 'select broken_at from verify_acts()')).toEqual([{ broken_at: 2 }])
  })

  test('a reader who goes away ends the snapshot', async () => {
    const access = await seeded()
    await withDatabase(access, (database) =>
      writeAsOwner(database, caller, (tx) =>
        tx.query(sql`insert into blob (sha256, bytes, media_type)
          select sha256(b), b, 'x' from (select decode(repeat(md5(n::text), 20000), 'hex') as b from generate_series(1, 60) n) blobs`),
      ),
    )
    const bytes = await openBackup({ owner: access.owner, plan: backupPlan, migrations, caller, place: 'here' })
    const sessions = `select count(*)::int as n from pg_stat_activity where application_name = 'thenchot backup' and datname = current_database()`
    expect(await query(access.owner, sessions)).toEqual([{ n: 1 }])
    for await (const _ of bytes) break
    for (let n = 0; n < 200 && (await query(access.owner, sessions))[0]?.n !== 0; n++)
      await new Promise((resolve) => setTimeout(resolve, 25))
    expect(await query(access.owner, sessions)).toEqual([{ n: 0 }])
  })
})

describe('the file of a backup', () => {
  let cluster: EmbeddedCluster
  let folder: string
  let whole: string
  beforeAll(async () => {
    cluster = await startEmbeddedCluster({ dataDir: temporaryFolder(), isDurable: false })
    folder = temporaryFolder()
    whole = join(folder, 'whole')
    await makeSeed(cluster, migrations)
    await backUp(await cluster.createDatabase('one', 'seed'), migrations, whole)
  })
  afterAll(() => cluster.stop())

  test('is private, and refused where a file is already unless forced', async () => {
    expect(statSync(whole).mode & 0o777).toBe(0o600)
    const access = await cluster.createDatabase('two', 'seed')
    const file = join(folder, 'kept')
    writeFileSync(file, 'mine')
    expect((await problemOf(backUp(access, migrations, file))).code).toBe('file-exists')
    expect(readFileSync(file, 'utf8')).toBe('mine')
    const source = { owner: access.owner, plan: backupPlan, migrations, caller, place: 'here' }
    await writeBackup({ file, product: 'thenchot', isForced: true }, () => openBackup(source), nothing)
    await check(file, migrations)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect((await problemOf(backUp(access, migrations, join(folder, 'no', 'where')))).code).toBe('file-not-written')
  })

  test('does not come about when its source fails, ends early or is replaced while it is written', async () => {
    const file = join(folder, 'never')
    const from = (bytes: Readable, onProgress = nothing) =>
      writeBackup({ file, product: 'thenchot', isForced: false }, async () => bytes, onProgress)
    const failing = async function* () {
      yield readFileSync(whole).subarray(0, 500)
      throw new Error('the source failed')
    }
    await expect(from(Readable.from(failing()))).rejects.toThrow('the source failed')
    expect((await problemOf(from(Readable.from([readFileSync(whole).subarray(0, 500)])))).code).toBe('backup-truncated')
    expect(existsSync(file) || existsSync(`${file}.part`)).toBe(false)
    const rival = () => from(Readable.from([readFileSync(whole)]))
    const slow = async function* () {
      yield readFileSync(whole)
      await rival()
    }
    expect((await problemOf(from(Readable.from(slow())))).code).toBe('file-exists')
    await check(file, migrations)
  })

  test('is refused when it is cut anywhere, and whole is taken', async () => {
    const bytes = readFileSync(whole)
    const cut = join(folder, 'cut')
    await check(whole, migrations)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), async (length) => {
        writeFileSync(cut, bytes.subarray(0, length))
        const { code } = await problemOf(check(cut, migrations))
        expect(length < 40 ? ['backup-truncated', 'not-a-backup'] : ['backup-truncated']).toContain(code)
      }),
      { numRuns: 60, examples: [[0], [1], [9], [bytes.length - 1]] },
    )
  })

  test('is refused when another byte changes anything it says, and taken only when it says the very same', async () => {
    const bytes = readFileSync(whole)
    const content = gunzipSync(bytes)
    const flipped = join(folder, 'flipped')
    const flip = async (at: number, by: number): Promise<string> => {
      const other = Buffer.from(bytes)
      other[at] = (other[at] ?? 0) ^ by
      writeFileSync(flipped, other)
      const outcome = await check(flipped, migrations).then(
        () => 'taken',
        (error: { code: string }) => error.code,
      )
      // Gzip has bits without meaning: the time in its header, the filling of the last byte.
      if (outcome === 'taken') expect(gunzipSync(other).equals(content)).toBe(true)
      return outcome
    }
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          expect(['taken', 'backup-damaged', 'backup-truncated', 'not-a-backup']).toContain(await flip(at, by))
        },
      ),
      { numRuns: 80 },
    )
    expect(await flip(0, 1)).toBe('not-a-backup')
    expect(await flip(4, 1)).toBe('taken')
    expect(await flip(bytes.length - 1, 1)).toBe('backup-damaged')
    expect(await flip(bytes.length - 5, 1)).toBe('backup-damaged')
  })

  test('is refused when a frame was altered under a gzip stream that is right', async () => {
    const altered = join(folder, 'altered')
    const codeOf = async (change: Parameters<typeof rewrite>[2]) => {
      rewrite(whole, altered, change)
      return (await problemOf(check(altered, migrations))).code
    }
    rewrite(whole, altered, (pieces) => pieces)
    await check(altered, migrations)
    const header = (change: object) => (pieces: Parameters<Parameters<typeof rewrite>[2]>[0]) =>
      pieces.map((one) =>
        one.kind === 'H'
          ? { ...one, payload: Buffer.from(JSON.stringify({ ...JSON.parse(String(one.payload)), ...change })) }
          : one,
      )
    expect(await codeOf(header({ product: 'other' }))).toBe('not-a-backup')
    expect(await codeOf(header({ format: 2 }))).toBe('backup-newer')
    expect(await codeOf(header({ knownAt: '2020-01-01T00:00:00Z' }))).toBe('backup-damaged')
    expect(await codeOf((pieces) => pieces.slice(0, -1))).toBe('backup-truncated')
    expect(await codeOf((pieces) => [...pieces, ...pieces.slice(-1)])).toBe('backup-damaged')
    expect(await codeOf((pieces) => pieces.filter((one) => one.kind !== 'D'))).toBe('backup-damaged')
    expect(
      await codeOf((pieces) =>
        pieces.map((one) =>
          one.kind === 'D' ? { ...one, payload: Buffer.concat([one.payload, Buffer.from('x')]) } : one,
        ),
      ),
    ).toBe('backup-damaged')
  })

  test('is refused when it is something else', async () => {
    const codeOf = async (bytes: Buffer) => {
      writeFileSync(join(folder, 'else'), bytes)
      return (await problemOf(check(join(folder, 'else'), migrations))).code
    }
    expect(await codeOf(Buffer.from('-- PostgreSQL database dump'))).toBe('not-a-backup')
    expect(await codeOf(gzipSync('-- PostgreSQL database dump'))).toBe('not-a-backup')
    expect(await codeOf(Buffer.concat([readFileSync(whole), Buffer.from('more')]))).toBe('backup-damaged')
    expect((await problemOf(check(join(folder, 'nothing'), migrations))).code).toBe('file-not-read')
    expect((await problemOf(check(folder, migrations))).code).toBe('not-a-file')
  })

  test('leaves nothing under its name when the backup is killed, and can be made again', async () => {
    const access = await cluster.createDatabase('killed', 'seed')
    const bundle = await bundleCluster({
      'platform/server/backup/write-backup.ts': 'writeBackup',
      'platform/server/backup/open-backup.ts': 'openBackup',
      'app/backup-plan.ts': 'backupPlan',
      'platform/server/db/migrate.ts': 'readMigrations',
    })
    for (const step of ['write', 'check']) {
      const file = join(folder, `killed-${step}`)
      const child = startChild(
        bundle,
        `const source = { owner: ${JSON.stringify(access.owner)}, plan: cluster.backupPlan, place: 'here', caller: ${JSON.stringify(caller)},
           migrations: await cluster.readMigrations(${JSON.stringify(join(root, 'migrations'))}) }
         await cluster.writeBackup({ file: ${JSON.stringify(file)}, product: 'thenchot', isForced: false }, () => cluster.openBackup(source),
           (step) => { if (step === '${step}') process.kill(process.pid, 'SIGKILL') })`,
      )
      expect(await child.ended).toBe(null)
      expect([existsSync(file), existsSync(`${file}.part`)]).toEqual([false, true])
      await backUp(access, migrations, file)
      expect([existsSync(file), existsSync(`${file}.part`)]).toEqual([true, false])
    }
  })

  test('of one server version goes into the other', async () => {
    const other = await servers.at(-1)?.[1]()
    try {
      if (!other) throw new Error('no server')
      await makeSeed(other, migrations)
      const [there, here] = [await other.createDatabase('there', 'seed'), await cluster.createDatabase('here')]
      await backUp(there, migrations, join(folder, 'across'))
      await restore(here, migrations, join(folder, 'across'))
      expect(await everything(here)).toEqual(await everything(there))
      const back = await other.createDatabase('back')
      await backUp(here, migrations, join(folder, 'back'))
      await restore(back, migrations, join(folder, 'back'))
      expect(await everything(back)).toEqual(await everything(there))
    } finally {
      await other?.stop()
    }
  })

  test('can be restored again into a folder in which a restore was killed', async () => {
    const bundle = await bundleCluster({ 'app/restore-into.ts': 'restoreInto' })
    // The bundle looks for its migrations in the package it lies in.
    const home = dirname(fileURLToPath(bundle))
    writeFileSync(join(home, 'package.json'), JSON.stringify({ name: 'thenchot', type: 'module' }))
    symlinkSync(join(root, 'migrations'), join(home, 'migrations'))
    for (const step of ['load', 'compare']) {
      const dataDir = temporaryFolder()
      const child = startChild(
        bundle,
        `await cluster.restoreInto(${JSON.stringify(dataDir)}, ${JSON.stringify(whole)}, () => undefined,
           (step) => { if (step === '${step}') process.kill(process.pid, 'SIGKILL') })`,
      )
      expect(await child.ended).toBe(null)
      const again = startChild(
        bundle,
        `const contents = await cluster.restoreInto(${JSON.stringify(dataDir)}, ${JSON.stringify(whole)}, () => undefined, () => undefined)
         console.log('tables ' + contents.tables.length)`,
      )
      expect(Number(await again.line('tables'))).toBeGreaterThan(30)
      expect(await again.ended).toBe(0)
      const restored = await startEmbeddedCluster({ dataDir })
      try {
        expect(await everything(restored)).toEqual(
          await everything(await cluster.createDatabase(`like_${step}`, 'seed')),
        )
      } finally {
        await restored.stop()
      }
    }
  })
})

describe('the control socket', () => {
  const ask = async (
    answer: (response: ServerResponse) => unknown,
  ): Promise<{ code: string; vi: string; en: string } | Buffer> => {
    const hold = await holdDataFolder(temporaryFolder())
    hold.controlServer.on('request', (request, response) =>
      isBackupRequest(request) ? answer(response) : response.writeHead(404).end(),
    )
    try {
      const chunks: Buffer[] = []
      const whole = async () => {
        for await (const chunk of await askBackup(hold.socketPath)) chunks.push(chunk as Buffer)
        throw new Error('whole')
      }
      const refused = await problemOf(whole()).catch(() => undefined)
      return refused ?? Buffer.concat(chunks)
    } finally {
      await hold.release()
    }
  }
  const large = async function* (count: number) {
    for (let n = 0; n < count; n++) yield Buffer.alloc(100_000, 'x')
  }

  test('gives the bytes of a backup whole, and an end too early is noticed', async () => {
    const whole = await ask((response) => answerBackup(response, async () => Readable.from(large(100))))
    expect(whole).toHaveLength(10_000_000)
    const failing = async function* () {
      yield* large(100)
      throw new Error('the database went away')
    }
    const half = await ask((response) => answerBackup(response, async () => Readable.from(failing())))
    expect(half).toMatchObject({ code: 'backup-broken-off' })
  })

  test('tells why there is no backup, and asks for a restart of a server that knows none', async () => {
    const refusing = (error: Error) => ask((response) => answerBackup(response, () => Promise.reject(error)))
    expect(await refusing(nothingToBackUp('/data'))).toMatchObject({
      code: 'nothing-to-back-up',
      vi: expect.stringContaining('/data'),
    })
    expect(await refusing(new Error('no connection'))).toMatchObject({ code: 'backup-broken-off' })
    const older = await ask((response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'))
    expect(older).toMatchObject({ code: 'server-older' })
    const hold = await holdDataFolder(temporaryFolder())
    expect((await problemOf(askBackup(hold.socketPath))).en).toContain('is starting')
    await hold.release()
  })
})

describe('the command line', () => {
  const thenchot = async (args: readonly string[], env: Record<string, string> = {}) => {
    const { code, output } = await launch(join(root, 'bin', 'thenchot.mjs'), args, env).ended
    return { code, output, json: () => JSON.parse(output.slice(output.indexOf('{'))) }
  }

  const serve = async (data: string, port: number) => {
    const server = launch(startFile, [], { THENCHOT_DATA: data, PORT: String(port) })
    await untilServing(server)
    const api = `http://127.0.0.1:${port}/api/v1`
    const get = async (path: string, cookie: string) => {
      const reply = await fetch(`${api}${path}`, { headers: { cookie } })
      return { status: reply.status, body: await reply.json() }
    }
    const signIn = async (login: string, password: string) => {
      const headers = { 'content-type': 'application/json', 'x-thenchot': '1' }
      const reply = await fetch(`${api}/session/sign-in`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ login, password }),
      })
      return { status: reply.status, cookie: reply.headers.get('set-cookie')?.split(';')[0] ?? '' }
    }
    const stop = async () => {
      server.child.kill('SIGTERM')
      await server.ended
    }
    return { get, signIn, stop, port }
  }
  type Served = Awaited<ReturnType<typeof serve>>

  const lists = async ({ get }: Served, cookie: string, knownAt: string) =>
    Promise.all(
      [
        '/units',
        '/figures/measures?unit=can-tho.binh-thuy',
        '/directives?unit=can-tho.binh-thuy',
        `/targets/board?unit=can-tho.binh-thuy&period=2024-Q1&knownAt=${knownAt}`,
        `/figures/figure?unit=can-tho.binh-thuy&measure=admitted.rate&period=2024-Q1&knownAt=${knownAt}`,
      ].map((path) => get(path, cookie)),
    )

  test('backs up through the running server, on its control socket only, and a restore gives the same answers', async () => {
    const [data, restored, folder] = [temporaryFolder(), temporaryFolder(), temporaryFolder()]
    const file = join(folder, 'house.backup')
    const clerk = (at: string) =>
      (JSON.parse(readFileSync(join(at, 'demo-accounts.json'), 'utf8')) as { login: string; password: string }[]).find(
        (account) => account.login === 'nhap-lieu-binh-thuy',
      ) ?? { login: '', password: '' }
    const first = await serve(data, await freePort())
    const { login, password } = clerk(data)
    const session = await first.signIn(login, password)
    // The first reading of a figure gives it its address, which is a row too.
    await lists(first, session.cookie, new Date().toISOString())
    const over = await fetch(`http://127.0.0.1:${first.port}/control/backup`)
    expect(over.headers.get('content-type')).not.toContain('backup')

    const made = await thenchot(['backup', file, '--data', data, '--json'])
    expect(made.code).toBe(0)
    const told = made.json()
    expect(told).toMatchObject({ file, bytes: statSync(file).size })
    expect(told.sha256).toBe(createHash('sha256').update(readFileSync(file)).digest('hex'))
    expect(told.rows).toBe(told.tables.reduce((sum: number, table: { rows: number }) => sum + table.rows, 0))
    expect(told.notIncluded).toEqual([...notKept, 'demo-accounts.json'])
    const before = await lists(first, session.cookie, told.knownAt)
    const verified = await thenchot(['acts', 'verify', '--json', '--data', data])
    const again = await thenchot(['backup', file, '--data', data])
    expect(again.code).toBe(1)
    for (const text of [`${file} đã có`, `${file} exists`]) expect(again.output).toContain(text)
    const plain = await thenchot(['backup', file, '--data', data, '--force'])
    for (const text of ['Đã sao lưu', 'demo-accounts.json không thuộc', 'Backed up', 'demo-accounts.json is not part'])
      expect(plain.output).toContain(text)

    const held = await thenchot(['restore', file, '--data', data])
    expect(held.code).toBe(1)
    for (const text of [data, 'đang được một máy chủ khác dùng', 'Another server is using', '[data-held]'])
      expect(held.output).toContain(text)
    await first.stop()

    const back = await thenchot(['restore', file, '--data', restored, '--json'])
    expect(back.code).toBe(0)
    expect(back.json()).toMatchObject({
      rows: told.rows,
      tables: told.tables,
      sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
      notIncluded: notKept,
    })
    expect(verified.code).toBe(0)
    expect((await thenchot(['acts', 'verify', '--json', '--data', restored])).output).toBe(verified.output)
    const second = await serve(restored, await freePort())
    expect((await second.get('/units', session.cookie)).status).toBe(401)
    const anew = await second.signIn(login, password)
    expect(anew.status).toBe(200)
    const after = await lists(second, anew.cookie, told.knownAt)
    expect(after.map((reply) => reply.status)).toEqual([200, 200, 200, 200, 200])
    expect(after).toEqual(before)
    await second.stop()

    const full = await thenchot(['restore', file, '--data', restored])
    expect(full.code).toBe(1)
    for (const text of [`${restored} đã có dữ liệu`, `${restored} holds data already`])
      expect(full.output).toContain(text)
  }, 180_000)

  test('starts the database itself where nobody holds the folder, and makes nothing where there is no data', async () => {
    const [data, folder] = [temporaryFolder(), temporaryFolder()]
    const missing = join(folder, 'missing')
    const file = join(folder, 'house.backup')
    for (const empty of [folder, missing]) {
      const refused = await thenchot(['backup', file, '--data', empty, '--json'])
      expect(refused.code).toBe(1)
      expect(refused.output).toContain('"nothing-to-back-up"')
    }
    expect(readdirSync(folder)).toEqual([])
    const started = await thenchot(['acts', 'verify', '--data', data])
    expect(started.code).toBe(0)
    expect((await thenchot(['backup', file, '--data', data])).code).toBe(0)
    writeFileSync(join(folder, 'cut'), readFileSync(file).subarray(0, 2000))
    const cut = await thenchot(['restore', join(folder, 'cut'), '--data', missing])
    expect(cut.code).toBe(1)
    for (const text of ['bị cắt cụt', 'is cut off']) expect(cut.output).toContain(text)
    expect(existsSync(missing)).toBe(false)
    expect((await thenchot(['restore', file, '--data', missing])).code).toBe(0)
    expect((await thenchot(['acts', 'verify', '--data', missing])).code).toBe(0)
  }, 180_000)

  test('works the same with a database given by address', async () => {
    const cluster = await startEmbeddedCluster({ dataDir: temporaryFolder(), isDurable: false })
    try {
      const { host, password } = cluster.owner
      const address = (name: string) => ({
        DATABASE_URL: `postgresql:///${name}?host=${host}&user=thenchot_owner&password=${password}`,
        DATABASE_APP_URL: `postgresql:///${name}?host=${host}&user=thenchot_app&password=${cluster.app.password}`,
      })
      const [from, to] = [await cluster.createDatabase('source'), await cluster.createDatabase('target')]
      const [data, other, folder] = [temporaryFolder(), temporaryFolder(), temporaryFolder()]
      const file = join(folder, 'server.backup')
      const bare = await thenchot(['backup', file, '--data', data], address('source'))
      expect(bare.output).toContain('There is no data')
      expect((await thenchot(['acts', 'verify', '--data', data], address('source'))).code).toBe(0)
      expect((await thenchot(['backup', file, '--data', data], address('source'))).code).toBe(0)
      expect((await thenchot(['restore', file, '--data', other], address('target'))).code).toBe(0)
      expect(await everything(to)).toEqual(without(await everything(from), notKept))
      const full = await thenchot(['restore', file, '--data', other], address('target'))
      expect(full.output).toContain('holds data already')
      expect((await thenchot(['acts', 'verify', '--data', other], address('target'))).code).toBe(0)
    } finally {
      await cluster.stop()
    }
  }, 180_000)
})
