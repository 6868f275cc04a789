import { afterAll, beforeAll, expect, test } from 'vitest'
import { simulatedCommune } from '../../editions/simulated-commune/index.ts'
import { countFromRecords, listCounting } from '../../src/modules/figures/contract/counting.ts'
import { enterValue, readFigure } from '../../src/modules/figures/contract.ts'
import { readForms } from '../../src/modules/people/contract/forms.ts'
import { openEditionWorld } from '../kit/edition-world.ts'
import { id, type World } from '../kit/world.ts'

const unit = 'lac-giang.an-hoa'
const members = { unit, measure: 'people.members', period: '2026-Q1' } as const
let world: World
beforeAll(async () => {
  const edition = simulatedCommune()
  // A ward whose register is there and whose numbers are not counted from it yet.
  world = await openEditionWorld({ ...edition, counting: [] })
})
afterAll(() => world.close())

test('an issuer switches a ward and all its cells to counting from a day on, and nobody else does', async () => {
  const issuer = await world.as('bi-thu')
  const clerk = await world.as('to-chuc')
  const before = await issuer.call(readForms, { unit, period: '2026-Q1' })
  expect([before.countedSince, before.forms]).toEqual([null, []])
  const input = { unit, measures: ['people.members', 'people.admitted'], from: '2026-01-01' }
  expect((await clerk.call(listCounting, { unit })).can.count.isAllowed).toBe(false)
  expect((await clerk.refused(countFromRecords, input)).status).toBe(403)
  expect((await issuer.call(readFigure, members)).figure.absence?.code).toBe('missing')

  expect(await issuer.call(countFromRecords, input)).toEqual({ counted: 2 })
  expect(await issuer.call(countFromRecords, input)).toEqual({ counted: 0 })
  const page = await issuer.call(readFigure, members)
  expect(page.figure.coverage).toEqual({ have: 60, expected: 60, approved: 60 })
  expect(Number(page.figure.exact)).toBeGreaterThan(1800)
  expect((await issuer.call(readFigure, { ...members, knownAt: before.knownAt })).figure.absence?.code).toBe('missing')
  expect((await issuer.call(readFigure, { ...members, period: '2025-Q4' })).figure.absence?.code).toBe('missing')
  const counting = await clerk.call(listCounting, { unit: `${unit}.c1` })
  expect(counting.measures.find((measure) => measure.code === 'people.members')).toMatchObject({
    since: '2026-01-01',
    by: { code: unit },
  })
})

test('counting begins once: a later day or a smaller reach is refused, an earlier day is taken', async () => {
  const issuer = await world.as('bi-thu')
  const input = { unit, measures: ['people.members'] }
  expect(await issuer.refused(countFromRecords, { ...input, from: '2026-04-01' })).toMatchObject({
    status: 422,
    code: 'counted-already',
    field: 'measures',
  })
  expect(await issuer.refused(countFromRecords, { ...input, from: '2026-01-01', reaches: 'unit' })).toMatchObject({
    code: 'counted-already',
  })
  expect(await issuer.refused(countFromRecords, { ...input, from: '2025-01-01' })).toMatchObject({
    code: 'unit-not-then',
    field: 'from',
  })
  expect(
    await issuer.refused(countFromRecords, { unit, measures: ['party.meetings'], from: '2026-01-01' }),
  ).toMatchObject({ code: 'unknown-measure' })
  expect(await issuer.call(countFromRecords, { ...input, from: '2025-07-01' })).toEqual({ counted: 1 })
  expect((await issuer.call(readFigure, { ...members, period: '2025-Q4' })).figure.origin).toBe('computed')
})

test('a count opens down to the names behind it, for who may see them, and is never entered', async () => {
  const clerk = await world.as('to-chuc')
  const cell = await clerk.call(readFigure, { unit: `${unit}.c1`, measure: 'people.members', period: '2026-Q1' })
  expect(cell.figure.origin).toBe('counted')
  expect(cell.lineage.note?.vi.replace('đếm từ: ', '').split('; ').length).toBe(Number(cell.figure.exact))
  const refused = await clerk.refused(enterValue, { id: id(), ...members, value: '5' })
  expect([refused.status, refused.field]).toEqual([400, 'measure'])
})
