import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { awardBadges, listBadgesDue, withdrawBadge } from '../../src/modules/people/contract/badges.ts'
import { foundCells, type TestCell } from '../kit/cells.ts'
import { type MadeMember, placeMember } from '../kit/offices.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

let world: World
let clerk: Person
let cell: TestCell
const unit = 'can-tho.binh-thuy'

type Given = Omit<MadeMember, 'cellId'> & { readonly cell?: string | undefined }

const member = ({ cell: at, ...made }: Given): Promise<string> => placeMember(world, { ...made, cellId: at ?? cell.id })

const due = async (round: string, of = unit) =>
  (await clerk.call(listBadgesDue, { unit: of, round })).due.map(
    (item) => `${item.name} ${item.years}${item.isLate ? ' late' : ''}${item.award ? ` ${item.award.roundOn}` : ''}`,
  )

let people: Record<'early' | 'onDay' | 'afterDay' | 'exempt' | 'leap', string>
beforeAll(async () => {
  world = await openWorld()
  clerk = await world.as('nhap-lieu-binh-thuy')
  const cells = await foundCells(world, unit, 2)
  const [first, second] = cells
  const [elsewhere] = await foundCells(world, 'can-tho.cai-rang', 1)
  if (!first || !second) throw new Error('cells were expected')
  cell = first
  people = {
    onDay: await member({ name: 'Đúng Ngày', partyAgeFrom: '1994-02-03' }),
    afterDay: await member({ name: 'Sau Ngày', partyAgeFrom: '1994-02-04' }),
    exempt: await member({ name: 'Được Miễn', partyAgeFrom: '1983-12-31', state: 'exempt', cell: second.id }),
    leap: await member({ name: 'Năm Nhuận', partyAgeFrom: '1964-02-29' }),
    early: await member({ name: 'Xét Sớm', partyAgeFrom: '1994-12-01', turn: 2 }),
  }
  await member({ name: 'Đã Mất', partyAgeFrom: '1994-02-01', valid: '[1960-01-01,2024-01-31)' })
  await member({ name: 'Nơi Khác', partyAgeFrom: '1994-02-01', cell: elsewhere?.id })
  await member({ name: 'Đợt Trước', partyAgeFrom: '1993-11-07' })
})
afterAll(() => world.close())

describe('badge rounds', () => {
  test('hold who reaches an age after the round before and by the day of the round, over the end of the year', async () => {
    expect(await due('2023-11-07')).toEqual(['Đợt Trước 30'])
    expect(await due('2024-02-03')).toEqual(['Được Miễn 40', 'Đúng Ngày 30'])
    expect(await due('2024-05-19')).toEqual(['Năm Nhuận 60', 'Sau Ngày 30'])
    expect(await due('2024-02-03', cell.code)).toEqual(['Đúng Ngày 30'])
    const page = await clerk.call(listBadgesDue, { unit })
    expect([page.round, page.after, page.lateSince]).toEqual(['2024-05-19', '2024-02-03', null])
    expect(page.rounds).toContain('2023-11-07')
    expect(page.due.find((item) => item.personId === people.leap)).toMatchObject({
      birth: '1950-05',
      partyAgeFrom: '1964-02-29',
      reachedOn: '2024-02-29',
      isReadmitted: false,
      cell: { code: cell.code },
    })
    expect((await clerk.refused(listBadgesDue, { unit, round: '2024-05-20' })).code).toBe('not-a-round')
  })

  test('remember awards, and carry who was left out as late', async () => {
    const award = { id: id(), person: people.onDay, years: 30 }
    expect(await clerk.call(awardBadges, { round: '2024-02-03', awards: [award] })).toEqual({ awarded: 1 })
    expect(await clerk.call(awardBadges, { round: '2024-02-03', awards: [award] })).toEqual({ awarded: 1 })
    expect(await due('2024-02-03')).toEqual(['Được Miễn 40', 'Đúng Ngày 30 2024-02-03'])
    expect(await due('2024-05-19')).toEqual(['Năm Nhuận 60', 'Được Miễn 40 late', 'Sau Ngày 30'])
    expect((await clerk.call(listBadgesDue, { unit })).lateSince).toBe('2023-11-08')
    await clerk.call(awardBadges, { round: '2024-05-19', awards: [{ id: id(), person: people.exempt, years: 40 }] })
    expect(await due('2024-05-19')).toContain('Được Miễn 40 late 2024-05-19')
    expect(await due('2024-02-03')).toContain('Được Miễn 40 2024-05-19')
  })

  test('take an early award only with its mark and a reason, and all of a list or nothing', async () => {
    const round = '2024-05-19'
    const refusal = async (item: object) =>
      (await clerk.refused(awardBadges, { round, awards: [{ id: id(), ...item }] })).code
    const early = { person: people.early, years: 30 }
    expect(await refusal(early)).toBe('not-reached')
    expect(await refusal({ ...early, isEarly: true })).toBe('reason-required')
    expect(await refusal({ person: people.onDay, years: 30 })).toBe('awarded-already')
    expect(await refusal({ person: people.afterDay, years: 30, isEarly: true, reason: 'bệnh nặng' })).toBe('not-early')
    expect(await refusal({ person: people.onDay, years: 40, isEarly: true, reason: 'bệnh nặng' })).toBe('too-early')
    const both = [
      { id: id(), person: people.afterDay, years: 30 },
      { id: id(), ...early },
    ]
    const refused = await clerk.refused(awardBadges, { round, awards: both })
    expect([refused.code, refused.status, refused.details]).toEqual(['not-reached', 422, { person: people.early }])
    expect(await due(round)).toContain('Sau Ngày 30')
    const award = { id: id(), ...early, isEarly: true, reason: 'bệnh nặng' }
    await clerk.call(awardBadges, { round, awards: [award] })
    const listed = (await clerk.call(listBadgesDue, { unit, round })).due.find((item) => item.personId === people.early)
    expect(listed).toMatchObject({ isReadmitted: true, isLate: false, award: { isEarly: true, reason: 'bệnh nặng' } })
    expect(await due('2024-11-07')).toEqual([])
    expect(await due('2025-02-03')).toEqual([])
    expect((await clerk.refused(awardBadges, { round: '2024-09-02', awards: [{ ...award, id: id() }] })).code).toBe(
      'round-to-come',
    )
    await clerk.call(withdrawBadge, { id: award.id, reason: 'ghi nhầm người' })
    expect(await due(round)).not.toContain('Xét Sớm 30 2024-05-19')
  })

  test('are written by clerks over the cell alone', async () => {
    const [leader, stranger] = [await world.as('lanh-dao-can-tho'), await world.as('nhap-lieu-son-tra')]
    const input = { round: '2024-05-19', awards: [{ id: id(), person: people.leap, years: 60 }] }
    expect((await leader.call(listBadgesDue, { unit })).can.award.isAllowed).toBe(false)
    expect((await leader.refused(awardBadges, input)).status).toBe(403)
    expect((await stranger.refused(awardBadges, input)).status).toBe(404)
    expect((await stranger.refused(listBadgesDue, { unit })).status).toBe(404)
    expect((await clerk.call(awardBadges, input)).awarded).toBe(1)
    const [award] = input.awards
    expect((await leader.refused(withdrawBadge, { id: award?.id, reason: 'ghi nhầm' })).status).toBe(403)
    expect((await stranger.refused(withdrawBadge, { id: award?.id, reason: 'ghi nhầm' })).status).toBe(404)
  })
})
