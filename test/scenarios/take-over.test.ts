import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listKeptTexts, readKeptText, takeBack, takeOver } from '../../src/modules/figures/contract/text.ts'
import { approveEntries, correctEntry, enterValue, readFigure } from '../../src/modules/figures/contract.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

let world: World
let clerk: Person
beforeAll(async () => {
  world = await openWorld()
  clerk = await world.as('nhap-lieu-binh-thuy')
})
afterAll(() => world.close())

const unit = 'can-tho.binh-thuy'
const head = {
  title: 'Báo cáo quý I năm 2022',
  symbol: '15-BC/QU',
  issuer: 'Quận ủy Bình Thủy',
  issuedOn: '2022-04-05',
}

/** A text of the clerk's own, with one number in it, and the entry it is taken over as. */
const told = (period: string, value: string, note = '') => {
  const words = `${value} đảng viên`
  const text = `BÁO CÁO ${period} ${note}\r\n\r\nTrong kỳ đã kết nạp ${words}.`
  const start = text.indexOf(words)
  const entry = {
    id: id(),
    unit,
    measure: 'admitted',
    period,
    value,
    word: 'exact' as const,
    start,
    end: start + words.length,
    paragraph: 2,
  }
  return { text, entry, input: { id: id(), unit, head, text, entries: [entry] } }
}
const at = (period: string) => ({ unit, measure: 'admitted', period })

describe('taking figures of a text over', () => {
  test('the figure stands in the records, and its lineage leads to the words of the kept text', async () => {
    const { input, entry, text } = told('2022-Q1', '14')
    expect(await clerk.call(takeOver, input)).toEqual({
      id: input.id,
      entries: [{ id: entry.id, outcome: 'saved', refusal: null, theirs: null }],
    })
    const page = await clerk.call(readFigure, at('2022-Q1'))
    expect(page.figure.value).toBe('14')
    const [record] = page.history
    expect(record).toMatchObject({ printedForm: '14 đảng viên', origin: 'entered', approvedBy: null })
    expect(record?.taken).toEqual({
      textId: input.id,
      title: head.title,
      start: entry.start,
      end: entry.end,
      paragraph: 2,
    })
    const kept = await clerk.call(readKeptText, { id: input.id })
    expect(kept).toMatchObject({ ...head, text, isWithdrawn: false, can: { withdraw: { isAllowed: true } } })
    expect(kept.text.slice(kept.entries[0]?.start, kept.entries[0]?.end)).toBe('14 đảng viên')
    expect(kept.entries[0]).toMatchObject({
      id: entry.id,
      state: 'stands',
      isApproved: false,
      printed: { vi: '14 người' },
    })
  })

  test('it waits for another person’s approval like any other value', async () => {
    const { input, entry } = told('2022-Q2', '9')
    await clerk.call(takeOver, input)
    expect((await clerk.refused(approveEntries, { entryIds: [entry.id] })).status).toBe(403)
    const approver = await world.as('duyet-binh-thuy')
    expect(await approver.call(approveEntries, { entryIds: [entry.id] })).toEqual({ approved: 1 })
    expect((await clerk.call(readKeptText, { id: input.id })).entries[0]?.isApproved).toBe(true)
  })

  test('sending twice stores once, and the text need not come again', async () => {
    const { input } = told('2022-Q3', '7')
    await clerk.call(takeOver, input)
    const { text: _, ...again } = input
    expect((await clerk.call(takeOver, again)).entries[0]?.outcome).toBe('saved')
    expect((await clerk.call(readFigure, at('2022-Q3'))).history).toHaveLength(1)
  })

  test('the same text sent under another id goes on under the id it is kept by', async () => {
    const { input, entry, text } = told('2022-Q4', '6')
    await clerk.call(takeOver, input)
    const other = { ...entry, id: id(), period: '2021-Q4' }
    expect((await clerk.call(takeOver, { ...input, id: id(), entries: [other] })).id).toBe(input.id)
    expect((await clerk.call(readKeptText, { id: input.id })).entries).toHaveLength(2)
    const conflict = await clerk.refused(takeOver, { ...input, text: `${text} `, entries: [{ ...entry, id: id() }] })
    expect([conflict.status, conflict.code, conflict.field]).toEqual([409, 'text-taken', 'id'])
  })

  test('each figure is judged by itself: one goes in, the others are told why not', async () => {
    await clerk.call(enterValue, { id: id(), ...at('2020-Q1'), value: '3' })
    await clerk.call(enterValue, { id: id(), ...at('2020-Q2'), value: '5' })
    const { input, entry } = told('2020-Q3', '5')
    const entries = [
      entry,
      { ...entry, id: id(), period: '2020-Q1' },
      { ...entry, id: id(), period: '2020-Q2' },
      { ...entry, id: id() },
      { ...entry, id: id(), period: '2020-Q4', measure: 'khong-co' },
      { ...entry, id: id(), period: '2030-Q1' },
      { ...entry, id: id(), period: '2020-Q4', value: '5.5' },
      { ...entry, id: id(), period: '2020-Q4', unit: 'da-nang.son-tra' },
      { ...entry, id: id(), period: '2020-Q4', end: 10_000 },
    ]
    const { entries: outcomes } = await clerk.call(takeOver, { ...input, entries })
    expect(outcomes.map(({ outcome, refusal }) => [outcome, refusal?.code ?? null, refusal?.field ?? null])).toEqual([
      ['saved', null, null],
      ['conflict', null, null],
      ['held', null, null],
      ['refused', 'twice-in-text', 'measure'],
      ['refused', 'unknown-measure', 'measure'],
      ['refused', 'period-not-begun', 'period'],
      ['refused', 'not-whole', 'value'],
      ['refused', 'not-found', 'unit'],
      ['refused', 'words-outside', 'start'],
    ])
    expect(outcomes[1]?.theirs).toMatchObject({ printed: { vi: '3 người' }, by: { vi: expect.any(String) } })
    expect((await clerk.call(readFigure, at('2020-Q1'))).figure.value).toBe('3')
    expect((await clerk.call(readFigure, at('2020-Q3'))).figure.value).toBe('5')
  })

  test('where nothing can go in nothing is kept, not even the text', async () => {
    const { input, entry } = told('2030-Q1', '5')
    await clerk.call(takeOver, input)
    expect((await clerk.refused(readKeptText, { id: input.id })).status).toBe(404)
    expect((await clerk.call(readFigure, at('2030-Q1'))).history.some((record) => record.id === entry.id)).toBe(false)
  })

  test('words and estimates are taken over as they were printed', async () => {
    const { input, entry } = told('2019', '40')
    await clerk.call(takeOver, {
      ...input,
      entries: [{ ...entry, word: 'range', value: '40', high: '45', isEstimate: true, isOfMost: true }],
    })
    const { figure } = await clerk.call(readFigure, at('2019'))
    expect(figure).toMatchObject({ value: '40', high: '45', word: 'range', isEstimate: true, isOfMost: true })
  })
})

describe('others at the same place', () => {
  test('of two who take a figure over at once one gets in, and the other is shown it', async () => {
    const [first, second] = [told('2016-Q1', '8', 'a'), told('2016-Q1', '9', 'b')]
    const outcomes = await Promise.all([first, second].map(({ input }) => clerk.call(takeOver, input)))
    expect(outcomes.map(({ entries }) => entries[0]?.outcome).toSorted()).toEqual(['conflict', 'saved'])
    const lost = outcomes.flatMap(({ entries }) => entries).find(({ outcome }) => outcome === 'conflict')
    const { figure } = await clerk.call(readFigure, at('2016-Q1'))
    expect(lost?.theirs?.printed.vi).toBe(figure.printed.vi)
  })

  test('what an approved report has locked is neither taken over nor withdrawn, and says why', async () => {
    const [open, locked] = [told('2016-Q2', '8'), told('2016-Q3', '9')]
    await clerk.call(takeOver, open.input)
    await world.database.owner.query(`insert into entry_lock (id, unit_id, first_day, last_day, lines, holder_id, vi, en, known_from)
      select gen_random_uuid(), e.unit_id, d.first_day, d.last_day, array[e.measure_id::text || '/'], e.id, 'Báo cáo thử', 'Trial report', e.known_from
      from entry e, (values ('2016-04-01'::date, '2016-06-30'::date), ('2016-07-01', '2016-09-30')) d (first_day, last_day)
      where e.id = '${open.entry.id}'`)
    const refused = (await clerk.call(takeOver, locked.input)).entries[0]
    expect([refused?.outcome, refused?.refusal?.code]).toEqual(['refused', 'locked'])
    expect(refused?.refusal?.message.vi).toContain('Báo cáo thử')
    const undone = await clerk.call(takeBack, { id: open.input.id, reason: 'lấy nhầm báo cáo' })
    expect([undone.withdrawn, undone.refused.map(({ refusal }) => refusal?.code)]).toEqual([0, ['locked']])
    expect((await clerk.call(readFigure, at('2016-Q2'))).figure.value).toBe('8')
    expect((await clerk.call(readKeptText, { id: open.input.id })).isWithdrawn).toBe(false)
  })
})

describe('undoing', () => {
  test('one reason withdraws every figure of the text that still stands; one corrected since stays', async () => {
    const { input, entry } = told('2018-Q1', '4')
    const other = { ...entry, id: id(), period: '2018-Q2' }
    await clerk.call(takeOver, { ...input, entries: [entry, other] })
    await clerk.call(correctEntry, { id: id(), supersedes: other.id, value: '5', reason: 'đếm lại hồ sơ' })
    const undone = await clerk.call(takeBack, { id: input.id, reason: 'lấy nhầm báo cáo' })
    expect(undone).toEqual({ id: input.id, withdrawn: 1, replaced: 1, refused: [] })
    expect((await clerk.call(readFigure, at('2018-Q1'))).figure.absence?.code).toBe('missing')
    expect((await clerk.call(readFigure, at('2018-Q2'))).figure.value).toBe('5')
    const kept = await clerk.call(readKeptText, { id: input.id })
    const stateOf = (entryId: string) => kept.entries.find((item) => item.id === entryId)?.state
    expect([kept.isWithdrawn, stateOf(entry.id), stateOf(other.id)]).toEqual([true, 'withdrawn', 'replaced'])
    expect((await clerk.call(takeBack, { id: input.id, reason: 'lấy nhầm báo cáo' })).withdrawn).toBe(0)
    // The place is free again, for the same text under a new id.
    expect(
      (await clerk.call(takeOver, { ...input, id: id(), entries: [{ ...entry, id: id() }] })).entries[0]?.outcome,
    ).toBe('saved')
  })
})

describe('rights', () => {
  test('who may only read takes nothing over; who cannot see the unit finds neither unit nor text', async () => {
    const [leader, stranger] = [await world.as('lanh-dao-can-tho'), await world.as('nhap-lieu-son-tra')]
    const { input } = told('2017-Q1', '4')
    expect((await leader.refused(takeOver, input)).status).toBe(403)
    expect((await stranger.refused(takeOver, input)).status).toBe(404)
    await clerk.call(takeOver, input)
    expect((await leader.call(readKeptText, { id: input.id })).can.withdraw.isAllowed).toBe(false)
    expect((await leader.refused(takeBack, { id: input.id, reason: 'thử rút' })).status).toBe(403)
    expect((await stranger.refused(readKeptText, { id: input.id })).status).toBe(404)
    expect((await stranger.refused(takeBack, { id: input.id, reason: 'thử rút' })).status).toBe(404)
    expect((await stranger.refused(listKeptTexts, { unit })).status).toBe(404)
    expect((await leader.call(listKeptTexts, { unit })).texts.find((text) => text.id === input.id)).toMatchObject({
      taken: 1,
      standing: 1,
    })
  })

  test('a text without itself is refused by name', async () => {
    const { input } = told('2017-Q2', '4')
    const { text: _, ...bare } = input
    const refused = await clerk.refused(takeOver, bare)
    expect([refused.status, refused.code, refused.field]).toEqual([400, 'text-missing', 'text'])
  })
})
