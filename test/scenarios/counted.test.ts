import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerDirective } from '../../src/modules/directives/contract.ts'
import { enterValue, readFigure } from '../../src/modules/figures/contract.ts'
import { readBoard } from '../../src/modules/targets/contract.ts'
import { id, openWorld, type World } from '../kit/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  // From April 2024 the standing committee of Bình Thủy has its documents counted from the register.
  await world.database.owner.query(`
    insert into counted_from (measure_id, unit_id, from_day, known_from)
    select m.id, u.id, '2024-04-01', (select id from act order by at limit 1) from measure m, unit u
    where m.code = 'directives.issued' and u.code = 'can-tho.binh-thuy:standing-committee'`)
  await world.database.owner.query('update installation set catalogue_version = catalogue_version + 1')
})
afterAll(() => world.close())

const place = { unit: 'can-tho.binh-thuy:standing-committee', measure: 'directives.issued' }

test('a measure becomes counted from a date: earlier entries stand, later ones are counted from the register and never asked for', async () => {
  const clerk = await world.as('nhap-lieu-binh-thuy')
  const earlier = await clerk.call(readFigure, { ...place, period: '2024-Q1' })
  expect([earlier.figure.printed.vi, earlier.figure.origin]).toEqual(['trên 110 văn bản', 'stated'])
  const before = await clerk.call(readFigure, { ...place, period: '2024-Q2' })
  expect([before.figure.value, before.figure.origin]).toEqual(['0', 'counted'])
  for (const [symbol, issuedOn] of [
    ['12-CT/QU', '2024-04-01'],
    ['13-KH/QU', '2024-04-02'],
    ['14-KH/QU', '2024-03-30'],
  ] as const) {
    await clerk.call(registerDirective, {
      id: id(),
      issuer: place.unit,
      kind: 'plan_document',
      symbol,
      issuedOn,
      title: 'Kế hoạch công tác',
    })
  }
  const after = await clerk.call(readFigure, { ...place, period: '2024-Q2' })
  expect([after.figure.value, after.figure.origin, after.derived, after.depth]).toEqual(['2', 'counted', true, 1])
  expect(after.lineage.note?.vi).toBe('đếm từ: 12-CT/QU; 13-KH/QU')
  expect((await clerk.call(readFigure, { ...place, period: '2024-Q2', knownAt: before.knownAt })).figure.value).toBe(
    '0',
  )
  const refused = await clerk.refused(enterValue, { id: id(), ...place, period: '2024-Q2', value: '5' })
  expect([refused.status, refused.code, refused.field]).toEqual([400, 'counted-already', 'measure'])
  const board = await clerk.call(readBoard, { unit: 'can-tho.binh-thuy', period: '2024-Q1' })
  expect(board.figures.find((figure) => figure.measure.code === 'directives.issued')?.printed.vi).toBe(
    'trên 110 văn bản',
  )
})
