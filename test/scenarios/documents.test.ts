import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createDocument } from '../../src/modules/reports/contract/document/create.ts'
import { setDocumentFrame } from '../../src/modules/reports/contract/document/frame.ts'
import { settleLateUpdates } from '../../src/modules/reports/contract/document/late.ts'
import { findDocuments } from '../../src/modules/reports/contract/document/list.ts'
import { openDocument } from '../../src/modules/reports/contract/document/open.ts'
import { giveOpinion } from '../../src/modules/reports/contract/document/opinions.ts'
import { listDocumentPeople } from '../../src/modules/reports/contract/document/people.ts'
import { answerDocumentRemark, remarkOnDocument } from '../../src/modules/reports/contract/document/remarks.ts'
import { markDocumentSection, setDocumentSections } from '../../src/modules/reports/contract/document/sections.ts'
import { stepDocument } from '../../src/modules/reports/contract/document/step.ts'
import {
  keepDocumentVersion,
  readDocumentVersion,
  restoreDocumentVersion,
} from '../../src/modules/reports/contract/document/versions.ts'
import { followDocument, writeDocument } from '../../src/modules/reports/contract/document/write.ts'
import type { Content } from '../../src/modules/reports/document/content.ts'
import { elementOf } from '../../src/modules/reports/server/document/text/from-content.ts'
import { contentIn } from '../../src/modules/reports/server/document/text/to-content.ts'
import { deskOf, heading, paragraph, textsIn } from '../kit/drafts.ts'
import { openEditionWorld } from '../kit/edition-world.ts'
import { openCity } from '../kit/reporting.ts'
import { rowsOf } from '../kit/statements.ts'
import { id, type Person, type World } from '../kit/world.ts'

let world: World
let clerk: Person
let approver: Person
let reader: Person
let stranger: Person
let accountOf: (login: string) => Promise<string>

beforeAll(async () => {
  world = await openCity()
  clerk = await world.as('nhap-a')
  approver = await world.as('duyet-a')
  reader = await world.as('xem-c')
  stranger = await world.as('nhap-b')
  accountOf = async (login) => {
    const { rows } = await world.database.owner.query<{ id: string }>('select id from account where login = $1', [
      login,
    ])
    return rows[0]?.id ?? ''
  }
})
afterAll(() => world.close())

const place = { unit: 'c.a', period: '2026-10' }
const begin = async (start: object = { from: 'empty' }, who = clerk): Promise<string> =>
  (await who.call(createDocument, { id: id(), ...place, start: start as { from: 'empty' } })).id

/** A document with two sections, as a clerk writes it. */
async function written(): Promise<string> {
  const document = await begin()
  const desk = await deskOf(clerk, document)
  desk.add(heading('Kết quả', 'results', 1, 'I'))
  desk.add(paragraph('Chi bộ sinh hoạt đều.', 'p1'))
  desk.add(heading('Nhiệm vụ', 'tasks', 1, 'II'))
  desk.add(paragraph('Giữ nền nếp.', 'p2'))
  await desk.send()
  return document
}

describe('a document', () => {
  test('is begun by a clerk of the committee, stored once however often it is sent, and found by its words', async () => {
    const input = { id: id(), ...place, start: { from: 'empty' as const, title: 'BÁO CÁO' } }
    const [first, second] = await Promise.all([clerk.call(createDocument, input), clerk.call(createDocument, input)])
    expect(first).toEqual(second)
    expect(first.code).toMatch(/^bc-2026-10-[0-9a-f]{6}$/)
    const opened = await clerk.call(openDocument, { document: input.id })
    expect(opened).toMatchObject({ state: 'draft', seq: 1, unit: { code: 'c.a' }, period: { id: '2026-10' } })
    expect(opened.content.content).toHaveLength(1)
    const { frame, frameId } = opened
    await clerk.call(setDocumentFrame, {
      ...{ id: id(), document: input.id, seen: frameId },
      frame: { ...frame, summary: 'về công tác Đảng tháng 10' },
    })
    const found = await clerk.call(findDocuments, { unit: 'c.a', search: 'cong tac dang' })
    expect(found.documents.map((item) => item.id)).toEqual([input.id])
    expect((await clerk.call(findDocuments, { unit: 'c.a', search: 'không có từ này' })).total).toBe(0)
    const other = await clerk.refused(createDocument, { ...input, period: '2026-09' })
    expect(other).toMatchObject({ status: 422, code: 'id-taken' })
  })

  test('is refused for an open period, for a reader, and is not there for a stranger', async () => {
    const ask = { id: id(), ...place, start: { from: 'empty' } }
    expect(await clerk.refused(createDocument, { ...ask, period: '2026..' })).toMatchObject({
      ...{ code: 'period-does-not-fit', field: 'period' },
    })
    expect(await clerk.refused(createDocument, { ...ask, period: 'tháng mười' })).toMatchObject({ field: 'period' })
    expect(await reader.refused(createDocument, ask)).toMatchObject({ status: 403, code: 'lacks-role' })
    expect(await stranger.refused(createDocument, ask)).toMatchObject({ status: 404, field: 'unit' })
    const document = await begin()
    expect((await reader.call(openDocument, { document })).can.write).toMatchObject({ isAllowed: false })
    expect(await stranger.refused(openDocument, { document })).toMatchObject({ status: 404, field: 'document' })
    expect((await stranger.ask(findDocuments, { unit: 'c.a' })).status).toBe(404)
  })

  test('belongs to the Party organisation at home where a body or an area is named', async () => {
    const document = (
      await clerk.call(createDocument, { id: id(), ...place, unit: 'c.a:area', start: { from: 'empty' } })
    ).id
    expect((await clerk.call(openDocument, { document })).unit.code).toBe('c.a')
  })
})

describe('what is typed', () => {
  test('by two people in one paragraph at the same time stands, and comes to both', async () => {
    const document = await written()
    const [mine, theirs] = [await deskOf(clerk, document), await deskOf(await world.again('nhap-a'), document)]
    const line = (doc: Y.Doc): Y.XmlText => (doc.getXmlFragment('content').get(2) as Y.XmlElement).get(0) as Y.XmlText
    mine.type(() => line(mine.doc).insert(0, 'Trong kỳ, '))
    theirs.type(() => line(theirs.doc).insert(line(theirs.doc).length, ' Không ai vắng.'))
    await Promise.all([mine.send(), theirs.send()])
    await Promise.all([mine.pull(), theirs.pull()])
    expect(textsIn(mine.content())[2]).toBe('Trong kỳ, Chi bộ sinh hoạt đều. Không ai vắng.')
    expect(theirs.content()).toEqual(mine.content())
    expect((await clerk.call(openDocument, { document })).content).toEqual(mine.content())
  })

  test('into a paragraph that another person takes out at the same time is kept beside it, with a remark that says why', async () => {
    const document = await written()
    const [mine, theirs] = [await deskOf(clerk, document), await deskOf(await world.again('nhap-a'), document)]
    const line = (doc: Y.Doc): Y.XmlText => (doc.getXmlFragment('content').get(2) as Y.XmlElement).get(0) as Y.XmlText
    mine.type(() => line(mine.doc).insert(line(mine.doc).length, ' Không ai vắng.'))
    theirs.type((fragment) => fragment.delete(2, 1))
    await theirs.send()
    const sent = mine.waiting.map((bytes) => ({ id: id(), bytes: Buffer.from(bytes).toString('base64') }))
    for (const _ of [1, 2]) await clerk.call(writeDocument, { document, updates: sent })
    await Promise.all([mine.pull(), theirs.pull()])
    expect(textsIn(mine.content())).toEqual(['', 'Kết quả', 'Không ai vắng.', 'Nhiệm vụ', 'Giữ nền nếp.'])
    expect(theirs.content()).toEqual(mine.content())
    const opened = await clerk.call(openDocument, { document })
    expect(opened.content).toEqual(mine.content())
    expect(opened.remarks).toMatchObject([{ quote: 'Không ai vắng.', isOpen: true, isInText: true }])
    // Taken out by who has seen it, it is gone.
    theirs.type((fragment) => fragment.delete(2, 1))
    await theirs.send()
    expect(textsIn((await clerk.call(openDocument, { document })).content)).not.toContain('Không ai vắng.')
  })

  test('is stored once however often it is sent', async () => {
    const document = await begin()
    const desk = await deskOf(clerk, document)
    desk.add(paragraph('một'))
    const [bytes] = desk.waiting
    const update = { id: id(), bytes: Buffer.from(bytes ?? []).toString('base64') }
    const answers = await Promise.all([1, 2, 3].map(() => clerk.call(writeDocument, { document, updates: [update] })))
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toHaveProperty('size', 1)
    const elsewhere = await begin()
    expect(await clerk.refused(writeDocument, { document: elsewhere, updates: [update] })).toMatchObject({
      code: 'id-taken',
    })
    expect((await clerk.call(openDocument, { document })).seq).toBe(2)
  })

  test('is refused whole where it is broken, misses what came before, or holds what no document holds', async () => {
    const document = await begin()
    const send = (...bytes: readonly Uint8Array[]) =>
      clerk.refused(writeDocument, {
        document,
        updates: bytes.map((item) => ({ id: id(), bytes: Buffer.from(item).toString('base64') })),
      })
    const desk = await deskOf(clerk, document)
    desk.add(paragraph('một'))
    desk.add(paragraph('hai'))
    const [first, second] = desk.waiting
    if (!first || !second) throw new Error('two updates were expected')
    expect(await send(first, Uint8Array.of(9, 9, 9, 9))).toMatchObject({
      status: 422,
      code: 'broken-update',
      field: 'updates',
    })
    expect(await send(second)).toMatchObject({ code: 'updates-missing', details: { vector: expect.any(String) } })
    const strange = await deskOf(clerk, document)
    strange.type((fragment) => fragment.insert(0, [new Y.XmlElement('iframe')]))
    expect(await send(...strange.waiting)).toMatchObject({
      code: 'content-not-understood',
      details: { path: 'content.0' },
    })
    const long = await deskOf(clerk, document)
    for (let at = 0; at < 300; at++) long.add(paragraph(`${at}`.padEnd(19_000, 'x')))
    const parts = long.waiting.map((item) => Buffer.from(item))
    const half = Math.floor(parts.length / 2)
    await clerk.call(writeDocument, {
      document,
      updates: parts.slice(0, half).map((item) => ({ id: id(), bytes: item.toString('base64') })),
    })
    expect(await send(...parts.slice(half))).toMatchObject({ code: 'document-too-large' })
    expect(await clerk.refused(writeDocument, { document, updates: [{ id: id(), bytes: '%%%' }] })).toMatchObject({
      status: 400,
    })
    const texts = textsIn((await clerk.call(openDocument, { document })).content)
    expect(texts).not.toContain('một')
    expect(texts).toHaveLength(half + 1)
  })

  test('is refused to a reader and unknown to a stranger', async () => {
    const document = await begin()
    const desk = await deskOf(clerk, document)
    desk.add(paragraph('của tôi'))
    const updates = desk.waiting.map((bytes) => ({ id: id(), bytes: Buffer.from(bytes).toString('base64') }))
    expect(await reader.refused(writeDocument, { document, updates })).toMatchObject({
      status: 403,
      code: 'not-a-writer',
    })
    expect(await stranger.refused(writeDocument, { document, updates })).toMatchObject({ status: 404 })
    expect((await stranger.ask(followDocument, { document, after: '0' })).status).toBe(404)
    expect(await clerk.call(writeDocument, { document, updates })).toMatchObject({ outcome: 'taken' })
  })

  test('by three people in any order makes one text in which every paragraph is there, also after it was merged', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ who: fc.nat(2), at: fc.nat(1000), sends: fc.boolean(), pulls: fc.boolean() }), {
          minLength: 30,
          maxLength: 120,
        }),
        async (edits) => {
          const document = await begin()
          const desks = await Promise.all(
            ['nhap-a', 'nhap-a', 'nhap-a'].map(async (login) => deskOf(await world.again(login), document)),
          )
          for (const [number, { who, at, sends, pulls }] of edits.entries()) {
            const desk = desks[who]
            if (!desk) continue
            const { length } = desk.doc.getXmlFragment('content')
            desk.add(paragraph(`đoạn ${number}`), at % (length + 1))
            if (sends) await desk.send()
            if (pulls) await desk.pull()
          }
          for (const desk of desks) if (desk.waiting.length > 0) await desk.send()
          for (const desk of desks) await desk.pull()
          const { content } = await clerk.call(openDocument, { document })
          for (const desk of desks) expect(desk.content()).toEqual(content)
          expect([...textsIn(content)].sort()).toEqual(['', ...edits.map((_, number) => `đoạn ${number}`)].sort())
        },
      ),
      { numRuns: 4 },
    )
  })

  test('ten thousand times is read in as few rows as once: what was typed is merged as it comes', async () => {
    const document = await begin()
    const desk = await deskOf(clerk, document)
    for (let round = 0; round < 20; round++) {
      for (let at = 0; at < 500; at++) {
        const line = desk.doc.getXmlFragment('content')
        if (at % 50 === 0) desk.add(paragraph(`đoạn ${round}-${at}`), 0)
        else desk.type(() => ((line.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'x'))
      }
      await desk.send()
    }
    const { rows } = await world.database.owner.query<{ updates: number; merged: number }>(
      'select count(*)::integer as updates, (select seq from document_state where document_id = $1) as merged from document_update where document_id = $1',
      [document],
    )
    expect(rows[0]).toEqual({ updates: 10_001, merged: 10_001 })
    // The same words written at once in another document.
    const plain = await begin()
    const whole = await deskOf(clerk, plain)
    for (const block of desk.content().content) whole.add(block)
    await whole.send()
    const rowsToOpen = (opened: string) => rowsOf(() => clerk.call(openDocument, { document: opened }))
    const [many, few] = [await rowsToOpen(document), await rowsToOpen(plain)]
    expect(few).toBeGreaterThan(0)
    expect(many).toBe(few)
    const opened = await clerk.call(openDocument, { document })
    expect(opened.seq).toBe(10_001)
    expect(opened.content).toEqual(desk.content())
    expect(opened.content.content).toHaveLength(201)
  })
})

describe('a section', () => {
  test('is written by who was put in charge, who changes nothing else', async () => {
    const document = await written()
    const owner = await accountOf('xem-c')
    const sections = [
      { key: 'results', title: 'Kết quả', owner, dueOn: '2026-11-25' },
      { key: 'tasks', title: 'Nhiệm vụ', ownerPost: 'Ủy ban kiểm tra' },
    ]
    expect(await reader.refused(setDocumentSections, { id: id(), document, sections })).toMatchObject({ status: 403 })
    await clerk.call(setDocumentSections, { id: id(), document, sections })
    const mine = await deskOf(reader, document)
    mine.add(paragraph('Của người phụ trách.'), 3)
    expect(await mine.send()).toMatchObject({ outcome: 'taken' })
    mine.add(paragraph('Ở phần khác.'))
    const elsewhere = mine.waiting.map((bytes) => ({ id: id(), bytes: Buffer.from(bytes).toString('base64') }))
    expect(await reader.refused(writeDocument, { document, updates: elsewhere })).toMatchObject({
      ...{ status: 403, code: 'not-your-section', details: { sections: ['results'] } },
    })
    const opened = await reader.call(openDocument, { document })
    expect(textsIn(opened.content)).toEqual([
      '',
      'Kết quả',
      'Chi bộ sinh hoạt đều.',
      'Của người phụ trách.',
      'Nhiệm vụ',
      'Giữ nền nếp.',
    ])
    expect(opened.waits).toEqual(['section'])
    expect(opened.sections).toMatchObject([
      { key: 'results', isMine: true, isInText: true, dueOn: '2026-11-25', owner: { account: owner } },
      { key: 'tasks', isMine: false, ownerPost: 'Ủy ban kiểm tra', owner: null },
    ])
  })

  test('is finished by one person and approved by another, and tells when its words changed after that', async () => {
    const document = await written()
    const owner = await accountOf('hai-vai')
    expect(
      await clerk.refused(setDocumentSections, {
        id: id(),
        document,
        sections: [{ key: 'results', title: 'Kết quả', owner }],
      }),
    ).toMatchObject({ code: 'may-not-read', field: 'sections' })
    expect(
      await clerk.refused(setDocumentSections, {
        id: id(),
        document,
        sections: [{ key: 'nowhere', title: 'Không có' }],
      }),
    ).toMatchObject({ status: 400, code: 'unknown-section', field: 'sections.0.key' })
    await clerk.call(setDocumentSections, { id: id(), document, sections: [{ key: 'results', title: 'Kết quả' }] })
    const key = 'results'
    expect(await approver.refused(markDocumentSection, { id: id(), document, key, mark: 'approve' })).toMatchObject({
      code: 'not-done',
    })
    expect(await reader.refused(markDocumentSection, { id: id(), document, key, mark: 'done' })).toMatchObject({
      status: 403,
    })
    expect(await clerk.refused(markDocumentSection, { id: id(), document, key: 'x', mark: 'done' })).toMatchObject({
      code: 'unknown-section',
      field: 'key',
    })
    const done = { id: id(), document, key, mark: 'done' as const }
    await Promise.all([clerk.call(markDocumentSection, done), clerk.call(markDocumentSection, done)])
    expect(await clerk.refused(markDocumentSection, { id: id(), document, key, mark: 'approve' })).toMatchObject({
      status: 403,
    })
    expect((await approver.call(openDocument, { document })).waits).toEqual(['section_approval'])
    await approver.call(markDocumentSection, { id: id(), document, key, mark: 'approve' })
    const [section] = (await clerk.call(openDocument, { document })).sections
    expect(section).toMatchObject({
      state: 'approved',
      isChangedSince: false,
      markedBy: { name: { vi: 'Tài khoản duyet-a' } },
    })
    const desk = await deskOf(clerk, document)
    desk.add(paragraph('Thêm một câu.'), 2)
    await desk.send()
    const [changed] = (await clerk.call(openDocument, { document })).sections
    expect(changed).toMatchObject({ state: 'approved', isChangedSince: true, can: { done: { isAllowed: true } } })
  })

  test('of whoever both writes and approves is not approved by the same person', async () => {
    const both = await world.as('hai-vai')
    const document = (
      await both.call(createDocument, { id: id(), unit: 'c.b', period: '2026-10', start: { from: 'empty' } })
    ).id
    const desk = await deskOf(both, document)
    desk.add(heading('Một', 'one'))
    await desk.send()
    await both.call(setDocumentSections, { id: id(), document, sections: [{ key: 'one', title: 'Một' }] })
    await both.call(markDocumentSection, { id: id(), document, key: 'one', mark: 'done' })
    expect(await both.refused(markDocumentSection, { id: id(), document, key: 'one', mark: 'approve' })).toMatchObject({
      status: 422,
      code: 'own-section',
    })
    await (await world.as('duyet-b')).call(markDocumentSection, { id: id(), document, key: 'one', mark: 'approve' })
  })

  test('may be given to those over the unit, told to who works there and to nobody else', async () => {
    const { people } = await clerk.call(listDocumentPeople, { unit: 'c.a', search: 'duyet' })
    expect(people.map((person) => person.name.vi)).toEqual(['Tài khoản duyet-a', 'Tài khoản duyet-c'])
    expect(people[0]).toMatchObject({ unit: { code: 'c.a' }, roles: ['approver', 'issuer'] })
    expect(await reader.refused(listDocumentPeople, { unit: 'c.a' })).toMatchObject({ status: 403 })
    expect((await stranger.ask(listDocumentPeople, { unit: 'c.a' })).status).toBe(404)
  })
})

describe('remarks', () => {
  test('are made by whoever reads, at words of the text, answered by who writes, and settled once', async () => {
    const document = await written()
    const remark = id()
    const made = { id: remark, document, block: 'p1', quote: 'sinh hoạt đều', text: 'Ghi rõ số buổi.' }
    await reader.call(remarkOnDocument, made)
    await reader.call(remarkOnDocument, made)
    expect(await reader.refused(remarkOnDocument, { ...made, id: id(), block: 'gone' })).toMatchObject({
      code: 'unknown-block',
      field: 'block',
    })
    expect(await stranger.refused(remarkOnDocument, { ...made, id: id() })).toMatchObject({ status: 404 })
    await clerk.call(answerDocumentRemark, { id: id(), remark, act: 'answer', text: 'Đã thêm.' })
    expect(await clerk.refused(answerDocumentRemark, { id: id(), remark, act: 'answer' })).toMatchObject({
      code: 'answer-missing',
    })
    expect(await approver.refused(answerDocumentRemark, { id: id(), remark, act: 'settle' })).toMatchObject({
      status: 403,
      code: 'not-your-remark',
    })
    expect(await stranger.refused(answerDocumentRemark, { id: id(), remark, act: 'settle' })).toMatchObject({
      status: 404,
      field: 'remark',
    })
    expect((await clerk.call(openDocument, { document })).openRemarks).toBe(1)
    await reader.call(answerDocumentRemark, { id: id(), remark, act: 'settle' })
    expect(await clerk.refused(answerDocumentRemark, { id: id(), remark, act: 'settle' })).toMatchObject({
      code: 'settled-already',
    })
    const opened = await clerk.call(openDocument, { document })
    expect(opened.openRemarks).toBe(0)
    expect(opened.remarks).toMatchObject([
      {
        block: 'p1',
        quote: 'sinh hoạt đều',
        isOpen: false,
        isInText: true,
        answers: [{ act: 'answer', text: 'Đã thêm.' }, { act: 'settle' }],
      },
    ])
    await clerk.call(answerDocumentRemark, { id: id(), remark, act: 'reopen' })
    const desk = await deskOf(clerk, document)
    desk.type((fragment) => fragment.delete(2, 1))
    await desk.send()
    expect((await clerk.call(openDocument, { document })).remarks).toMatchObject([{ isOpen: true, isInText: false }])
  })
})

describe('the life of a document', () => {
  const step = (
    document: string,
    event: 'submit' | 'return' | 'withdraw' | 'ask-opinions' | 'end-opinions',
    more: object = {},
  ) => ({
    ...{ id: id(), document, event, ...more },
  })

  test('asks the persons in charge, who answer once each; it shows who has not', async () => {
    const document = await written()
    const [asked, other] = [await accountOf('xem-c'), await accountOf('duyet-c')]
    expect(await clerk.refused(giveOpinion, { id: id(), document, verdict: 'agrees' })).toMatchObject({ status: 403 })
    expect(await approver.refused(giveOpinion, { id: id(), document, verdict: 'agrees' })).toMatchObject({
      code: 'not-asked',
    })
    expect(await clerk.refused(stepDocument, step(document, 'ask-opinions'))).toMatchObject({
      code: 'nobody-asked',
      field: 'ask',
    })
    const ask = step(document, 'ask-opinions', { ask: [asked, other], dueOn: '2026-11-24' })
    expect(await reader.refused(stepDocument, ask)).toMatchObject({ status: 403 })
    expect(await clerk.refused(stepDocument, { ...ask, ask: [await accountOf('nhap-b')] })).toMatchObject({
      code: 'may-not-read',
      field: 'ask',
    })
    const [first, again] = [await clerk.call(stepDocument, ask), await clerk.call(stepDocument, ask)]
    expect(again).toEqual(first)
    expect((await reader.call(findDocuments, { unit: 'c.a', waits: 'me' })).documents.map((item) => item.id)).toContain(
      document,
    )
    expect(await reader.refused(giveOpinion, { id: id(), document, verdict: 'asks_changes' })).toMatchObject({
      code: 'words-missing',
      field: 'text',
    })
    await reader.call(giveOpinion, { id: id(), document, verdict: 'asks_changes', text: 'Thêm số đảng viên.' })
    expect((await clerk.call(openDocument, { document })).opinions).toMatchObject([
      { who: { account: other }, isAsked: true, verdict: null, dueOn: '2026-11-24' },
      { who: { account: asked }, verdict: 'asks_changes', isChangedSince: false },
    ])
    const desk = await deskOf(clerk, document)
    desk.add(paragraph('Đảng bộ có thêm đảng viên.'))
    await desk.send()
    expect((await clerk.call(openDocument, { document })).opinions[1]).toMatchObject({ isChangedSince: true })
    await reader.call(giveOpinion, { id: id(), document, verdict: 'agrees' })
    const { opinions } = await clerk.call(openDocument, { document })
    expect(opinions).toMatchObject([{ verdict: null }, { verdict: 'agrees', isChangedSince: false }])
    expect(await stranger.refused(giveOpinion, { id: id(), document, verdict: 'agrees' })).toMatchObject({
      status: 404,
    })
    await clerk.call(stepDocument, step(document, 'end-opinions'))
    expect(await reader.refused(giveOpinion, { id: id(), document, verdict: 'agrees' })).toMatchObject({ status: 422 })
  })

  test('keeps a version at each step, and returns with a reason to who writes', async () => {
    const document = await written()
    expect(await approver.refused(stepDocument, step(document, 'submit'))).toMatchObject({ status: 403 })
    expect(await clerk.call(stepDocument, step(document, 'submit'))).toMatchObject({ state: 'signing', version: 2 })
    expect((await approver.call(openDocument, { document })).waits).toEqual(['sign'])
    expect(await clerk.refused(stepDocument, step(document, 'submit'))).toMatchObject({ code: 'submitted-already' })
    expect(await clerk.refused(stepDocument, step(document, 'return', { note: 'tự rút' }))).toMatchObject({
      status: 403,
    })
    expect(await approver.refused(stepDocument, step(document, 'return'))).toMatchObject({
      status: 400,
      code: 'reason-missing',
      field: 'note',
    })
    await approver.call(stepDocument, step(document, 'return', { note: 'Thiếu phần kiểm tra.' }))
    const opened = await clerk.call(openDocument, { document })
    expect(opened.waits).toEqual(['returned'])
    expect(opened.steps.map((item) => [item.event, item.state, item.note, item.version])).toEqual([
      ['create', 'draft', null, 1],
      ['submit', 'signing', null, 2],
      ['return', 'draft', 'Thiếu phần kiểm tra.', 3],
    ])
    expect(opened.can.submit.isAllowed).toBe(true)
    await clerk.call(stepDocument, step(document, 'withdraw', { note: 'Soạn nhầm kỳ.' }))
    expect(await clerk.refused(stepDocument, step(document, 'submit'))).toMatchObject({
      status: 422,
      code: 'withdrawn',
    })
    expect(await clerk.refused(remarkOnDocument, { id: id(), document, text: 'còn gì không' })).toMatchObject({
      code: 'withdrawn',
    })
  })

  test('says the same of each step in its flags as when it is tried', async () => {
    const document = await written()
    for (const person of [clerk, approver, reader]) {
      const { can } = await person.call(openDocument, { document })
      for (const event of ['end-opinions', 'return', 'withdraw'] as const) {
        const reply = await person.ask(stepDocument, step(document, event, { note: '' }))
        expect(`${event} ${can[event].isAllowed}`).toBe(`${event} ${reply.status === 200 || reply.status === 400}`)
      }
    }
  })

  test('keeps words that came after submitting for who typed them, until they are taken over', async () => {
    const document = await written()
    const desk = await deskOf(clerk, document)
    await clerk.call(stepDocument, step(document, 'submit'))
    desk.add(paragraph('Gõ khi mất mạng.'))
    expect(await desk.send()).toMatchObject({ outcome: 'kept_aside' })
    expect(await clerk.refused(writeDocument, { document, updates: [{ id: id(), bytes: '////' }] })).toMatchObject({
      code: 'broken-update',
    })
    const mine = await clerk.call(openDocument, { document })
    expect(mine.late).toMatchObject([{ words: ['Gõ khi mất mạng.'] }])
    expect(mine.waits).toContain('late')
    expect(textsIn(mine.content)).not.toContain('Gõ khi mất mạng.')
    expect((await approver.call(openDocument, { document })).late).toEqual([])
    const updates = mine.late.map((item) => item.id)
    expect(await approver.refused(settleLateUpdates, { id: id(), document, updates, act: 'leave' })).toMatchObject({
      status: 404,
      field: 'updates',
    })
    expect(await clerk.refused(settleLateUpdates, { id: id(), document, updates, act: 'take' })).toMatchObject({
      status: 422,
      code: 'with-the-signer',
    })
    await approver.call(stepDocument, step(document, 'return', { note: 'Thêm phần còn thiếu.' }))
    const settle = { id: id(), document, updates, act: 'take' as const }
    await clerk.call(settleLateUpdates, settle)
    await clerk.call(settleLateUpdates, settle)
    const after = await clerk.call(openDocument, { document })
    expect(after.late).toEqual([])
    expect(textsIn(after.content).filter((text) => text === 'Gõ khi mất mạng.')).toHaveLength(1)
  })
})

describe('versions', () => {
  test('are kept by name, read as content and restored as one more change; nothing is lost', async () => {
    const document = await written()
    const desk = await deskOf(clerk, document)
    const kept = { id: id(), document, name: 'Trước khi cắt' }
    expect(await clerk.call(keepDocumentVersion, kept)).toEqual({ id: kept.id, number: 2 })
    expect(await clerk.call(keepDocumentVersion, kept)).toEqual({ id: kept.id, number: 2 })
    expect(await reader.refused(keepDocumentVersion, { ...kept, id: id() })).toMatchObject({ status: 403 })
    desk.type((fragment) => fragment.delete(2, 1))
    desk.add(paragraph('Câu mới.'))
    await desk.send()
    const before = (await clerk.call(openDocument, { document })).content
    // Somebody else types meanwhile in a paragraph that stays.
    const other = await deskOf(await world.again('nhap-a'), document)
    other.type((fragment) => ((fragment.get(3) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Luôn '))
    const restored = await clerk.call(restoreDocumentVersion, { id: id(), document, number: 2 })
    await other.send()
    const { content, versions } = await clerk.call(openDocument, { document })
    expect(textsIn(content)).toEqual(['', 'Kết quả', 'Chi bộ sinh hoạt đều.', 'Nhiệm vụ', 'Luôn Giữ nền nếp.'])
    expect(versions.map((version) => [version.number, version.reason, version.name])).toEqual([
      [3, 'restore', ''],
      [2, 'by_hand', 'Trước khi cắt'],
      [1, 'create', ''],
    ])
    const keptThen = await reader.call(readDocumentVersion, { document, number: String(restored.keptAs) })
    expect(keptThen.content).toEqual(before)
    expect((await reader.call(readDocumentVersion, { document })).content).toEqual(content)
    expect(await clerk.refused(readDocumentVersion, { document, number: '99' })).toMatchObject({
      status: 404,
      field: 'number',
    })
    expect(await reader.refused(restoreDocumentVersion, { id: id(), document, number: 2 })).toMatchObject({
      status: 403,
    })
    expect(await stranger.refused(readDocumentVersion, { document, number: '2' })).toMatchObject({
      status: 404,
      field: 'document',
    })
  })
})

describe('what stands around the text', () => {
  test('is changed by a clerk; who saw another one meets a conflict that tells it', async () => {
    const document = await begin()
    const { frame, frameId } = await clerk.call(openDocument, { document })
    const first = { id: id(), document, seen: frameId, frame: { ...frame, place: 'Phường A' } }
    await clerk.call(setDocumentFrame, first)
    await clerk.call(setDocumentFrame, first)
    expect(
      await clerk.refused(setDocumentFrame, { ...first, id: id(), frame: { ...frame, place: 'Khác' } }),
    ).toMatchObject({
      ...{ status: 409, code: 'frame-changed', details: { frame: { place: 'Phường A' }, frameId: first.id } },
    })
    expect(await reader.refused(setDocumentFrame, { ...first, id: id() })).toMatchObject({ status: 403 })
    expect(await clerk.refused(setDocumentFrame, { ...first, id: id(), frame: { ...frame, title: '' } })).toMatchObject(
      { status: 400, field: 'frame.title' },
    )
  })

  test('gives another stamp with every change but those of the text', async () => {
    const document = await written()
    const stamp = async () => (await clerk.call(followDocument, { document, after: '0' })).stamp
    const stamps = [await stamp()]
    const desk = await deskOf(clerk, document)
    desk.add(paragraph('chữ'))
    await desk.send()
    expect(await stamp()).toBe(stamps[0])
    for (const change of [
      () => clerk.call(remarkOnDocument, { id: id(), document, text: 'xem lại' }),
      () => clerk.call(setDocumentSections, { id: id(), document, sections: [{ key: 'tasks', title: 'Nhiệm vụ' }] }),
      () => clerk.call(markDocumentSection, { id: id(), document, key: 'tasks', mark: 'done' }),
      () => clerk.call(stepDocument, { id: id(), document, event: 'submit' }),
    ]) {
      await change()
      stamps.push(await stamp())
    }
    expect(new Set(stamps).size).toBe(5)
  })
})

test('the database itself shows a stranger nothing of a document, and lets a reader write none of it', async () => {
  const document = await written()
  await clerk.call(setDocumentSections, { id: id(), document, sections: [{ key: 'tasks', title: 'Nhiệm vụ' }] })
  await clerk.call(remarkOnDocument, { id: id(), document, text: 'xem lại' })
  const ask = { id: id(), document, event: 'ask-opinions' as const, ask: [await accountOf('duyet-a')] }
  await clerk.call(stepDocument, ask)
  await approver.call(giveOpinion, { id: id(), document, verdict: 'agrees' })
  const as = async (login: string, statement: string): Promise<{ rows: readonly { count: number }[] }> => {
    const client = await world.database.app.connect()
    try {
      await client.query('begin')
      await client.query("select set_config('thenchot.account', $1, true)", [await accountOf(login)])
      return await client.query(statement)
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  const tables = ['frame', 'update', 'state', 'section', 'version', 'remark', 'step', 'asking', 'opinion']
  for (const table of tables) {
    const count = `select count(*)::integer as count from document_${table} where document_id = '${document}'`
    expect([table, (await as('nhap-b', count)).rows[0]?.count]).toEqual([table, 0])
    expect([table, (await as('xem-c', count)).rows[0]?.count]).not.toEqual([table, 0])
    const copied = `insert into document_${table} select * from document_${table} where document_id = '${document}'`
    if (table !== 'remark') await expect(as('xem-c', copied)).rejects.toThrow(/row-level security/)
    await expect(as('nhap-a', `delete from document_${table} where document_id = '${document}'`)).rejects.toThrow(
      /permission denied/,
    )
  }
  await expect(
    as('nhap-a', `update document_update set bytes = ''::bytea where document_id = '${document}'`),
  ).rejects.toThrow(/permission denied/)
  await expect(
    as('nhap-a', `update document_step set state = 'issued' where document_id = '${document}'`),
  ).rejects.toThrow(/permission denied/)
})

test('a unit without a Party organisation has no documents', async () => {
  const alone = await openEditionWorld({
    workingOn: '2026-11-20',
    units: [{ code: 'z:area', kind: 'area', role: 'commune', vi: 'Phường Z', en: 'Ward Z' }],
    accounts: [{ login: 'nhap-z', vi: 'Z', en: 'Z', grants: [{ role: 'clerk', unit: 'z:area' }] }],
  })
  const person = await alone.as('nhap-z')
  const refused = await person.refused(createDocument, {
    id: id(),
    unit: 'z:area',
    period: '2026-10',
    start: { from: 'empty' },
  })
  expect(refused).toMatchObject({ status: 422, code: 'no-committee', field: 'unit' })
  expect(await person.call(findDocuments, { unit: 'z:area' })).toMatchObject({
    documents: [],
    can: { create: { isAllowed: false } },
  })
  await alone.close()
})

test('the deadlines of sections and opinions are told to the unit', async () => {
  const { documentDeadlines } = await import('../../src/modules/reports/server/public.ts')
  const { writeAsOwner } = await import('../../src/platform/server/db/database.ts')
  const { system } = await import('../../src/platform/server/http/context.ts')
  const document = await written()
  await clerk.call(setDocumentSections, {
    ...{ id: id(), document },
    sections: [
      { key: 'results', title: 'Kết quả', dueOn: '2026-11-25' },
      { key: 'tasks', title: 'Nhiệm vụ' },
    ],
  })
  const span = { today: '2026-11-20', from: '2026-11-01', until: '2026-12-31' }
  const told = async () =>
    (
      await writeAsOwner(world.database, { actor: system, requestId: id() }, (tx) =>
        documentDeadlines.deadlinesOf(tx, span),
      )
    ).filter((deadline) => deadline.path === `/documents/${document}`)
  expect(await told()).toMatchObject([
    { key: `section:${document}:results`, dueOn: '2026-11-25', doneOn: null, role: 'clerk' },
  ])
  await clerk.call(markDocumentSection, { id: id(), document, key: 'results', mark: 'done' })
  expect(await told()).toMatchObject([{ doneOn: '2026-11-20' }])
  await clerk.call(stepDocument, {
    ...{ id: id(), document, event: 'ask-opinions' },
    ask: [await accountOf('xem-c')],
    dueOn: '2026-11-23',
  })
  expect(await told()).toMatchObject([{ kind: 'due' }, { dueOn: '2026-11-23', role: 'approver', doneOn: null }])
  await reader.call(giveOpinion, { id: id(), document, verdict: 'agrees' })
  expect((await told())[1]).toMatchObject({ doneOn: '2026-11-20' })
  await clerk.call(stepDocument, { id: id(), document, event: 'submit' })
  expect(await told()).toEqual([])
  await approver.call(stepDocument, { id: id(), document, event: 'return', note: 'Sửa lại.' })
  expect(await told()).toMatchObject([{ kind: 'due' }, { kind: 'returned', dueOn: '2026-11-20' }])
})

test('the content of a document never holds what it cannot print', async () => {
  const empty: Content = {
    type: 'doc',
    content: [{ type: 'bulletList', content: [{ type: 'listItem', content: [] }] }],
  }
  const doc = new Y.Doc()
  doc.getXmlFragment('content').insert(0, empty.content.map(elementOf))
  expect(contentIn(doc)).toMatchObject({
    value: { content: [{ content: [{ content: [{ type: 'paragraph' }] }] }] },
  })
})
