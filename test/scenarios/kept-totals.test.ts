import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionUnit } from '../../editions/edition.ts'
import { recordAct } from '../../src/modules/acts/server/public.ts'
import type { Figure, FigureKey } from '../../src/modules/figures/figure.ts'
import { coverageOf, figureAt } from '../../src/modules/figures/figure.ts'
import {
  type Catalogue,
  catalogueAt,
  correctInto,
  enterInto,
  foldTotals,
  keepWholeUpTo,
  keptLedger,
  loadLedger,
  periodOf,
  withdrawInto,
  withMoreAsNeeded,
} from '../../src/modules/figures/server/public.ts'
import { Problem } from '../../src/platform/domain/problem.ts'
import { read, write, writeAsOwner } from '../../src/platform/server/db/database.ts'
import { sql } from '../../src/platform/server/db/sql.ts'
import { operator, system } from '../../src/platform/server/http/context.ts'
import { openEditionWorld } from '../kit/edition-world.ts'
import { id, type World } from '../kit/world.ts'

const party = (code: string, parent: string | null, from?: string, until?: string): EditionUnit => ({
  code,
  kind: 'party_organisation',
  role: parent === null ? 'city' : code.includes('chi-bo') ? 'cell' : 'commune',
  vi: code,
  en: code,
  ...(parent === null ? {} : { parent }),
  ...(from === undefined ? {} : { from }),
  ...(until === undefined ? {} : { until }),
})
const wards = ['tp.p1', 'tp.p2'] as const
const cells = ['tp.p1.chi-bo-1', 'tp.p1.chi-bo-2', 'tp.p2.chi-bo-3', 'tp.p2.chi-bo-4'] as const
const caller = { actor: operator, requestId: 'test' }
const flowOf = (code: string) => ({
  code,
  vi: code,
  en: code,
  subjects: ['party_organisation' as const],
  measuredIn: { vi: 'việc', en: 'tasks' },
  periodKinds: ['month' as const, 'quarter' as const, 'year' as const],
})

const term = (measure: string) => ({ op: 'term', measure, aspect: 'actual', unit: 'self', period: 'same' }) as const

let world: World
beforeAll(async () => {
  world = await openEditionWorld({
    workingOn: '2025-03-15',
    units: [
      party('tp', null),
      ...wards.map((code) => party(code, 'tp')),
      ...cells.map((code) => party(code, code.slice(0, 5))),
      party('tp.p1.chi-bo-5', 'tp.p1', '2024-04-01'),
      party('tp.p2.chi-bo-6', 'tp.p2', '2000-01-01', '2024-10-01'),
    ],
    classSets: [
      {
        code: 'loai',
        reading: 'disjoint',
        isExhaustive: true,
        classes: [
          { code: 'a', vi: 'A', en: 'A' },
          { code: 'b', vi: 'B', en: 'B' },
        ],
      },
    ],
    measures: [
      flowOf('viec'),
      { ...flowOf('dang-vien'), overTime: 'last' },
      { ...flowOf('theo-loai'), classSet: 'loai' },
      { ...flowOf('am'), isNonNegative: false },
      {
        ...flowOf('ty-le'),
        measuredIn: { vi: '%', en: '%' },
        overTime: 'none',
        overUnits: 'recompute',
        kind: 'formula',
        formula: {
          op: 'divide',
          of: [{ op: 'multiply', of: [{ op: 'number', value: '100' }, term('viec')] }, term('dang-vien')],
        },
      },
    ] as never,
    accounts: [],
  })
})
afterAll(() => world.close())

const periods = [
  '2024-01',
  '2024-03',
  '2024-06',
  '2024-07',
  '2024-09',
  '2024-11',
  '2024-Q1',
  '2024-Q3',
  '2024',
  '2023-12',
  '2023',
] as const
const asked = [
  '2024-01',
  '2024-06',
  '2024-07',
  '2024-Q1',
  '2024-Q2',
  '2024-Q3',
  '2024-H1',
  '2024',
  '2023',
  '2024-01-01..2024-05-31',
  '2024-01-01..2024-09-30',
  '2023..2024',
] as const

const step = fc.record({
  unit: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...cells, 'tp.p1.chi-bo-5', 'tp.p2.chi-bo-6') },
    fc.constantFrom('tp', ...wards),
  ),
  measure: fc.constantFrom('viec', 'viec', 'dang-vien', 'theo-loai', 'am'),
  class: fc.constantFrom('a', 'b'),
  period: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...periods.slice(0, 6)) }, fc.constantFrom(...periods)),
  value: fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 0, max: 30 }).map(String) },
    fc.constantFrom('trên 5', 'khoảng 7', '', 'kxd'),
  ),
  isEstimate: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, fc.constant(true)),
  approves: fc.boolean(),
  folds: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
  moves: fc.oneof(
    { weight: 12, arbitrary: fc.constant(null) },
    fc.record({
      unit: fc.constantFrom(...cells),
      to: fc.constantFrom(...wards, 'tp', 'tp.p1.chi-bo-5'),
      on: fc.constantFrom('2024-02-01', '2024-07-01', '2024-07-15', '2025-01-01'),
    }),
  ),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** What a figure says to people: leaves may be named or counted. */
const told = (figure: Figure): unknown => ({
  quantity: figure.quantity && [
    figure.quantity.word,
    figure.quantity.low.toFixed(),
    figure.quantity.high.toFixed(),
    figure.quantity.isEstimate,
  ],
  absence: figure.absence,
  isPartial: figure.isPartial,
  isOfMost: figure.isOfMost,
  origin: figure.origin,
  coverage: (({ have, expected, approved }) => ({ have, expected, approved }))(coverageOf(figure)),
})

const keysOf = (catalogue: Catalogue, unit: string): readonly FigureKey[] => {
  const unitId = catalogue.forest.byCode.get(unit)?.id ?? ''
  return asked.flatMap((text) =>
    (['viec', 'dang-vien', 'theo-loai', 'am', 'ty-le'] as const).flatMap((measure) =>
      (measure === 'theo-loai' ? [null, 'a', 'b'] : [null]).map((classCode) => ({
        unitId,
        measure,
        class: classCode,
        aspect: 'actual' as const,
        period: periodOf(catalogue, text),
      })),
    ),
  )
}

const nameOf = (key: FigureKey): string => `${key.measure}/${key.class ?? ''} ${key.period.id}`

/** Kept apart, so that what one figure makes it load does not hide what another is told from. */
const shelves = new Map<string, object>()
function shelfFor(unit: string, key: FigureKey): object {
  const isCalendar = ['month', 'quarter', 'half', 'year'].includes(key.period.kind)
  const name = `${unit} ${key.unitId} ${key.measure} ${isCalendar ? '' : key.period.id}`
  const shelf = shelves.get(name) ?? {}
  if (!shelves.has(name)) keepWholeUpTo(shelf, -1)
  shelves.set(name, shelf)
  return shelf
}

async function compare(unit: string, below: readonly string[]): Promise<number> {
  return read(world.database, caller, async (tx) => {
    const catalogue = await catalogueAt(tx, null, world.database)
    const unitId = catalogue.forest.byCode.get(unit)?.id ?? ''
    const on = '2024-12-31'
    const whole = await loadLedger(tx, catalogue, {
      unitId,
      on,
      measures: [...catalogue.measures.keys()],
      knownAt: null,
      withPredecessors: false,
    })
    let kept = 0
    for (const key of [unit, ...below].flatMap((code) => keysOf(catalogue, code))) {
      const figure = await withMoreAsNeeded(tx, async () =>
        figureAt(await keptLedger(tx, catalogue, { unitId, on, knownAt: null }, shelfFor(unit, key)), key),
      )
      if (figure.via.kind === 'kept') kept++
      expect({ [nameOf(key)]: told(figure) }).toEqual({ [nameOf(key)]: told(figureAt(whole, key)) })
    }
    return kept
  })
}

async function take(steps: readonly Step[]): Promise<void> {
  for (const { unit, measure, period, value, isEstimate, approves, folds, moves, ...rest } of steps) {
    const classCode = measure === 'theo-loai' ? rest.class : undefined
    const typed = value === 'kxd' ? { isNotApplicable: true } : { value, isNotApplicable: false }
    await write(world.database, caller, async (tx) => {
      const standing = await tx.maybe<{
        id: string
      }>(sql`select e.id from entry e join unit u on u.id = e.unit_id join measure m on m.id = e.measure_id
        where u.code = ${unit} and m.code = ${measure} and coalesce(e.class_code, '') = ${classCode ?? ''} and e.period = ${period} and e.known_until is null`)
      const typedHere = { ...typed, isEstimate: isEstimate && value !== 'kxd', isNotApplicable: typed.isNotApplicable }
      if (value === '')
        return standing && withdrawInto(tx, world.database, { id: id(), supersedes: standing.id, reason: 'rút' })
      return standing
        ? correctInto(tx, world.database, { ...typedHere, id: id(), supersedes: standing.id, reason: 'sửa' })
        : enterInto(tx, world.database, {
            ...typedHere,
            id: id(),
            unit,
            measure,
            class: classCode,
            aspect: 'actual',
            period,
          })
    }).catch((error: unknown) => {
      // A unit that did not live in the period, or a kind of value the measure does not take.
      if (!(error instanceof Problem)) throw error
    })
    if (approves) await approveAll(unit, measure)
    if (moves) await moveCell(moves.unit, moves.to, moves.on)
    if (folds) await foldTotals(world.database)
  }
}

/** Everything entered at the unit is approved, by somebody else than who entered it. */
const approveAll = (unit: string, measure: string): Promise<void> =>
  writeAsOwner(world.database, { actor: system, requestId: 'test' }, async (tx) => {
    const actId = await recordAct(tx, { verb: 'test.approve', recordKind: 'test', payload: {} })
    await tx.query(sql`insert into entry_approval (entry_id, account_id, act_id)
      select e.id, ${system.accountId}::uuid, ${actId}::uuid from entry e join unit u on u.id = e.unit_id join measure m on m.id = e.measure_id
      where u.code = ${unit} and m.code = ${measure} and e.known_until is null and not exists (select from entry_approval a where a.entry_id = e.id)`)
  })

const clear = async (): Promise<void> => {
  await moveBack()
  shelves.clear()
  const { owner } = world.database
  await owner.query('truncate kept_total, kept_reach, kept_size, kept_until')
  await owner.query('delete from entry_approval')
  await owner.query('delete from entry')
  await owner.query('update installation set catalogue_version = catalogue_version + 1')
}

test('figures from kept totals are those of the whole rule, after any entries, corrections, withdrawals, approvals and folds', async () => {
  let kept = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 40 }),
      fc.array(step, { maxLength: 4 }),
      fc.integer({ min: 1, max: 12 }),
      async (steps, later, atOnce) => {
        await clear()
        await take(steps)
        await foldTotals(world.database, atOnce)
        kept += await compare('tp', wards)
        await take(later)
        kept += await compare('tp', wards)
        kept += await compare('tp.p1', [])
      },
    ),
    { numRuns: Number(process.env.KEPT_RUNS ?? 12) },
  )
  expect(kept).toBeGreaterThan(100)
}, 300_000)

test('a cell that moves takes what it enters from then on along, before and after the next fold', async () => {
  await clear()
  const months = ['2024-05', '2024-06', '2024-07', '2024-08']
  await take(
    cells.flatMap((unit, at) =>
      months.map((period, month) => ({
        unit,
        period,
        measure: 'viec',
        class: 'a',
        value: String(10 * at + month),
        isEstimate: false,
        approves: false,
        folds: false,
        moves: null,
      })),
    ) as never,
  )
  await foldTotals(world.database)
  await compare('tp', wards)
  await moveCell('tp.p1.chi-bo-2', 'tp.p2', '2024-07-01')
  expect(await compare('tp', wards)).toBeGreaterThan(0)
  await foldTotals(world.database)
  expect(await compare('tp', wards)).toBeGreaterThan(0)
  await compare('tp.p2', [])
})

test('totals are read with the right to their unit only', async () => {
  await foldTotals(world.database)
  const { rows } = await world.database.owner.query<{ id: string }>(`select id from unit where code = 'tp'`)
  const stranger = { actor: { ...operator, accountId: id() }, requestId: 'test' }
  const asked = (who: typeof caller) =>
    read(world.database, who, (tx) =>
      tx.query(
        sql`select * from kept_totals_under(${rows[0]?.id}::uuid, '2024-12-31', ${[rows[0]?.id ?? '']}::uuid[], '2024-01-01', '2024-12-31', now())`,
      ),
    )
  expect((await asked(caller)).length).toBeGreaterThan(0)
  await expect(asked(stranger)).rejects.toThrow('not in scope')
  await expect(read(world.database, caller, (tx) => tx.query(sql`select * from kept_total`))).rejects.toThrow(
    'permission denied',
  )
})

/** From a day on the unit stands under another. */
const moveCell = (code: string, to: string, on: string): Promise<void> =>
  writeAsOwner(world.database, { actor: system, requestId: 'test' }, async (tx) => {
    const actId = await recordAct(tx, { verb: 'test.move', recordKind: 'test', payload: {} })
    const rows = await tx.query<{ unit: string; to: string; parent: string; valid: string }>(sql`
      select u.id as unit, t.id as "to", p.parent_id as parent, p.valid::text from unit u join unit t on t.code = ${to}
      join unit_parent p on p.unit_id = u.id and p.known_until is null where u.code = ${code}`)
    await tx.query(
      sql`update unit_parent set known_until = ${actId}::uuid where unit_id = ${rows[0]?.unit}::uuid and known_until is null`,
    )
    for (const row of rows)
      await tx.query(sql`insert into unit_parent (unit_id, parent_id, valid, known_from)
        select ${row.unit}::uuid, ${row.parent}::uuid, ${row.valid}::daterange * daterange(null, ${on}::date), ${actId}::uuid
        where not isempty(${row.valid}::daterange * daterange(null, ${on}::date))`)
    await tx.query(sql`insert into unit_parent (unit_id, parent_id, valid, known_from)
      values (${rows[0]?.unit}::uuid, ${rows[0]?.to}::uuid, daterange(${on}::date, null), ${actId}::uuid)`)
    await tx.query(sql`select rebuild_unit_reach()`)
  })

/** Everybody stands where the edition put them. */
const moveBack = (): Promise<void> =>
  writeAsOwner(world.database, { actor: system, requestId: 'test' }, async (tx) => {
    const actId = await recordAct(tx, { verb: 'test.move', recordKind: 'test', payload: {} })
    await tx.query(
      sql`update unit_parent set known_until = ${actId}::uuid where known_until is null and unit_id in (select id from unit where code = any (${[...cells]}))`,
    )
    await tx.query(sql`insert into unit_parent (unit_id, parent_id, valid, known_from)
      select u.id, w.id, daterange(null, null), ${actId}::uuid from unit u join unit w on w.code = left(u.code, 5) where u.code = any (${[...cells]})`)
    await tx.query(sql`select rebuild_unit_reach()`)
  })
