import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import {
  correctDirective,
  readDirective,
  relateDirectives,
  setSummingUp,
  unrelateDirectives,
  withdrawDirective,
} from '../../src/modules/directives/contract/document.ts'
import { listSeries, releaseNumber, withholdNumber } from '../../src/modules/directives/contract/series.ts'
import { changeDirectiveType, listDirectiveTypes } from '../../src/modules/directives/contract/types.ts'
import { listDirectives, registerDirective } from '../../src/modules/directives/contract.ts'
import { readFigure } from '../../src/modules/figures/contract.ts'
import { registerTerm } from '../../src/modules/org/contract/terms.ts'
import { personHolding } from '../kit/cells.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

const unit = 'can-tho.binh-thuy'
const issuer = `${unit}:standing-committee`
let world: World
let clerk: Person
let approver: Person
beforeAll(async () => {
  world = await openWorld()
  clerk = await world.as('nhap-lieu-binh-thuy')
  approver = await world.as('duyet-binh-thuy')
})
afterAll(() => world.close())

const typed = (symbol: string, issuedOn: string, more: object = {}) => ({
  issuer,
  kind: 'plan_document',
  symbol,
  issuedOn,
  title: 'Kế hoạch công tác',
  ...more,
})
async function write(symbol: string, issuedOn: string, more: object = {}): Promise<string> {
  return (await clerk.call(registerDirective, { id: id(), ...typed(symbol, issuedOn, more) })).id
}
const symbols = async (input: object): Promise<readonly (string | null)[]> =>
  (await clerk.call(listDirectives, { unit, ...input })).directives.map((item) => item.symbol)

describe('the register', () => {
  test('keeps what was typed, in the spelling of the field', async () => {
    const provision = { id: id(), number: 'II.1', text: 'Kết nạp đảng viên', hint: '95 đảng viên mới' }
    const one = await write('Số 7 – kh/qu', '2024-01-10', {
      summary: 'Phân công, thời hạn',
      effectiveOn: '2024-01-15',
      horizon: '2024..2025',
      provisions: [provision],
    })
    const page = await clerk.call(readDirective, { id: one })
    expect(page).toMatchObject({
      symbol: '07-KH/QU',
      force: 'in_force',
      effectiveOn: '2024-01-15',
      horizon: { id: '2024..2025', last: '2025-12-31' },
      provisions: [provision],
      audience: 'subtree',
      symbolRemark: null,
      can: { write: { isAllowed: true } },
    })
    expect(page.history.map((act) => act.verb)).toEqual(['directive.register'])
  })

  test('finds without diacritics, filters and pages', async () => {
    await write('21-CT/QU', '2023-05-05', { kind: 'instruction', title: 'Về tăng cường chuyển đổi số' })
    await write('22-CT/QU', '2023-06-05', { kind: 'instruction', title: 'Về phòng, chống cháy nổ' })
    expect(await symbols({ search: 'CHUYEN doi' })).toEqual(['21-CT/QU'])
    expect(await symbols({ search: '22-ct' })).toEqual(['22-CT/QU'])
    expect(await symbols({ search: '100%' })).toEqual([])
    expect(await symbols({ kind: 'instruction', year: 2023 })).toEqual(['22-CT/QU', '21-CT/QU'])
    const page = await clerk.call(listDirectives, { unit, kind: 'instruction', year: 2023, size: 1, page: 2 })
    expect([page.total, page.directives.map((item) => item.symbol)]).toEqual([2, ['21-CT/QU']])
    expect(page.kinds.find((kind) => kind.code === 'instruction')?.count).toBe(2)
    expect(await symbols({ issuer: `${unit}:committee`, year: 2023 })).toEqual([])
  })

  test('a correction keeps the id, what was believed and the reason; an approver may not correct', async () => {
    const one = await write('30-KH/QU', '2024-02-01')
    const before = (await clerk.call(readFigure, { unit: issuer, measure: 'directives.issued', period: '2024-Q1' }))
      .knownAt
    const right = {
      id: one,
      ...typed('31-KH/QU', '2024-02-02', { title: 'Kế hoạch kiểm tra' }),
      reason: 'nhập nhầm số',
    }
    expect((await approver.refused(correctDirective, right)).status).toBe(403)
    await clerk.call(correctDirective, right)
    const page = await clerk.call(readDirective, { id: one })
    expect(page).toMatchObject({
      symbol: '31-KH/QU',
      issuedOn: '2024-02-02',
      earlier: [{ symbol: '30-KH/QU', issuedOn: '2024-02-01' }],
      history: [{ verb: 'directive.correct', reason: 'nhập nhầm số' }, { verb: 'directive.register' }],
    })
    const asOf = async (knownAt: string | null) =>
      (
        await world.database.owner.query<{ symbol: string }>(
          'select symbol from directives_issued(array[(select id from unit where code = $1)], $2) where symbol in ($3, $4)',
          [issuer, knownAt, '30-KH/QU', '31-KH/QU'],
        )
      ).rows.map((row) => row.symbol)
    expect([await asOf(before), await asOf(null)]).toEqual([['30-KH/QU'], ['31-KH/QU']])
    expect((await clerk.refused(correctDirective, { ...right, symbol: '07-KH/QU', issuedOn: '2024-01-10' })).code).toBe(
      'directive-exists',
    )
  })

  test('a withdrawn document is gone and its place is free; one that others rest on stays', async () => {
    const [one, other] = [await write('33-KH/QU', '2024-02-05'), await write('34-KH/QU', '2024-02-06')]
    await clerk.call(relateDirectives, { id: id(), directive: other, kind: 'implements', to: one })
    expect((await clerk.refused(withdrawDirective, { id: one, reason: 'ghi nhầm' })).code).toBe('directive-in-use')
    expect((await approver.refused(withdrawDirective, { id: other, reason: 'ghi nhầm' })).status).toBe(403)
    await clerk.call(withdrawDirective, { id: other, reason: 'ghi nhầm' })
    expect((await clerk.refused(readDirective, { id: other })).status).toBe(404)
    await clerk.call(withdrawDirective, { id: one, reason: 'ghi nhầm' })
    await write('33-KH/QU', '2024-02-05')
  })

  test('refuses a type the table does not have, a day to come, and the same document twice at once', async () => {
    const refused = async (more: object) =>
      (await clerk.refused(registerDirective, { id: id(), ...typed('40-KH/QU', '2024-02-01'), ...more })).field
    expect(await refused({ kind: 'poem' })).toBe('kind')
    expect(await refused({ issuedOn: '2024-04-04' })).toBe('issuedOn')
    expect(await refused({ horizon: 'mãi mãi' })).toBe('horizon')
    expect(await refused({ symbol: '15/QĐ-UBND' })).toBe('symbol')
    const both = await Promise.all(
      [id(), id()].map((newId) => clerk.ask(registerDirective, { id: newId, ...typed('41-KH/QU', '2024-02-01') })),
    )
    expect(both.map((reply) => reply.status).sort()).toEqual([200, 409])
  })
})

describe('relations', () => {
  test('are told on both sides, and what is replaced is in force no more', async () => {
    const [old, next] = [
      await write('50-KH/QU', '2023-01-10'),
      await write('51-KH/QU', '2024-01-20', { effectiveOn: '2024-03-01' }),
    ]
    const relation = { id: id(), directive: next, kind: 'replaces', to: old } as const
    expect((await approver.refused(relateDirectives, relation)).status).toBe(403)
    await clerk.call(relateDirectives, relation)
    await clerk.call(relateDirectives, relation)
    expect((await clerk.refused(relateDirectives, { ...relation, id: id() })).code).toBe('related-already')
    expect((await clerk.refused(relateDirectives, { ...relation, id: id(), directive: old, to: next })).code).toBe(
      'replaces-later',
    )
    const [above, below] = [await clerk.call(readDirective, { id: old }), await clerk.call(readDirective, { id: next })]
    expect([above.force, above.relations[0]?.way, above.relations[0]?.other?.symbol]).toEqual([
      'replaced',
      'in',
      '51-KH/QU',
    ])
    expect([below.relations[0]?.way, below.relations[0]?.from]).toEqual(['out', '2024-03-01'])
    expect(await symbols({ search: '50-kh', force: 'not_in_force' })).toEqual(['50-KH/QU'])
    expect(await symbols({ search: '50-kh', force: 'in_force' })).toEqual([])
    await clerk.call(unrelateDirectives, { id: relation.id, reason: 'nối nhầm' })
    expect((await clerk.call(readDirective, { id: old })).force).toBe('in_force')
  })

  test('may name a document that no register here holds', async () => {
    const one = await write('52-KH/QU', '2024-01-21')
    await clerk.call(relateDirectives, { id: id(), directive: one, kind: 'implements', outside: '57-NQ/TW' })
    const [relation] = (await clerk.call(readDirective, { id: one })).relations
    expect(relation?.other).toMatchObject({ id: null, name: { vi: '57-NQ/TW' } })
    expect((await clerk.refused(relateDirectives, { id: id(), directive: one, kind: 'implements' })).code).toBe(
      'one-document',
    )
  })
})

test('a summing-up is planned, late by rule, and held with its day and document', async () => {
  const [one, report] = [
    await write('60-KH/QU', '2023-01-10'),
    await write('61-BC/QU', '2024-03-20', { kind: 'report' }),
  ]
  const planned = { id: id(), directive: one, kind: 'interim_summary', dueOn: '2024-03-31' } as const
  expect((await approver.refused(setSummingUp, planned)).status).toBe(403)
  await clerk.call(setSummingUp, planned)
  const state = async () =>
    (await clerk.call(readDirective, { id: one })).summingUps.map((item) => [item.state, item.document?.symbol])
  expect(await state()).toEqual([['late', undefined]])
  expect((await clerk.refused(setSummingUp, { ...planned, heldOn: '2024-04-04' })).field).toBe('heldOn')
  await clerk.call(setSummingUp, { ...planned, heldOn: '2024-04-02', document: report })
  expect(await state()).toEqual([['held_late', '61-BC/QU']])
})

describe('series of numbers', () => {
  test('tell what nobody has seen; a withheld number explains a gap with its number and day only', async () => {
    await clerk.call(registerTerm, { unit, number: 12, congressFirst: '2020-08-05', congressLast: '2020-08-07' })
    for (const [symbol, on] of [
      ['01-QC/QU', '2021-01-05'],
      ['04-QC/QU', '2021-02-05'],
    ] as const)
      await write(symbol, on, { kind: 'working_rules' })
    const series = async () => (await clerk.call(listSeries, { unit })).series.find((item) => item.type === 'QC')
    expect(await series()).toMatchObject({ term: '2020-2025', gaps: [[2, 3]], missing: 2 })
    const secret = {
      id: id(),
      ...typed('3-QC/QU (M)', '2021-01-20', { kind: 'working_rules', title: 'Điều không được nói' }),
    }
    const refused = await clerk.refused(registerDirective, secret)
    expect([refused.status, refused.code, refused.field]).toEqual([422, 'classified', 'symbol'])
    const kept = { id: id(), issuer, symbol: '3-QC/QU (M)', issuedOn: '2021-01-20' }
    expect((await approver.refused(withholdNumber, kept)).status).toBe(403)
    await clerk.call(withholdNumber, kept)
    expect(await series()).toMatchObject({ gaps: [[2, 2]], withheld: 1 })
    const all = await world.database.owner.query<{ held: string }>(
      `select (to_jsonb(w) || coalesce(p.payload, '{}'))::text as held from withheld_number w left join act_payload p on p.act_id = w.known_from`,
    )
    expect(all.rows.map((row) => row.held).join()).not.toMatch(/Điều không được nói/)
    expect((await clerk.refused(withholdNumber, { ...kept, id: id() })).code).toBe('withheld-already')
    await clerk.call(releaseNumber, { id: kept.id, reason: 'ghi nhầm' })
    expect(await series()).toMatchObject({ gaps: [[2, 3]] })
  })
})

describe('who reads', () => {
  test('a ward below reads what stands above it as its audience says; a stranger and a ward elsewhere do not', async () => {
    const above = await personHolding(world, 'clerk', 'can-tho')
    const register = async (symbol: string, audience: 'scope' | 'subtree' | 'public') =>
      (
        await above.call(registerDirective, {
          ...{ id: id(), issuer: 'can-tho:committee', kind: 'resolution', symbol, issuedOn: '2024-01-02' },
          ...{ title: 'Nghị quyết của Thành ủy', audience },
        })
      ).id
    const [own, subtree, open] = [
      await register('81-NQ/TU', 'scope'),
      await register('82-NQ/TU', 'subtree'),
      await register('83-NQ/TU', 'public'),
    ]
    const stranger = await world.as('nhap-lieu-son-tra')
    const statuses = async (person: Person) =>
      Promise.all([own, subtree, open].map(async (one) => (await person.ask(readDirective, { id: one })).status))
    expect(await statuses(above)).toEqual([200, 200, 200])
    expect(await statuses(clerk)).toEqual([404, 200, 200])
    expect(await statuses(stranger)).toEqual([404, 404, 200])
    const page = await clerk.call(readDirective, { id: subtree })
    expect([page.can.write.isAllowed, page.history]).toEqual([false, []])
    expect((await clerk.refused(withdrawDirective, { id: subtree, reason: 'thử rút' })).status).toBe(403)
    expect(await symbols({ side: 'above', search: 'nq/tu', year: 2024 })).toEqual(['82-NQ/TU', '83-NQ/TU'].toSorted())
    const below = await above.call(listDirectives, { unit: 'can-tho', side: 'below', search: '82-nq' })
    expect(below.directives).toEqual([])
    expect((await above.call(listDirectives, { unit: 'can-tho', side: 'below', search: '21-ct' })).total).toBe(1)
  })
})

test('only an administrator edits the table of types, and a new type can be used at once', async () => {
  const admin = await world.as('quan-tri')
  const change: z.input<typeof changeDirectiveType.input> = {
    id: id(),
    code: 'joint_plan',
    vi: 'Kế hoạch liên tịch',
    en: 'Joint plan',
    symbols: [{ code: 'KHLT', confidence: 'unconfirmed' }],
    isLeading: true,
    source: '',
    confidence: 'unconfirmed',
    reason: 'theo thực tế ở địa phương',
  }
  expect((await clerk.refused(changeDirectiveType, change)).status).toBe(403)
  await admin.call(changeDirectiveType, change)
  await admin.call(changeDirectiveType, { ...change, id: id(), vi: 'Kế hoạch phối hợp' })
  const { types } = await clerk.call(listDirectiveTypes, {})
  expect(types.filter((type) => type.code === 'joint_plan').map((type) => type.vi)).toEqual(['Kế hoạch phối hợp'])
  expect(types.find((type) => type.code === 'report')?.symbols).toEqual([{ code: 'BC', confidence: 'unconfirmed' }])
  expect(types.filter((type) => type.rank <= 25)).toHaveLength(25)
  const one = await write('1-khlt/QU', '2024-03-01', { kind: 'joint_plan' })
  expect((await clerk.call(readDirective, { id: one })).symbol).toBe('01-KHLT/QU')
  const wrong = await write('2-khlt/QU', '2024-03-01', { kind: 'report' })
  expect((await clerk.call(readDirective, { id: wrong })).symbolRemark?.vi).toMatch(/KHLT/)
})
