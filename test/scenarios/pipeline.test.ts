import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  certifySeats,
  changeClass,
  endTie,
  followDialogue,
  listCandidates,
  listClasses,
  listScreenedOut,
  planClass,
  readAdmissionPlans,
  readApplicant,
  readClass,
  readFunnel,
  readPipeline,
  receiveForm,
  recordDialogue,
  returnForm,
  seatPeople,
  setTie,
  unseatPerson,
  withdrawClass,
} from '../../src/modules/people/contract/pipeline.ts'
import { createApplicant, takeStep, undoStep } from '../../src/modules/people/contract/register.ts'
import { stages } from '../../src/modules/people/pipeline.ts'
import { dayPlus } from '../../src/platform/domain/day.ts'
import { placePeople, type TestPerson } from '../kit/applicants.ts'
import { foundCells, personHolding, setToday, type TestCell, todayIn } from '../kit/cells.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

const unit = 'can-tho.binh-thuy'
let world: World
let clerk: Person
let leader: Person
let stranger: Person
let today: string
let here: TestCell
let there: TestCell
let elsewhere: TestCell
beforeAll(async () => {
  world = await openWorld()
  ;[clerk, leader, stranger] = [
    await world.as('nhap-lieu-binh-thuy'),
    await world.as('lanh-dao-can-tho'),
    await world.as('nhap-lieu-son-tra'),
  ]
  today = await todayIn(world)
  ;[here, there] = (await foundCells(world, unit, 2)) as [TestCell, TestCell]
  ;[elsewhere] = (await foundCells(world, 'can-tho.cai-rang', 1)) as [TestCell]
})
afterAll(() => world.close())

let number = 0
const nameOf = (): string => `Người thử ${String(++number).padStart(2, '0')}`
const ago = (days: number): string => dayPlus(today, -days)
const placed = async (
  cell: TestCell,
  stage: (typeof stages)[number],
  days: number,
  isOld = false,
): Promise<TestPerson> => {
  const [person] = await placePeople(world, cell, [{ name: nameOf(), stage, since: ago(days), isOld }])
  if (!person) throw new Error('nobody was placed')
  return person
}
const cardOf = async (person: TestPerson, reader = clerk, asked = unit) =>
  (await reader.call(readPipeline, { unit: asked })).cards?.find((card) => card.person.id === person.id)

describe('the board', () => {
  test('shows everybody in the stage reached, with the days there, to who may read the unit and to nobody else', async () => {
    const [source, verified] = [await placed(here, 'source', 12), await placed(there, 'verified', 3)]
    expect(await cardOf(source, leader)).toMatchObject({ stage: 'source', days: 12, next: 'attend_class' })
    expect(await cardOf(verified, clerk)).toMatchObject({ stage: 'verified', days: 3, next: 'vote' })
    const cell = await personHolding(world, 'reader', here.code)
    expect(await cardOf(source, cell, here.code)).toBeDefined()
    expect(await cardOf(verified, cell, here.code)).toBeUndefined()
    expect((await cell.refused(readPipeline, { unit })).status).toBe(404)
    expect((await stranger.refused(readPipeline, { unit })).status).toBe(404)
  })

  test('counts by stage add up to everybody, and to the cards', async () => {
    await placed(here, 'probationary', 40)
    await placed(here, 'full', 20)
    await placed(here, 'full', 4000, true)
    const board = await clerk.call(readPipeline, { unit })
    expect(board.stages.map((item) => item.stage)).toEqual([...stages])
    expect(board.stages.reduce((sum, item) => sum + item.people, 0)).toBe(board.total)
    expect(board.cards).toHaveLength(board.total)
    for (const { stage, people } of board.stages)
      expect(board.cards?.filter((card) => card.stage === stage)).toHaveLength(people)
    expect(board.children.reduce((sum, child) => sum + child.people, 0)).toBe(board.total)
  })

  test('knows a full member of this year, and not one of years ago', async () => {
    const [fresh, old] = [await placed(here, 'full', 10), await placed(here, 'full', 2000, true)]
    expect(await cardOf(fresh)).toMatchObject({ stage: 'full', since: ago(10) })
    expect(await cardOf(old)).toBeUndefined()
  })

  test('follows a person whom a clerk writes down, through steps and their withdrawal', async () => {
    const [personId, listId, stepId] = [id(), id(), id()]
    const name = nameOf()
    await clerk.call(createApplicant, {
      id: personId,
      stepId: listId,
      unit: here.code,
      on: ago(8),
      name,
      birth: '1999',
    })
    const person = { id: personId, name }
    expect(await cardOf(person)).toMatchObject({ stage: 'source', since: ago(8) })
    await clerk.call(takeStep, { id: stepId, personId, event: 'attend_class', on: ago(4) })
    expect(await cardOf(person)).toMatchObject({ stage: 'class', since: ago(4), days: 4 })
    await clerk.call(undoStep, { personId, stepId, reason: 'ghi nhầm người' })
    expect(await cardOf(person)).toMatchObject({ stage: 'source', since: ago(8) })
    await clerk.call(takeStep, { id: id(), personId, event: 'screen_out', on: ago(1), reason: 'chuyển nơi ở' })
    expect(await cardOf(person)).toBeUndefined()
    const { people } = await clerk.call(listScreenedOut, { unit })
    expect(people.find((item) => item.person.id === personId)).toMatchObject({ stage: 'source', on: ago(1) })
  })

  test('tells the clock of a decision in its words', async () => {
    const [fresh, late] = [await placed(here, 'decided', 2), await placed(here, 'decided', 90)]
    expect((await cardOf(fresh))?.clock).toMatchObject({ kind: 'ceremony', state: 'running', lateBy: 0 })
    const clock = (await cardOf(late))?.clock
    expect(clock).toMatchObject({ kind: 'ceremony', state: 'overdue' })
    expect(clock?.lateBy).toBeGreaterThan(30)
  })

  test('finds a name without accents', async () => {
    const person = await placed(here, 'source', 5)
    const found = await clerk.call(readPipeline, { unit, search: person.name.replace('Người thử', 'nguoi THU') })
    expect(found.cards?.map((card) => card.person.id)).toEqual([person.id])
    expect((await clerk.call(readPipeline, { unit, search: '%' })).cards).toEqual([])
  })

  test('shows the plan of the year beside what came of it, as figures that open; or none', async () => {
    const { plans, year } = await clerk.call(readAdmissionPlans, { unit })
    expect(year).toBe(today.slice(0, 4))
    for (const plan of plans) {
      expect(plan.plan.address).toMatchObject({ unit, aspect: plan.aspect, period: year })
      expect(plan.plan.value).not.toBeNull()
      expect(plan.rate ?? plan.percent).not.toBeNull()
    }
    expect(plans.length).toBeGreaterThan(0)
    expect((await clerk.call(readAdmissionPlans, { unit: here.code })).plans).toEqual([])
    expect((await stranger.refused(readAdmissionPlans, { unit })).status).toBe(404)
  })

  test('gives numbers instead of cards to a unit with more than its cap, and cards to a search', async () => {
    const big = await openWorld()
    const reader = await big.as('lanh-dao-can-tho')
    const [first, second] = (await foundCells(big, unit, 2)) as [TestCell, TestCell]
    const people = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({
        name: `Người thử ${String(from + index).padStart(3, '0')}`,
        stage: 'source' as const,
        since: ago(5),
      }))
    await placePeople(big, first, people(1, 150))
    await placePeople(big, second, people(151, 51))
    const board = await reader.call(readPipeline, { unit })
    expect([board.total, board.cards]).toEqual([201, null])
    expect(board.children.map((child) => [child.unit.code, child.people])).toEqual([
      [first.code, 150],
      [second.code, 51],
    ])
    expect((await reader.call(readPipeline, { unit: first.code })).cards).toHaveLength(150)
    expect((await reader.call(readPipeline, { unit, search: 'thu 00' })).cards).toHaveLength(9)
    expect((await reader.call(readPipeline, { unit, search: 'thu' })).cards).toBeNull()
    await big.close()
  })
})

describe('awareness classes', () => {
  const plan = (places: number | null, changes: object = {}) => ({
    id: id(),
    unit,
    vi: 'Lớp thử',
    startsOn: ago(20),
    endsOn: ago(10),
    places,
    ...changes,
  })
  const planned = async (places: number | null): Promise<string> => (await clerk.call(planClass, plan(places))).id

  test('are planned by a clerk of the organiser, once, and seen below it only by who sits there', async () => {
    const input = plan(2)
    expect((await leader.refused(planClass, input)).status).toBe(403)
    expect((await stranger.refused(planClass, input)).status).toBe(404)
    await clerk.call(planClass, input)
    await clerk.call(planClass, input)
    const { classes } = await leader.call(listClasses, { unit })
    expect(classes.filter((item) => item.id === input.id)).toMatchObject([{ seats: 0, places: 2 }])
    const cell = await personHolding(world, 'reader', here.code)
    expect((await cell.refused(readClass, { id: input.id })).status).toBe(404)
    const person = await placed(here, 'source', 30)
    await clerk.call(seatPeople, { id: input.id, personIds: [person.id] })
    expect((await cell.call(readClass, { id: input.id })).seats.map((seat) => seat.person.id)).toEqual([person.id])
    expect((await stranger.refused(readClass, { id: input.id })).status).toBe(404)
  })

  test('refuse a plan that ends before it starts, or with fewer places than seats', async () => {
    expect((await clerk.refused(planClass, plan(5, { endsOn: ago(30) }))).code).toBe('class-ends-before-start')
    const input = plan(5)
    await clerk.call(planClass, input)
    const people = [await placed(here, 'source', 30), await placed(here, 'source', 30)]
    await clerk.call(seatPeople, { id: input.id, personIds: people.map((person) => person.id) })
    const { unit: _unit, ...change } = input
    expect((await clerk.refused(changeClass, { ...change, places: 1 })).code).toBe('fewer-places-than-seats')
    await clerk.call(changeClass, { ...change, vi: 'Lớp thử dời ngày', places: 2 })
    const page = await clerk.call(readClass, { id: input.id })
    expect(page.class).toMatchObject({ name: { vi: 'Lớp thử dời ngày' }, places: 2, seats: 2 })
  })

  test('take as many as they have places, all or nobody; two clerks at once do not overfill one', async () => {
    const classId = await planned(2)
    const people = await Promise.all([1, 2, 3].map(() => placed(here, 'source', 30)))
    const [a = '', b = '', c = ''] = people.map((person) => person.id)
    const full = await clerk.refused(seatPeople, { id: classId, personIds: [a, b, c] })
    expect([full.status, full.code, full.field]).toEqual([422, 'class-full', 'personIds'])
    expect((await clerk.call(readClass, { id: classId })).class.seats).toBe(0)
    const statuses = await Promise.all(
      [[a, b], [c]].map(async (personIds) => (await clerk.ask(seatPeople, { id: classId, personIds })).status),
    )
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect((await clerk.call(readClass, { id: classId })).class.seats).toBeLessThanOrEqual(2)
    expect((await leader.refused(seatPeople, { id: classId, personIds: [a] })).status).toBe(403)
  })

  test('seat only applicants of the organiser, and offer who sits nowhere', async () => {
    const classId = await planned(null)
    const [free, other, member] = [
      await placed(there, 'source', 30),
      await placed(elsewhere, 'source', 30),
      await placed(here, 'full', 3000, true),
    ]
    const candidates = async () =>
      (await clerk.call(listCandidates, { id: classId, search: free.name })).people.map((item) => item.person.id)
    expect(await candidates()).toContain(free.id)
    expect((await clerk.refused(seatPeople, { id: classId, personIds: [free.id, other.id] })).status).toBe(404)
    expect((await clerk.refused(seatPeople, { id: classId, personIds: [free.id, member.id] })).code).toBe(
      'not-an-applicant',
    )
    expect((await clerk.call(readClass, { id: classId })).seats).toEqual([])
    await clerk.call(seatPeople, { id: classId, personIds: [free.id] })
    await clerk.call(seatPeople, { id: classId, personIds: [free.id] })
    expect((await clerk.call(readClass, { id: classId })).class.seats).toBe(1)
    await clerk.call(unseatPerson, { id: classId, personId: free.id })
    expect((await clerk.call(readClass, { id: classId })).class.seats).toBe(0)
  })

  test('give certificates in one act, which moves who was on the source list into the class', async () => {
    const classId = await planned(null)
    const [listed, attending] = [await placed(here, 'source', 30), await placed(there, 'class', 15)]
    const personIds = [listed.id, attending.id]
    await clerk.call(seatPeople, { id: classId, personIds })
    const certificates = personIds.map((personId) => ({ personId, on: ago(9) }))
    expect((await leader.refused(certifySeats, { id: classId, certificates })).status).toBe(403)
    expect(await clerk.call(certifySeats, { id: classId, certificates })).toEqual({ certified: 2, stepped: 1 })
    expect(await clerk.call(certifySeats, { id: classId, certificates })).toEqual({ certified: 0, stepped: 0 })
    expect(await cardOf(listed)).toMatchObject({ stage: 'class', since: ago(9) })
    expect(await cardOf(attending)).toMatchObject({ stage: 'class', since: ago(15) })
    expect((await clerk.refused(unseatPerson, { id: classId, personId: listed.id })).code).toBe('certificate-held')
  })

  test('are withdrawn with a reason while nobody completed them: seats are free again, and the class is gone', async () => {
    const classId = await planned(5)
    const person = await placed(here, 'source', 30)
    await clerk.call(seatPeople, { id: classId, personIds: [person.id] })
    const other = await planned(5)
    const offered = async () =>
      (await clerk.call(listCandidates, { id: other, search: person.name })).people.map((item) => item.person.id)
    expect((await clerk.call(readClass, { id: classId })).can.withdraw.isAllowed).toBe(true)
    expect((await clerk.refused(withdrawClass, { id: classId, reason: '' })).field).toBe('reason')
    expect((await leader.refused(withdrawClass, { id: classId, reason: 'hoãn lớp' })).status).toBe(403)
    expect((await stranger.refused(withdrawClass, { id: classId, reason: 'hoãn lớp' })).status).toBe(404)
    expect((await cardOf(person))?.class?.id).toBe(classId)
    expect(await clerk.call(withdrawClass, { id: classId, reason: 'hoãn lớp' })).toEqual({ id: classId, released: 1 })
    expect((await clerk.refused(readClass, { id: classId })).status).toBe(404)
    expect((await clerk.call(listClasses, { unit })).classes.map((item) => item.id)).not.toContain(classId)
    expect((await cardOf(person))?.class).toBeNull()
    expect((await clerk.call(readApplicant, { id: person.id })).classes).toEqual([])
    expect(await offered()).toEqual([person.id])
    const { rows } = await world.database.owner.query(
      `select a.verb, s.known_until = c.known_until as together from awareness_class c join act a on a.id = c.known_until
        join awareness_seat s on s.class_id = c.id where c.id = $1`,
      [classId],
    )
    expect(rows).toEqual([{ verb: 'class.withdraw', together: true }])
  })

  test('stay once somebody holds their certificate', async () => {
    const classId = await planned(null)
    const person = await placed(here, 'source', 30)
    await clerk.call(seatPeople, { id: classId, personIds: [person.id] })
    await clerk.call(certifySeats, { id: classId, certificates: [{ personId: person.id, on: ago(9) }] })
    const refused = await clerk.refused(withdrawClass, { id: classId, reason: 'hoãn lớp' })
    expect([refused.status, refused.code, refused.field]).toEqual([422, 'class-completed', 'id'])
    const page = await clerk.call(readClass, { id: classId })
    expect([page.class.certificates, page.can.withdraw.isAllowed, page.can.change.isAllowed]).toEqual([1, false, true])
  })

  test('that fail for one person leave no certificate and no step of anybody', async () => {
    const classId = await planned(null)
    // Listed after the day of the certificate: the step would lie before the one before it.
    const [good, late] = [await placed(here, 'source', 30), await placed(here, 'source', 2)]
    await clerk.call(seatPeople, { id: classId, personIds: [good.id, late.id] })
    const certificates = [good.id, late.id].map((personId) => ({ personId, on: ago(9) }))
    const refused = await clerk.refused(certifySeats, { id: classId, certificates })
    expect([refused.status, refused.code, refused.field]).toEqual([422, 'before-last-step', 'certificates'])
    expect(refused.message.vi).toContain(late.name)
    expect((await clerk.call(readClass, { id: classId })).class.certificates).toBe(0)
    expect((await cardOf(good))?.stage).toBe('source')
    const early = [{ personId: good.id, on: ago(11) }]
    expect((await clerk.refused(certifySeats, { id: classId, certificates: early })).code).toBe(
      'certificate-before-end',
    )
    await clerk.call(certifySeats, { id: classId, certificates: certificates.slice(0, 1) })
    expect((await cardOf(good))?.stage).toBe('class')
  })
})

describe('the dossier', () => {
  test('counts what is there of the forms of the stage, and what is missing; a tick can be taken back', async () => {
    const person = await placed(here, 'verified', 5)
    const held = async () => (await cardOf(person))?.dossier
    const before = await held()
    expect(before?.received).toBe(0)
    expect(before?.missing.map((form) => form.code)).not.toContain('6-KNĐ')
    const paper = { personId: person.id, form: '1-KNĐ' }
    await clerk.call(receiveForm, { ...paper, receivedOn: ago(20) })
    await clerk.call(receiveForm, { ...paper, receivedOn: ago(19) })
    expect(await held()).toMatchObject({ received: 1, needed: before?.needed })
    const page = await clerk.call(readApplicant, { id: person.id })
    expect(page.dossier.forms.find((form) => form.code === '1-KNĐ')?.receivedOn).toBe(ago(19))
    await clerk.call(returnForm, paper)
    expect((await held())?.received).toBe(0)
    expect((await clerk.refused(returnForm, paper)).code).toBe('form-not-received')
    const { rows } = await world.database.owner.query('select 1 from dossier_item where person_id = $1', [person.id])
    expect(rows).toHaveLength(2)
  })

  test('of a past day holds the papers received by then, and the difficulties that were open', async () => {
    const person = await placed(here, 'dossier', 40)
    const paper = { personId: person.id, form: '1-KNĐ' }
    await clerk.call(receiveForm, { ...paper, receivedOn: ago(20) })
    await clerk.call(receiveForm, { personId: person.id, form: '2-KNĐ', receivedOn: ago(5) })
    const talk = { id: id(), personId: person.id, on: ago(15), difficulty: 'Chưa xin được xác nhận nơi cư trú' }
    await clerk.call(recordDialogue, talk)
    await clerk.call(followDialogue, { id: talk.id, followUp: 'đã xong', resolvedOn: ago(8) })
    const on = async (days: number) => {
      const { cards } = await clerk.call(readPipeline, { unit, on: ago(days) })
      const card = cards?.find((item) => item.person.id === person.id)
      return [card?.dossier?.received, card?.difficulties]
    }
    expect([await on(25), await on(20), await on(10), await on(6), await on(0)]).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [1, 0],
      [2, 0],
    ])
    // A day that was typed wrong never held; a paper given back today was there before.
    await clerk.call(receiveForm, { ...paper, receivedOn: ago(12) })
    expect([(await on(16))[0], (await on(12))[0]]).toEqual([0, 1])
    await clerk.call(returnForm, paper)
    expect([(await on(6))[0], (await on(0))[0]]).toEqual([1, 1])
  })

  test('takes forms of the regulation only, from clerks of the cell only', async () => {
    const person = await placed(here, 'dossier', 5)
    const input = { personId: person.id, form: '1-KNĐ', receivedOn: today }
    expect((await clerk.refused(receiveForm, { ...input, form: '77-KNĐ' })).code).toBe('form-unknown')
    expect((await clerk.refused(receiveForm, { ...input, receivedOn: dayPlus(today, 1) })).field).toBe('receivedOn')
    expect((await leader.refused(receiveForm, input)).status).toBe(403)
    expect((await stranger.refused(receiveForm, input)).status).toBe(404)
    expect((await stranger.refused(readApplicant, { id: person.id })).status).toBe(404)
    expect((await clerk.ask(receiveForm, input)).status).toBe(200)
  })
})

describe('ties', () => {
  test('a sponsor is a full member on the day and has been in the cell for the time the rule asks', async () => {
    const applicant = await placed(here, 'dossier', 20)
    const [full, fresh, probationary, distant] = [
      await placed(here, 'full', 3000, true),
      await placed(here, 'full', 100, true),
      await placed(here, 'probationary', 60),
      await placed(there, 'full', 3000, true),
    ]
    const sponsor = (memberId: string) => ({ personId: applicant.id, memberId, kind: 'sponsor' as const, from: ago(3) })
    const codes = []
    for (const member of [probationary, fresh, distant, applicant])
      codes.push((await clerk.refused(setTie, sponsor(member.id))).code)
    expect(codes).toEqual(['sponsor-not-full', 'sponsor-not-together', 'sponsor-not-together', 'tied-to-self'])
    expect((await clerk.refused(setTie, sponsor(fresh.id))).field).toBe('memberId')
    expect((await leader.refused(setTie, sponsor(full.id))).status).toBe(403)
    await clerk.call(setTie, sponsor(full.id))
    await clerk.call(setTie, sponsor(full.id))
    expect((await cardOf(applicant))?.sponsors).toEqual([full])
  })

  test('sponsors named before the vote may be named again at it, and are one tie', async () => {
    const applicant = await placed(here, 'verified', 20)
    const sponsors = [await placed(here, 'full', 3000, true), await placed(here, 'full', 2500, true)]
    const [first] = sponsors
    const tie = { personId: applicant.id, memberId: first?.id ?? '', kind: 'sponsor' as const, from: ago(9) }
    await clerk.call(setTie, tie)
    await clerk.call(takeStep, {
      id: id(),
      personId: applicant.id,
      event: 'vote',
      on: ago(2),
      sponsorIds: sponsors.map((sponsor) => sponsor.id),
    })
    const card = await cardOf(applicant)
    expect(card?.stage).toBe('voted')
    expect(card?.sponsors.map((sponsor) => sponsor.id).sort()).toEqual(sponsors.map((sponsor) => sponsor.id).sort())
  })

  test('a mentor is a full member; the tie ends on a day and stays in the history', async () => {
    const applicant = await placed(here, 'source', 20)
    const [full, probationary] = [await placed(here, 'full', 300, true), await placed(here, 'probationary', 60)]
    const mentor = (memberId: string) => ({ personId: applicant.id, memberId, kind: 'mentor' as const })
    expect((await clerk.refused(setTie, { ...mentor(probationary.id), from: ago(8) })).code).toBe('mentor-not-full')
    await clerk.call(setTie, { ...mentor(full.id), from: ago(8) })
    expect((await cardOf(applicant))?.mentors).toEqual([full])
    expect((await clerk.refused(endTie, { ...mentor(full.id), until: ago(9) })).code).toBe('no-such-tie')
    await clerk.call(endTie, { ...mentor(full.id), until: ago(1) })
    expect((await cardOf(applicant))?.mentors).toEqual([])
    expect((await clerk.call(readApplicant, { id: applicant.id })).ties).toMatchObject([
      { kind: 'mentor', from: ago(8), until: ago(1), isCurrent: false },
    ])
  })
})

describe('talks', () => {
  test('count as open difficulties until they are resolved, and may be opened again', async () => {
    const person = await placed(here, 'class', 20)
    const talk = { id: id(), personId: person.id, on: ago(6), difficulty: 'Chưa xin được xác nhận nơi cư trú' }
    expect((await leader.refused(recordDialogue, talk)).status).toBe(403)
    expect((await clerk.refused(recordDialogue, { ...talk, on: dayPlus(today, 1) })).code).toBe('dialogue-in-future')
    await clerk.call(recordDialogue, talk)
    await clerk.call(recordDialogue, talk)
    const open = async () => (await cardOf(person))?.difficulties
    expect(await open()).toBe(1)
    const follow = { id: talk.id, followUp: 'Chi ủy đã làm việc với công an phường', resolvedOn: ago(7) }
    expect((await clerk.refused(followDialogue, follow)).code).toBe('resolved-before-talk')
    await clerk.call(followDialogue, { ...follow, resolvedOn: ago(2) })
    expect(await open()).toBe(0)
    await clerk.call(followDialogue, { ...follow, resolvedOn: null })
    expect(await open()).toBe(1)
    expect((await stranger.refused(followDialogue, { ...follow, resolvedOn: ago(2) })).status).toBe(404)
    expect((await clerk.call(readApplicant, { id: person.id })).dialogues).toMatchObject([
      { difficulty: talk.difficulty, followUp: follow.followUp, resolvedOn: null },
    ])
  })
})

describe('the funnel', () => {
  test('counts who entered a stage in the period, in cells that the reader may read', async () => {
    const own = await openWorld()
    const [cell] = (await foundCells(own, unit, 1)) as [TestCell]
    const reader = await own.as('lanh-dao-can-tho')
    await setToday(own, '2024-07-01')
    await placePeople(own, cell, [
      { name: 'Người thử 01', stage: 'dossier', since: '2024-03-31' },
      { name: 'Người thử 02', stage: 'class', since: '2024-02-20', gap: 10 },
      { name: 'Người thử 03', stage: 'source', since: '2023-12-31' },
    ])
    const { stages: rows, period } = await reader.call(readFunnel, { unit, period: '2024-Q1' })
    expect(period).toMatchObject({ first: '2024-01-01', last: '2024-03-31' })
    const of = (stage: string) => rows.find((row) => row.stage === stage)
    expect(of('source')).toMatchObject({ entered: 2, wentOn: 2, medianDays: '20' })
    expect(of('class')).toMatchObject({ entered: 2, wentOn: 1, stillThere: 1, medianDays: '30' })
    expect(of('dossier')).toMatchObject({ entered: 1, stillThere: 1, medianDays: null })
    expect((await reader.call(readFunnel, { unit, period: '2022' })).stages.every((row) => row.entered === 0)).toBe(
      true,
    )
    expect((await (await own.as('nhap-lieu-son-tra')).refused(readFunnel, { unit, period: '2024' })).status).toBe(404)
    await own.close()
  })

  test('lists who was screened out, with the day and the reason, a page at a time', async () => {
    const person = await placed(here, 'dossier', 40)
    await clerk.call(takeStep, {
      id: id(),
      personId: person.id,
      event: 'screen_out',
      on: ago(3),
      reason: 'tự xin rút',
    })
    const found = await leader.call(listScreenedOut, { unit })
    expect(found.people.find((item) => item.person.id === person.id)).toMatchObject({
      person,
      stage: 'dossier',
      on: ago(3),
      reason: 'tự xin rút',
    })
    expect(found.total).toBe(found.people.length)
    expect(await cardOf(person)).toBeUndefined()
    expect((await leader.call(listScreenedOut, { unit, period: '2020' })).people).toEqual([])
    expect((await stranger.refused(listScreenedOut, { unit })).status).toBe(404)
  })
})
