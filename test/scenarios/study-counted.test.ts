import { afterAll, beforeAll, expect, test } from 'vitest'
import { directiveMeasures } from '../../editions/directive-measures.ts'
import type { Edition, EditionUnit } from '../../editions/edition.ts'
import { noEdition } from '../../src/app/editions.ts'
import { correctDirective } from '../../src/modules/directives/contract/document.ts'
import {
  changeSession,
  conveneSession,
  saveSheet,
  withdrawSession,
} from '../../src/modules/directives/contract/study.ts'
import { registerDirective } from '../../src/modules/directives/contract.ts'
import { enterValue, readFigure } from '../../src/modules/figures/contract.ts'
import { openEditionWorld } from '../kit/edition-world.ts'
import { id, type Person, type World } from '../kit/world.ts'

const party = (code: string, role: EditionUnit['role'], parent?: string): EditionUnit => ({
  ...{ code, kind: 'party_organisation', role, vi: `Đảng bộ ${code}`, en: code },
  ...(parent === undefined ? {} : { parent }),
})
const grants = (...roles: readonly ('reader' | 'clerk' | 'issuer')[]) => roles.map((role) => ({ role, unit: 'c.a' }))
const edition: Edition = {
  ...noEdition,
  code: 'study',
  workingOn: '2026-06-30',
  units: [
    party('c', 'city'),
    party('c.a', 'commune', 'c'),
    { code: 'c.a:committee', kind: 'organ', role: 'committee', home: 'c.a', vi: 'Đảng ủy', en: 'Committee' },
    ...['1', '2'].map((name) => party(`c.a.${name}`, 'cell', 'c.a')),
  ],
  accounts: [
    { login: 'van-phong', vi: 'Văn phòng', en: 'Office', grants: grants('reader', 'clerk') },
    { login: 'khach', vi: 'Khách', en: 'Guest', grants: [{ role: 'reader', unit: 'c.a.1' }] },
  ],
  counting: directiveMeasures
    .filter((measure) => measure.kind === 'counted')
    .map(({ code, overUnits }) => ({
      ...{ measure: code, unit: overUnits === 'sum' ? 'c' : 'c.a:committee', from: '2026-01-01' },
      reaches: overUnits === 'sum' ? ('subtree' as const) : ('unit' as const),
    })),
}

let world: World
let clerk: Person
beforeAll(async () => {
  world = await openEditionWorld(edition)
  clerk = await world.as('van-phong')
})
afterAll(() => world.close())

const unit = 'c.a:committee'
const register = async (kind: string, symbol: string, issuedOn: string) =>
  (await clerk.call(registerDirective, { id: id(), issuer: unit, kind, symbol, issuedOn, title: 'Về một việc chung' }))
    .id
const value = async (measure: string, at: string, part: { class?: string; period?: string } = {}) => {
  const { figure } = await clerk.call(readFigure, { unit: at, measure, period: '2026-Q1', ...part })
  return figure.value
}
const attendance = async (at: string, period = '2026-Q1') =>
  Promise.all(['sessions', 'summoned', 'present', 'attendance'].map((name) => value(`study.${name}`, at, { period })))

test('sessions and turns are counted from sheets, corrected with them, and the rate is worked out from the sums', async () => {
  const directive = await register('resolution', '1-NQ/ĐU', '2026-01-05')
  const hall = id()
  const session = {
    ...{ id: id(), unit, heldOn: '2026-02-10', title: 'Quán triệt Nghị quyết 1', directives: [directive] },
    sites: [{ id: hall, name: 'Hội trường' }],
  }
  await clerk.call(conveneSession, session)
  // Convened is not held: nobody has said who came.
  expect(await value('study.sessions', 'c.a')).toBe('0')
  const sheet = (cell: string, summoned: number, present: number) => ({
    ...{ id: id(), session: session.id, site: hall, unit: cell, summoned, present },
    ...{ excused: summoned - present, unexcused: 0 },
  })
  const first = sheet('c.a.1', 10, 9)
  await clerk.call(saveSheet, first)
  await clerk.call(saveSheet, sheet('c.a.2', 30, 21))
  expect(await attendance('c.a')).toEqual(['1', '40', '30', '75'])
  expect(await attendance('c.a.1')).toEqual(['0', '10', '9', '90'])
  expect(await attendance('c.a', '2026-03')).toEqual(['0', '0', '0', null])
  const before = await clerk.call(readFigure, { unit: 'c.a.1', measure: 'study.present', period: '2026-Q1' })
  expect([before.figure.origin, before.lineage.note?.vi]).toEqual(['counted', 'đếm từ: Quán triệt Nghị quyết 1: 9'])
  await clerk.call(saveSheet, { ...sheet('c.a.1', 10, 5), supersedes: first.id, reason: 'đếm lại' })
  expect(await attendance('c.a')).toEqual(['1', '40', '26', '65'])
  const then = { unit: 'c.a.1', measure: 'study.present', period: '2026-Q1', knownAt: before.knownAt }
  expect((await clerk.call(readFigure, then)).figure.value).toBe('9')
  // A session that is put on another day takes its sheets with it.
  await clerk.call(changeSession, { ...session, heldOn: '2026-04-02', reason: 'ghi nhầm ngày' })
  expect([await attendance('c.a'), await attendance('c.a', '2026-Q2')]).toEqual([
    ['0', '0', '0', null],
    ['1', '40', '26', '65'],
  ])
  await clerk.call(withdrawSession, { id: session.id, reason: 'nhập trùng' })
  expect(await attendance('c.a', '2026-Q2')).toEqual(['0', '0', '0', null])
  const typed = { id: id(), unit: 'c.a.1', measure: 'study.present', period: '2026-Q2', value: '5' }
  expect((await clerk.refused(enterValue, typed)).code).toBe('not-entered')
  const guest = await world.as('khach')
  expect((await guest.refused(readFigure, { unit: 'c.a', measure: 'study.present', period: '2026-Q1' })).status).toBe(
    404,
  )
  expect(
    (await guest.call(readFigure, { unit: 'c.a.1', measure: 'study.present', period: '2026-Q1' })).figure.value,
  ).toBe('0')
})

test('documents are counted by type at their issuer; the whole is the sum of the types, and a correction moves one', async () => {
  const at = { period: '2026-05' }
  await register('resolution', '2-NQ/ĐU', '2026-05-04')
  const plan = await register('plan_document', '3-KH/ĐU', '2026-05-05')
  await register('plan_document', '4-KH/ĐU', '2026-05-06')
  await register('invitation_paper', '5-GM/ĐU', '2026-05-07')
  const byType = async () =>
    Promise.all(
      ['resolution', 'plan_document', 'other'].map((kind) => value('directives.by-type', unit, { ...at, class: kind })),
    )
  expect(await byType()).toEqual(['1', '2', '1'])
  expect([await value('directives.by-type', unit, at), await value('directives.issued', unit, at)]).toEqual(['4', '4'])
  const page = await clerk.call(readFigure, { unit, measure: 'directives.by-type', class: 'plan_document', ...at })
  expect(page.lineage.note?.vi).toBe('đếm từ: 03-KH/ĐU; 04-KH/ĐU')
  await clerk.call(correctDirective, {
    ...{ id: plan, issuer: unit, kind: 'resolution', symbol: '3-NQ/ĐU', issuedOn: '2026-05-05' },
    ...{ title: 'Về một việc chung', reason: 'ghi nhầm thể loại' },
  })
  expect(await byType()).toEqual(['2', '1', '1'])
})
