import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAccounts } from '../../src/modules/accounts/contract.ts'
import { verifyActs } from '../../src/modules/acts/contract.ts'
import { recordAct } from '../../src/modules/acts/server/public.ts'
import { registerDirective } from '../../src/modules/directives/contract.ts'
import {
  answerFinding,
  approveEntries,
  correctEntry,
  enterValue,
  readFigure,
  withdrawEntry,
} from '../../src/modules/figures/contract.ts'
import { enterInto } from '../../src/modules/figures/server/public.ts'
import { issueReport } from '../../src/modules/reports/contract.ts'
import { setTheme } from '../../src/modules/targets/contract/programme.ts'
import { adjustPlan, openTarget } from '../../src/modules/targets/contract/target.ts'
import { readBoard } from '../../src/modules/targets/contract.ts'
import { type Caller, promiseKnownAt, read, seal, write } from '../../src/platform/server/db/database.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

const unit = 'can-tho.binh-thuy'
const place = { unit, measure: 'admitted', period: '2023-Q4' }

const callerOf = async (world: World, login: string): Promise<Caller> => {
  const { accounts } = await (await world.as('quan-tri')).call(listAccounts, {})
  const account = accounts.find((item) => item.login === login)
  if (!account) throw new Error(`there is no account ${login}`)
  return { actor: { accountId: account.id, kind: 'person' }, requestId: 'test' }
}

/** Opens a gate later: what waits on `opened` goes on then. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}

describe('the record of acts', () => {
  let world: World
  let admin: Person
  beforeAll(async () => {
    world = await openWorld()
    admin = await world.as('quan-tri')
  })
  afterAll(() => world.close())

  test('every act of a story is recorded once with who, what, for which unit and why; a refusal leaves none', async () => {
    const clerk = await world.as('nhap-lieu-binh-thuy')
    const issuer = await world.as('duyet-binh-thuy')
    await admin.call(verifyActs, {})
    const { rows: heads } = await world.database.owner.query<{ seq: number }>('select seq from act_head')

    const [entry, correction, second, targetId] = [id(), id(), id(), id()]
    await clerk.call(enterValue, { id: entry, ...place, value: '12' })
    await clerk.call(enterValue, { id: entry, ...place, value: '12' })
    await clerk.refused(enterValue, { id: id(), ...place, value: '14' })
    await clerk.refused(approveEntries, { entryIds: [entry] })
    await issuer.call(approveEntries, { entryIds: [entry] })
    await clerk.call(correctEntry, { id: correction, supersedes: entry, value: '13', reason: 'đếm lại hồ sơ' })
    await clerk.call(withdrawEntry, { id: id(), supersedes: correction, reason: 'nhập nhầm kỳ' })
    await clerk.call(enterValue, { id: second, ...place, value: '11' })
    await clerk.call(setTheme, { id: id(), unit, kind: 'theme', period: '2024', vi: 'Năm đoàn kết' })
    await clerk.call(openTarget, {
      id: targetId,
      planEntryId: id(),
      unit,
      measure: 'members',
      period: '2024-12',
      plan: '3000',
    })
    const decision = { number: '12-QĐ/QU', decidedOn: '2024-03-01' }
    await clerk.call(adjustPlan, { id: id(), targetId, plan: '3100', reason: 'theo quyết định mới', ...decision })
    await clerk.call(answerFinding, {
      id: id(),
      unit,
      period: '2024-Q1',
      kind: 'total_and_parts',
      digest: 'x',
      answer: 'đã kiểm tra',
    })
    await clerk.call(registerDirective, {
      id: id(),
      issuer: `${unit}:committee`,
      kind: 'resolution',
      symbol: '07-NQ/QU',
      title: 'Về nhiệm vụ năm 2024',
    })
    await issuer.call(issueReport, { id: id(), unit, period: '2024-Q1', printsUnapproved: true })
    expect((await admin.call(verifyActs, {})).isWhole).toBe(true)

    const { rows } = await world.database.owner.query<{
      verb: string
      login: string
      unit: string
      reason: string | null
    }>(
      `select a.verb, w.login, u.code as unit, a.reason from act a join account w on w.id = a.actor_id left join unit u on u.id = a.unit_id
        where a.seq > $1 and a.verb <> 'session.start' order by a.seq`,
      [heads[0]?.seq],
    )
    const who = 'nhap-lieu-binh-thuy'
    expect(rows.map((row) => [row.verb, row.login, row.unit, row.reason])).toEqual([
      ['entry.enter', who, unit, null],
      ['entry.approve', 'duyet-binh-thuy', unit, null],
      ['entry.correct', who, unit, 'đếm lại hồ sơ'],
      ['entry.withdraw', who, unit, 'nhập nhầm kỳ'],
      ['entry.enter-again', who, unit, null],
      ['theme.set', who, unit, null],
      ['target.open', who, unit, null],
      ['entry.enter', who, unit, null],
      ['target.adjust', who, unit, 'theo quyết định mới'],
      ['entry.correct', who, unit, 'theo quyết định mới'],
      ['finding.answer', who, unit, null],
      ['directive.register', who, `${unit}:committee`, null],
      ['report.issue', 'duyet-binh-thuy', unit, null],
    ])
  })

  test('the application may write an act of the account that acts, and can neither change, delete nor impersonate', async () => {
    const caller = await callerOf(world, 'nhap-lieu-binh-thuy')
    const another = await callerOf(world, 'duyet-binh-thuy')
    const act = { verb: 'test.act', recordKind: 'test', payload: {} }
    const written = await write(world.database, caller, (tx) => recordAct(tx, act))
    expect(written).toMatch(/^[0-9a-f-]{36}$/)
    await expect(
      write(world.database, caller, (tx) => recordAct({ ...tx, actor: another.actor }, act)),
    ).rejects.toMatchObject({ code: '42501' })
    for (const statement of [
      `update act set reason = 'x'`,
      'delete from act',
      'update act_head set seq = 0',
      'delete from act_payload',
      `update act_payload set payload = '{}'`,
    ])
      await expect(world.database.app.query(statement)).rejects.toMatchObject({ code: '42501' })
    const { rows } = await world.database.app.query('select from act_payload')
    expect(rows).toHaveLength(0)
  })

  test('an act that a saved value rests on cannot be deleted even by the owner', async () => {
    const remove = (where: string): Promise<unknown> => world.database.owner.query(`delete from act where ${where}`)
    await expect(remove(`id in (select known_from from entry)`)).rejects.toMatchObject({ code: '23503' })
  })
})

describe('verification', () => {
  let world: World
  let admin: Person
  /** An act that nothing refers to, with acts before and after it; and the last of all. */
  let seq: number
  let last: number
  beforeAll(async () => {
    world = await openWorld()
    admin = await world.as('quan-tri')
    const caller = await callerOf(world, 'quan-tri')
    for (const reason of ['một|hai', 'ba|bốn', 'năm'])
      await write(world.database, { ...caller, requestId: 'r|1' }, (tx) =>
        recordAct(tx, { verb: 'test.act', recordKind: 'test', reason, payload: { note: reason } }),
      )
    const { sealed, isWhole } = await admin.call(verifyActs, {})
    expect(isWhole).toBe(true)
    last = sealed
    seq = sealed - 1
  })
  afterAll(() => world.close())

  /** Tampers as the owner, verifies, and takes the tampering back. */
  async function brokenAfter(...statements: readonly (readonly [text: string, values: readonly unknown[]])[]) {
    const client = await world.database.owner.connect()
    try {
      await client.query('begin')
      for (const [text, values] of statements)
        expect((await client.query(text, [...values])).rowCount).toBeGreaterThan(0)
      return (await client.query<{ sealed: number; broken_at: number | null }>('select * from verify_acts()')).rows[0]
    } finally {
      await client.query('rollback')
      client.release()
    }
  }

  test.each<readonly [string, string]>([
    ['the reason', `update act set reason = 'khác' where seq = $1`],
    ['the actor', `update act set actor_id = '00000000-0000-7000-8000-000000000001' where seq = $1`],
    ['the verb', `update act set verb = 'test.other' where seq = $1`],
    ['the unit', `update act set unit_id = (select id from unit limit 1) where seq = $1`],
    ['the kind of record', `update act set record_kind = 'other' where seq = $1`],
    ['the record', 'update act set record_id = id where seq = $1'],
    ['the request', `update act set request_id = 'other' where seq = $1`],
    ['the instant', `update act set at = at - interval '1 day' where seq = $1`],
    ['the known-at', `update act set known_at = known_at - interval '1 microsecond' where seq = $1`],
    ['the digest', `update act set digest = sha256('x') where seq = $1`],
    ['the chain', `update act set chain = sha256('x') where seq = $1`],
    ['the border between reason and request', `update act set reason = 'ba', request_id = 'bốn|r|1' where seq = $1`],
    [
      'the payload',
      `update act_payload p set payload = '{"note": "khác"}' from act a where a.id = p.act_id and a.seq = $1`,
    ],
    ['the salt', `update act_payload p set salt = sha256('x') from act a where a.id = p.act_id and a.seq = $1`],
  ])('names the act of which somebody changed %s', async (_what, statement) => {
    expect(await brokenAfter([statement, [seq]])).toMatchObject({ broken_at: seq, sealed: seq - 1 })
  })

  const erase = 'delete from act_payload p using act a where a.id = p.act_id and a.seq = $1'
  test.each([
    ['between others', 0],
    ['at the end', 1],
  ])('names the act that somebody deleted %s', async (_where, after) => {
    const at = seq + after
    expect(await brokenAfter([erase, [at]], ['delete from act where seq = $1', [at]])).toMatchObject({ broken_at: at })
    expect(await brokenAfter([erase, [at]])).toMatchObject({ broken_at: null, sealed: last })
  })

  test('names the first of two acts that changed places', async () => {
    const swapped = await brokenAfter(
      ['update act set seq = -seq where seq in ($1, $2)', [seq, last]],
      ['update act set seq = $1::bigint + $2 + seq where seq < 0', [seq, last]],
    )
    expect(swapped).toMatchObject({ broken_at: seq })
  })

  test('names the act that somebody slipped in behind the last', async () => {
    const forged = await brokenAfter([
      `insert into act (id, actor_id, verb, record_kind, request_id, digest, seq, known_at, chain)
        select gen_random_uuid(), actor_id, verb, record_kind, request_id, digest, $1::bigint + 1, known_at, chain from act where seq = $1`,
      [last],
    ])
    expect(forged).toMatchObject({ broken_at: last + 1 })
  })

  test('tells an administrator, and goes on after payloads were erased', async () => {
    await world.database.owner.query('delete from act_payload')
    expect(await admin.call(verifyActs, {})).toMatchObject({ isWhole: true, brokenAt: null, sealed: last })
    await world.database.owner.query(`update act set reason = 'khác' where seq = $1`, [seq])
    expect(await admin.call(verifyActs, {})).toMatchObject({ isWhole: false, brokenAt: seq })
  })
})

describe('known-at', () => {
  let world: World
  let clerk: Person
  let caller: Caller
  beforeAll(async () => {
    world = await openWorld()
    clerk = await world.as('nhap-lieu-binh-thuy')
    caller = await callerOf(world, 'nhap-lieu-binh-thuy')
  })
  afterAll(() => world.close())

  /** Saves a value in a transaction that stays open until the gate opens; resolves `written` once its rows are written. */
  function saveSlowly(
    period: string,
    value: string,
  ): { written: Promise<void>; done: Promise<unknown>; commit(): void } {
    const [written, mayCommit] = [gate(), gate()]
    const done = write(world.database, caller, async (tx) => {
      await enterInto(tx, world.database, {
        id: id(),
        ...place,
        period,
        aspect: 'actual',
        value,
        isEstimate: false,
        isNotApplicable: false,
      })
      written.open()
      await mayCommit.opened
    })
    return { written: written.opened, done, commit: () => mayCommit.open() }
  }
  const shownIn = async (period: string, knownAt?: string): Promise<string | null> =>
    (await clerk.call(readFigure, { ...place, period, knownAt })).figure.value

  test('follows the order of commits, not of beginnings: what a reader saw between is what is shown for that instant', async () => {
    const slow = saveSlowly('2022-03', '5')
    await slow.written
    const fast = saveSlowly('2022-02', '4')
    await fast.written
    fast.commit()
    await fast.done
    const between = (await clerk.call(readFigure, { ...place, period: '2022-02' })).knownAt
    expect([await shownIn('2022-02'), await shownIn('2022-03')]).toEqual(['4', null])
    slow.commit()
    await slow.done
    expect(await shownIn('2022-03')).toBe('5')
    expect([await shownIn('2022-02', between), await shownIn('2022-03', between)]).toEqual(['4', null])
  })

  test('a promised instant never changes, even for what was written before it and committed after', async () => {
    const slow = saveSlowly('2022-05', '6')
    await slow.written
    const { rows } = await world.database.owner.query<{ now: string }>('select clock_timestamp() as now')
    const instant = rows[0]?.now ?? ''
    expect(await shownIn('2022-05', instant)).toBeNull()
    slow.commit()
    await slow.done
    expect(await shownIn('2022-05', instant)).toBeNull()
    expect(await shownIn('2022-05')).toBe('6')
  })

  test('an instant in the future is promised only up to now, and one in the past as it was asked', async () => {
    const past = await promiseKnownAt(world.database, '2020-01-01T00:00:00Z')
    expect(past).toBe('2020-01-01T00:00:00Z')
    const promised = await promiseKnownAt(world.database, '2999-01-01T00:00:00Z')
    const { rows } = await world.database.owner.query<{ isPast: boolean }>(
      'select $1::timestamptz <= clock_timestamp() as "isPast"',
      [promised],
    )
    expect(rows[0]?.isPast).toBe(true)
    await clerk.call(enterValue, { id: id(), ...place, period: '2022-07', value: '9' })
    expect(await shownIn('2022-07', promised)).toBeNull()
    expect(await shownIn('2022-07', '2999-01-01T00:00:00Z')).toBe('9')
  })

  test('with thirty people saving at once, every number a reader saw is shown again for its instant', async () => {
    const months = Array.from(
      { length: 30 },
      (_, index) => `${2019 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
    )
    const look = async (knownAt?: string) => {
      const answers = []
      for (const period of ['2019', '2020', '2021']) {
        const page = await clerk.call(readFigure, { ...place, period, knownAt })
        answers.push({ period, knownAt: page.knownAt, value: page.figure.value, periods: page.figure.periods })
      }
      return answers
    }
    const seen: Awaited<ReturnType<typeof look>> = []
    let isSaving = true
    const readers = Array.from({ length: 3 }, async () => {
      while (isSaving) seen.push(...(await look()))
    })
    for (const wave of [0, 10, 20]) {
      seen.push(...(await look()))
      await Promise.all(
        months
          .slice(wave, wave + 10)
          .map((period, index) =>
            clerk.call(enterValue, { id: id(), ...place, period, value: String(wave + index + 1) }),
          ),
      )
    }
    isSaving = false
    await Promise.all(readers)
    expect(new Set(seen.map((answer) => `${answer.period} ${answer.value}`)).size).toBeGreaterThan(5)
    for (const answer of seen) {
      const again = (await look(answer.knownAt)).find((item) => item.period === answer.period)
      expect(again).toEqual(answer)
    }
    expect((await look()).map((answer) => answer.value)).toEqual(['78', '222', '165'])
  })

  test('a reader under steady writing stands at one position: nothing unsealed is in sight', async () => {
    let isWriting = true
    const writers = Array.from({ length: 4 }, async () => {
      while (isWriting)
        await write(world.database, caller, (tx) =>
          recordAct(tx, { verb: 'test.act', recordKind: 'test', payload: {} }),
        )
    })
    const outside: unknown[] = []
    for (let count = 0; count < 40; count++) {
      const counted = await read(world.database, caller, async (tx) => {
        const [row] = await tx.query<{ late: number }>({
          strings: ['select count(*) as late from act where known_at is null or known_at > ', '::timestamptz'],
          values: [tx.position.knownAt],
        })
        return row?.late
      })
      outside.push(counted)
    }
    isWriting = false
    await Promise.all(writers)
    expect(new Set(outside)).toEqual(new Set([0]))
    const { rows } = await world.database.owner.query(
      `select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
    )
    expect(rows).toHaveLength(0)
  })

  test('a reader under steady writing is not kept waiting by somebody who does not come to an end', async () => {
    const slow = saveSlowly('2022-09', '7')
    await slow.written
    let isWriting = true
    const writers = Array.from({ length: 4 }, async () => {
      while (isWriting)
        await write(world.database, caller, (tx) =>
          recordAct(tx, { verb: 'test.act', recordKind: 'test', payload: {} }),
        )
    })
    for (let count = 0; count < 3; count++) expect(await shownIn('2022-09')).toBeNull()
    isWriting = false
    slow.commit()
    await Promise.all([...writers, slow.done])
    expect(await shownIn('2022-09')).toBe('7')
  })

  test('increases strictly with seq, and never stands before the act was written', async () => {
    await seal(world.database)
    const { rows } = await world.database.owner.query<{ acts: number; wrong: number }>(
      `select count(*) as acts, count(*) filter (where known_at <= before or known_at < at or seq <> before_seq + 1) as wrong
        from (select seq, at, known_at, lag(known_at) over (order by seq) as before, lag(seq) over (order by seq) as before_seq from act) ordered`,
    )
    expect(rows[0]?.acts).toBeGreaterThan(40)
    expect(rows[0]?.wrong).toBe(0)
  })

  test('a board is read at one position too: a past board keeps its number after a correction', async () => {
    const at = { unit, period: '2024-Q1' }
    const before = await clerk.call(readBoard, at)
    const { currentEntryId } = await clerk.call(readFigure, { ...place, period: '2024-Q1' })
    await clerk.call(correctEntry, { id: id(), supersedes: currentEntryId ?? '', value: '52', reason: 'đếm lại hồ sơ' })
    const past = await clerk.call(readBoard, { ...at, knownAt: before.knownAt })
    expect([before, past, await clerk.call(readBoard, at)].map((board) => board.targets[0]?.result.value)).toEqual([
      '51',
      '51',
      '52',
    ])
    expect([before.isPast, past.isPast]).toEqual([false, true])
  })
})
