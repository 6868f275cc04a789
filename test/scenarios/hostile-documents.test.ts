import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import * as checking from '../../src/modules/consistency/contract/text.ts'
import * as keptTexts from '../../src/modules/figures/contract/text.ts'
import { correctEntry, enterValue, readFigure } from '../../src/modules/figures/contract.ts'
import { decideReorganisation } from '../../src/modules/org/contract/reorganise.ts'
import { createDocument } from '../../src/modules/reports/contract/document/create.ts'
import { setDocumentFrame } from '../../src/modules/reports/contract/document/frame.ts'
import { openDocument } from '../../src/modules/reports/contract/document/open.ts'
import { remarkOnDocument } from '../../src/modules/reports/contract/document/remarks.ts'
import { stepDocument } from '../../src/modules/reports/contract/document/step.ts'
import { keepDocumentVersion, restoreDocumentVersion } from '../../src/modules/reports/contract/document/versions.ts'
import { writeDocument } from '../../src/modules/reports/contract/document/write.ts'
import * as editions from '../../src/modules/reports/contract/edition.ts'
import {
  attachSignedFile,
  downloadDraftEdition,
  downloadEdition,
  fillSignatureSlot,
  freezeDocument,
  issueDocument,
  previewEdition,
  readEdition,
  readEditionSheet,
  startCorrigendum,
  unfreezeDocument,
} from '../../src/modules/reports/contract/edition.ts'
import * as live from '../../src/modules/reports/contract/live.ts'
import * as packs from '../../src/modules/reports/contract/pack.ts'
import * as templates from '../../src/modules/reports/contract/template.ts'
import * as verifying from '../../src/modules/reports/contract/verify.ts'
import { verifyCode, verifyFile } from '../../src/modules/reports/contract/verify.ts'
import type { Block } from '../../src/modules/reports/document/content.ts'
import { liveTableKinds } from '../../src/modules/reports/document/content.ts'
import { emptyFrame } from '../../src/modules/reports/document/frame.ts'
import { documentRoutes } from '../../src/modules/reports/server/document/routes.ts'
import { updateOf } from '../../src/modules/reports/server/document/text/from-content.ts'
import type { Endpoint } from '../../src/platform/domain/endpoint.ts'
import { deskOf, figure, paragraph } from '../kit/drafts.ts'
import { freezing, handToSigner, oneFigure, placeEditions, signature } from '../kit/edition-aims.ts'
import { openCity } from '../kit/reporting.ts'
import { zipOf } from '../kit/small-zip.ts'
import {
  id,
  openWorld,
  type Person,
  personWith,
  type Reply,
  sessionOf,
  type TestProblem,
  type World,
} from '../kit/world.ts'

const unit = 'can-tho.binh-thuy'
const at = { unit, period: '2024-Q1' }
/** The working day of the edition, on which everything here is frozen. */
const today = '2024-04-03'

let world: World
let clerk: Person
let issuer: Person
let stranger: Person
beforeAll(async () => {
  world = await openWorld()
  clerk = await world.as('nhap-lieu-binh-thuy')
  issuer = await world.as('duyet-binh-thuy')
  stranger = await world.as('nhap-lieu-son-tra')
})
afterAll(() => world.close())

/** An account whose requests come from ever other addresses, so that they are not too many for one. */
const wanderers = new Map<string, Promise<Person>>()
function fromManyPlaces(login: string): Promise<Person> {
  let sent = 0
  const { app } = world
  const inject = (asked: object) => app.inject({ ...asked, remoteAddress: `10.1.${(sent++ >> 8) & 255}.${sent & 255}` })
  const person =
    wanderers.get(login) ?? sessionOf(app, login).then((session) => personWith({ inject } as never, session))
  wanderers.set(login, person)
  return person
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const codeOf = ({ status, body }: Reply<unknown>): string => (status === 200 ? '200' : (body as TestProblem).code)

async function begin(period = at.period): Promise<string> {
  const document = id()
  await clerk.call(createDocument, { id: document, unit, period, start: { from: 'empty', kind: 'quarterly' } })
  return document
}
const send = (document: string, ...bytes: readonly Uint8Array[]) =>
  clerk.ask(writeDocument, { document, updates: bytes.map((each) => ({ id: id(), bytes: base64(each) })) })
const write = (document: string, ...content: readonly Block[]) =>
  send(document, updateOf({ type: 'doc', content: [...content] }))
const withSigner = (...content: readonly Block[]) => handToSigner(clerk, at, { type: 'doc', content: [...content] })
const frozen = async (...content: readonly Block[]): Promise<string> =>
  (await issuer.call(freezeDocument, freezing(await withSigner(...content)))).code
const stateOf = async (document: string): Promise<string> => (await clerk.call(openDocument, { document })).state
const inLine = (...content: NonNullable<Extract<Block, { type: 'paragraph' }>['content']>): Block => ({
  ...{ type: 'paragraph', attrs: { id: 'p', isOld: false }, content },
})

/** What a Word file or a PDF says: it opens, and these are its words. */
const wordsOf = async (file: Uint8Array): Promise<string> =>
  (await clerk.call(checking.checkFile, { isTextOnly: 'yes' }, file)).text
const printed = async (endpoint: Endpoint, input: object): Promise<string> => {
  const reply = await clerk.ask(endpoint, input)
  expect(reply.status).toBe(200)
  return wordsOf(reply.bytes)
}

const admittedEntry = async (): Promise<string> =>
  (await clerk.call(readFigure, { ...at, measure: 'admitted' })).currentEntryId ?? ''
const correct = async (value: string) =>
  clerk.ask(correctEntry, { id: id(), supersedes: await admittedEntry(), value, reason: 'đếm lại' })

describe('input that no page sends', () => {
  const wrong: readonly unknown[] = [
    ...[null, 1e300, {}, '', 'x'.repeat(5_000), '@self', '2999-Q1', "a\0b'; --", [null]],
    '00000000-0000-7000-8000-000000000000',
  ]
  /** The input with each of its fields, inner ones too, in turn absent or wrong. */
  function* spoilt(input: object, depth = 0): Generator<object> {
    for (const [key, value] of Object.entries(input)) {
      const { [key]: _, ...rest } = input as Record<string, unknown>
      const withOther = (other: unknown): object =>
        Array.isArray(input) ? input.map((item, at) => (String(at) === key ? other : item)) : { ...input, [key]: other }
      if (!Array.isArray(input)) yield rest
      for (const other of wrong) yield withOther(other)
      if (depth < 3 && value !== null && typeof value === 'object')
        for (const inner of spoilt(value, depth + 1)) yield withOther(inner)
    }
  }

  test('is refused in words that name its field, by every endpoint, and by none with a failure', {
    timeout: 120_000,
  }, async () => {
    const aim = await placeEditions(clerk, issuer, unit)
    const pack = (await clerk.call(packs.makePack, { id: id(), ...at })).id
    const document = await begin()
    const { frame, frameId } = await clerk.call(openDocument, { document })
    const remark = id()
    await clerk.call(remarkOnDocument, { id: remark, document, text: 'xem lại' })
    const section = { key: 's', title: 'Mục', owner: null, ownerPost: null }
    const body = {
      ...{ name: { vi: 'Mẫu', en: 'Template' }, kind: 'quarterly', periodKinds: ['quarter'], frame: emptyFrame },
      ...{ content: oneFigure('@report'), sections: [{ ...section, daysAfterEnd: 3 }] },
    }
    const taken = { id: id(), unit, measure: 'admitted', period: '2020-Q1', value: '7', word: 'exact' }
    const place = { ...figure('f', 'admitted', { form: 'growth', against: '2023', plan: 'own' }).attrs }
    const table = { id: 't', kind: 'figures', unit: '@self', period: '@report', measures: ['admitted'] }
    const asked: Readonly<Record<string, object>> = {
      findDocuments: { unit, state: 'draft', period: at.period, pack, search: 'a', after: '0' },
      createDocument: { id: id(), ...at, start: { from: 'template', template: 'chung.quy' } },
      openDocument: { document },
      writeDocument: { document, updates: [{ id: id(), bytes: base64(updateOf(oneFigure('@report'))) }] },
      followDocument: { document, after: '0' },
      setDocumentFrame: { id: id(), document, frame, seen: frameId },
      setDocumentSections: { id: id(), document, sections: [{ ...section, dueOn: null }] },
      markDocumentSection: { id: id(), document, key: 's', mark: 'done', note: 'x' },
      remarkOnDocument: { id: id(), document, block: null, quote: '', text: 'a' },
      answerDocumentRemark: { id: id(), remark, act: 'answer', text: 'b' },
      giveOpinion: { id: id(), document, verdict: 'agrees', text: '' },
      stepDocument: { id: id(), document, event: 'ask-opinions', ask: [id()], dueOn: today },
      keepDocumentVersion: { id: id(), document, name: 'v' },
      readDocumentVersion: { document, number: '1' },
      restoreDocumentVersion: { id: id(), document, number: 1 },
      settleLateUpdates: { id: id(), document, updates: [id()], act: 'take' },
      listDocumentPeople: { unit, search: 'a' },
      listDocumentTemplates: { unit, period: at.period },
      readDocumentTemplate: { unit, template: 'mau', version: '1' },
      saveDocumentTemplate: { id: id(), unit, code: 'mau', from: '2021-01-01', body },
      copyDocumentTemplate: { id: id(), template: 'chung.quy', unit, code: 'sao', from: '2021-01-01' },
      retireDocumentTemplate: { id: id(), template: 'mau', on: '2026-01-01', reason: 'thôi dùng' },
      previewDocumentTemplate: { unit, template: 'mau', period: at.period },
      resolveFigures: { ...at, figures: [place], tables: [table], charts: [{ ...table, kind: 'bars', measure: 'a' }] },
      searchFigures: { ...at, words: 'ket nap', at: '@self', over: '@report' },
      findPacks: { unit },
      makePack: { id: id(), ...at },
      readPack: { pack },
      downloadPack: { pack: 'x' },
      previewEdition: { id: aim.draft },
      downloadDraftEdition: { id: 'x', format: 'docx' },
      printDraft: { id: id(), document: 'x' },
      freezeDocument: { id: id(), document: aim.toFreeze, printsUnapproved: true, confirmed: ['no-name'] },
      unfreezeDocument: { id: id(), code: aim.toUnfreeze, reason: 'sửa lại' },
      issueDocument: { id: id(), code: aim.toIssue, symbol: '12-BC/QU', issuedOn: today },
      attachSignedFile: { id: id(), code: aim.toIssue, name: 'a.pdf' },
      fillSignatureSlot: { id: id(), slot: aim.emptySlot, name: 'a.p7s' },
      readEdition: { code: aim.frozen },
      readEditionSheet: { code: aim.frozen },
      downloadEdition: { code: aim.frozen, format: 'docx' },
      downloadSignature: { slot: aim.filledSlot },
      startCorrigendum: { id: id(), code: aim.corrected },
      verifyFile: {},
      verifyCode: { code: aim.frozen },
      verifyPublic: { code: aim.frozen },
      checkText: { text: 'Kết nạp 51/95 đảng viên, đạt 53,68%', ...at },
      checkFile: { ...at, isTextOnly: 'yes' },
      heldFigures: at,
      takeOver: {
        ...{ id: id(), unit, head: { title: 'Báo cáo cũ', symbol: '1-BC/QU', issuer: 'a', issuedOn: '2020-01-01' } },
        ...{ text: 'kết nạp 7 đảng viên', entries: [{ ...taken, start: 8, end: 9, paragraph: 1 }] },
      },
      readKeptText: { id: id() },
      listKeptTexts: { unit },
      takeBack: { id: id(), reason: 'sai rồi' },
    }
    const contracts = [templates, live, packs, editions, verifying, checking, keptTexts]
    const all = [...contracts, documentRoutes.map((route) => route.endpoint)]
      .flatMap((contract): unknown[] => Object.values(contract))
      .filter((item): item is Endpoint => typeof item === 'object' && item !== null && 'path' in item)
    expect(all.map(({ name }) => name).toSorted()).toEqual(Object.keys(asked).toSorted())
    for (const endpoint of all)
      for (const input of spoilt(asked[endpoint.name] ?? {})) {
        const login = /freeze|issue|Signed|Slot/.test(endpoint.name) ? 'duyet-binh-thuy' : 'nhap-lieu-binh-thuy'
        const reply = await (await fromManyPlaces(login)).ask(endpoint, input, Buffer.from('%PDF-1.7\n'))
        const said = `${endpoint.name} ${JSON.stringify(input).slice(0, 300)}`
        expect(reply.status, said).toBeLessThan(429)
        if (reply.status === 200) continue
        const { message, field } = reply.body as TestProblem
        for (const sentence of [message.vi, message.en]) expect(sentence, said).toMatch(/\p{L}{2}/u)
        if (reply.status === 400) expect(field, said).toBeTruthy()
      }
  })
})

describe('the text of a document', () => {
  test('with a sign that no paper or table can keep is refused when it is sent, and the text stays usable', async () => {
    const document = await begin()
    const chart: Block = {
      type: 'chart',
      attrs: {
        ...{ id: 'c', kind: 'line', title: 'a\0', measure: 'admitted', unit: '@self', period: '@report', periods: 4 },
      },
    }
    for (const block of [paragraph('a\0b'), paragraph('a', 'x\0'), chart]) {
      const reply = await write(document, block)
      expect(reply.body).toMatchObject({ code: 'unknown-sign', field: 'updates' })
    }
    expect((await clerk.call(openDocument, { document })).seq).toBe(1)
    await clerk.call(stepDocument, { id: id(), document, event: 'submit' })
  })

  test('with control signs, markup, Typst source and formulas is printed as words in every form', async () => {
    const source = '#import "@preview/x:1" ] ) $x$ `#panic("a")` \\u{41} <b>&amp; */ // =HYPERLINK("x";1)'
    const odd = 'x\u0001\u001b\u000b\ufffe \u202eabc\u2066 \ud800'
    const document = await withSigner(paragraph(source, 'a'), paragraph(odd, 'b'), {
      type: 'table',
      content: [
        { type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('=1+1'), paragraph('@SUM(A1)')] }] },
        { type: 'tableRow', content: [] },
      ],
    })
    const back = { id: id(), document, event: 'return' as const, note: 'sửa thể thức' }
    await issuer.call(stepDocument, back)
    const { frame, frameId } = await clerk.call(openDocument, { document })
    const around = {
      ...frame,
      title: 'BÁO\u0001 CÁO <&"',
      summary: `#set text(1pt) ${'\u202e'}`,
      recipients: ['a\u000b'],
    }
    await clerk.call(setDocumentFrame, { id: id(), document, seen: frameId, frame: around })
    await clerk.call(remarkOnDocument, { id: id(), document, text: `\u202e\u0001 ${source}`, quote: '\u0007' })
    await clerk.call(stepDocument, { id: id(), document, event: 'submit' })
    const { code } = await issuer.call(freezeDocument, freezing(document))
    for (const format of ['docx', 'pdf'] as const) {
      const said = (await printed(downloadEdition, { code, format })).replace(/\s+/g, ' ')
      for (const words of ['#import "@preview/x:1" ] )', '`#panic("a")`', '=1+1', '@SUM(A1)', '#set text(1pt)'])
        expect(said).toContain(words)
    }
    const file = await clerk.ask(downloadEdition, { code, format: 'docx' })
    const xml = Buffer.from(unzipSync(new Uint8Array(file.bytes))['word/document.xml'] ?? []).toString('utf8')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/)
  })

  test('is only what was sent to it whole: pieces of another text, broken letters and too much are refused', async () => {
    const [mine, other] = [await begin(), await begin()]
    const desk = await deskOf(clerk, other)
    desk.add(paragraph('một'))
    desk.add(paragraph('hai'))
    for (const piece of desk.waiting) expect(codeOf(await send(mine, piece))).toBe('updates-missing')
    const spoilt = Buffer.from(updateOf({ type: 'doc', content: [paragraph('abcdef', 'namehere')] }))
    spoilt.set([0xed, 0xa0, 0x80, 0xff], spoilt.indexOf('namehere'))
    expect(codeOf(await send(mine, spoilt))).toBe('broken-update')
    const many = Array.from({ length: 10_000 }, () => ({ id: id(), bytes: 'AAA=' }))
    expect(await clerk.refused(writeDocument, { document: mine, updates: many })).toMatchObject({ field: 'updates' })
    const tooLong = [paragraph('đ'.repeat(20_001))]
    const tooMany = Array.from({ length: 3_001 }, () => paragraph('x'))
    for (const content of [tooLong, tooMany])
      expect((await write(mine, ...content)).body).toMatchObject({ code: 'document-too-large', field: 'updates' })
    const hidden = new Y.Doc()
    hidden.getMap('elsewhere').set('a', 'x'.repeat(2_900_000))
    expect(codeOf(await send(mine, Y.encodeStateAsUpdate(hidden)))).toBe('200')
    const more = new Y.Doc()
    more.getMap('elsewhere').set('b', 'x'.repeat(2_900_000))
    expect(codeOf(await send(mine, Y.encodeStateAsUpdate(more)))).toBe('document-too-large')
    expect((await clerk.call(openDocument, { document: mine })).content.content).toHaveLength(1)
  })

  test('within lists or tables too deep to be printed is refused, in a template too', async () => {
    const nested = (levels: number): Block =>
      Array.from({ length: levels }).reduce<Block>(
        (inner) => ({ type: 'bulletList', content: [{ type: 'listItem', content: [inner] }] }),
        paragraph('lõi'),
      )
    const document = await begin()
    expect((await write(document, nested(10))).body).toMatchObject({ code: 'nested-too-deep', field: 'updates' })
    expect(codeOf(await write(document, nested(9)))).toBe('200')
    expect(await printed(downloadDraftEdition, { id: document, format: 'pdf' })).toContain('lõi')
    const body = (levels: number) => ({
      ...{ name: { vi: 'Mẫu', en: '' }, kind: 'quarterly', periodKinds: ['quarter'], sections: [], frame: emptyFrame },
      content: { type: 'doc', content: [nested(levels)] },
    })
    const ask = { unit, code: 'long-nhau', from: '2024-01-01' }
    for (const [levels, field] of [
      [10, 'body.content'],
      [200, 'body'],
    ] as const) {
      const refused = await clerk.refused(templates.saveDocumentTemplate, { ...ask, id: id(), body: body(levels) })
      expect([refused.code, refused.field]).toEqual(['nested-too-deep', field])
    }
    expect(codeOf(await clerk.ask(templates.saveDocumentTemplate, { ...ask, id: id(), body: body(9) }))).toBe('200')
  })

  test('that somebody deleted is not frozen as an empty paper, and comes back from the version kept before', async () => {
    const document = await begin()
    await write(document, paragraph('Giữ lại câu này.', 'p1'))
    const { number } = await clerk.call(keepDocumentVersion, { id: id(), document, name: 'đủ' })
    const desk = await deskOf(clerk, document)
    desk.type((fragment) => fragment.delete(0, fragment.length))
    await desk.send()
    const submit = () => clerk.call(stepDocument, { id: id(), document, event: 'submit' })
    await submit()
    expect((await issuer.refused(freezeDocument, freezing(document))).code).toBe('empty')
    expect((await clerk.call(previewEdition, { id: document })).editions).toEqual([])
    await issuer.call(stepDocument, { id: id(), document, event: 'return', note: 'mất nội dung' })
    await clerk.call(restoreDocumentVersion, { id: id(), document, number })
    await submit()
    const { code } = await issuer.call(freezeDocument, freezing(document))
    expect(await printed(downloadEdition, { code, format: 'docx' })).toContain('Giữ lại câu này.')
  })
})

describe('one request, sent for two things or twice at once', () => {
  test('an id that did something elsewhere never passes for this one', async () => {
    const [first, second] = [await withSigner(paragraph('a')), await withSigner(paragraph('b'))]
    const taken = { status: 422, code: 'id-taken' }
    const freeze = freezing(first)
    const one = await issuer.call(freezeDocument, freeze)
    expect(await issuer.refused(freezeDocument, { ...freeze, document: second })).toMatchObject(taken)
    expect(await stateOf(second)).toBe('signing')
    const two = await issuer.call(freezeDocument, freezing(second))
    const pdf = Buffer.from('%PDF-1.7\nmột')
    const file = { id: id(), code: one.code, name: 'a.pdf' }
    await issuer.call(attachSignedFile, file, pdf)
    expect(await issuer.refused(attachSignedFile, { ...file, code: two.code }, pdf)).toMatchObject(taken)
    expect(await issuer.refused(attachSignedFile, file, Buffer.from('%PDF-1.7\nhai'))).toMatchObject(taken)
    const slot = async (code: string) => (await issuer.call(readEdition, { code })).slots[0]?.id ?? ''
    const filling = { id: id(), slot: await slot(one.code), name: 'a.p7s' }
    await issuer.call(fillSignatureSlot, filling, signature)
    const elsewhere = { ...filling, slot: await slot(two.code) }
    expect(await issuer.refused(fillSignatureSlot, elsewhere, signature)).toMatchObject(taken)
    const issuing = { id: id(), code: one.code, symbol: '1-BC/QU', issuedOn: today }
    await issuer.call(issueDocument, issuing)
    expect(await issuer.refused(issueDocument, { ...issuing, code: two.code })).toMatchObject(taken)
    expect(await issuer.refused(unfreezeDocument, { id: freeze.id, code: two.code, reason: 'sửa lại' })).toMatchObject(
      taken,
    )
    expect(await clerk.call(readEdition, { code: two.code })).toMatchObject({ state: 'frozen', signedFile: null })
  })

  test('two who freeze, issue or open again at once: one of them does it', async () => {
    const document = await withSigner(paragraph('a'))
    const codes = await Promise.all([1, 2, 3].map(() => issuer.ask(freezeDocument, freezing(document))))
    expect(codes.map(codeOf).toSorted()).toEqual(['200', 'frozen-already', 'frozen-already'])
    const [edition, ...others] = (await clerk.call(previewEdition, { id: document })).editions
    expect(others).toEqual([])
    const code = edition?.code ?? ''
    const ways = await Promise.all([
      ...['1-BC/QU', '2-BC/QU'].map((symbol) => issuer.ask(issueDocument, { id: id(), code, symbol, issuedOn: today })),
      issuer.ask(unfreezeDocument, { id: id(), code, reason: 'sửa lại' }),
    ])
    expect(ways.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(['issued', 'replaced']).toContain((await clerk.call(readEdition, { code })).state)
  })

  test('a document frozen while its figure is corrected prints one of the two values everywhere', async () => {
    for (const value of ['61', '62', '63', '64']) {
      const document = await handToSigner(clerk, at, oneFigure('@report'))
      const [reply] = await Promise.all([issuer.ask(freezeDocument, freezing(document)), correct(value)])
      expect(reply.status).toBe(200)
      const { code } = reply.body as { code: string }
      const { manifest, knownAt } = await clerk.call(readEdition, { code })
      const [number] = manifest.numbers
      const then = await clerk.call(readFigure, { ...at, measure: 'admitted', knownAt })
      const { rows } = await world.database.owner.query('select low::text as value from entry where id = any ($1)', [
        number?.entries,
      ])
      expect(rows).toEqual([{ value: number?.exact }])
      expect([then.figure.value, number?.printed.startsWith(number.exact ?? '?')]).toEqual([number?.value, true])
      for (const format of ['docx', 'pdf'] as const)
        expect(await printed(downloadEdition, { code, format })).toContain(`Kết nạp ${number?.printed}`)
    }
  })
})

describe('a figure that the reader may not see', () => {
  const hidden = { unit: 'can-tho.cai-rang', period: '2022' }
  /** 89 of 88 were admitted there, 101.14 %. */
  const secret = /\b89\b|101[.,]1/

  test('stops freezing wherever it stands, and no draft, page or archive tells its value', async () => {
    const table = { id: 'x', title: '', measures: ['admitted'] }
    const chart = { id: 'x', title: '', measure: 'admitted', periods: 4 }
    const places: readonly Block[] = [
      inLine(figure('x', 'admitted', hidden)),
      inLine(figure('x', 'admitted', { ...hidden, form: 'of-plan' })),
      inLine(figure('x', 'admitted', { ...hidden, form: 'growth', against: '2021' })),
      ...liveTableKinds.map(
        (kind): Block => ({
          ...{ type: 'liveTable', attrs: { ...table, ...hidden, kind, isAnnex: kind === 'targets' } },
        }),
      ),
      ...(['line', 'bars'] as const).map((kind): Block => ({ type: 'chart', attrs: { ...chart, ...hidden, kind } })),
      { type: 'chart', attrs: { ...chart, kind: 'bars', unit: 'can-tho', period: '2022' } },
    ]
    for (const [index, block] of places.entries()) {
      const document = await withSigner(block)
      const refused = await issuer.refused(freezeDocument, freezing(document))
      expect([index, refused.code]).toEqual([index, 'figure-not-open'])
      const { printable, obstacles, editions: kept } = await issuer.call(previewEdition, { id: document })
      expect(kept).toEqual([])
      const told = JSON.stringify([refused, printable.body, printable.annexes, obstacles])
      expect(told).not.toMatch(secret)
      if (index % 4 === 0)
        for (const format of ['docx', 'pdf'])
          expect(await printed(downloadDraftEdition, { id: document, format })).not.toMatch(secret)
    }
    const search = { ...at, words: 'kết nạp', at: hidden.unit, over: hidden.period }
    expect((await clerk.call(live.searchFigures, search)).found).toEqual([])
  })

  test('is not in a pack, while who may see it is shown it', async () => {
    const pack = (await clerk.call(packs.makePack, { id: id(), ...at })).id
    const { documents: parts } = await clerk.call(packs.readPack, { pack })
    await write(parts[1]?.id ?? '', inLine(figure('x', 'admitted', { ...hidden, form: 'of-plan' })))
    const archive = async (person: Person): Promise<string> => {
      const { bytes } = await person.ask(packs.downloadPack, { pack })
      const files = unzipSync(new Uint8Array(bytes))
      const words = await Promise.all(Object.values(files).map((file) => wordsOf(file)))
      return words.join('\n') + JSON.stringify(await person.call(packs.readPack, { pack }))
    }
    expect(await archive(clerk)).not.toMatch(/89\/88/)
    expect(await archive(await world.as('lanh-dao-can-tho'))).toMatch(/89\/88/)
    expect((await stranger.refused(packs.readPack, { pack })).status).toBe(404)
  })
})

describe('what comes back from outside', () => {
  test('a number of another series or a day that cannot be is refused beside its field, and nothing is recorded', async () => {
    const code = await frozen(paragraph('a'))
    const ask = { id: id(), code, symbol: '7-BC/QU', issuedOn: today }
    for (const [change, expected, field] of [
      [{ symbol: '7-QĐ/QU' }, 'other-series', 'symbol'],
      [{ symbol: '7' }, 'bad-symbol', 'symbol'],
      [{ symbol: '=7-BC/QU' }, 'bad-symbol', 'symbol'],
      [{ issuedOn: '2024-04-02' }, 'issued-before-frozen', 'issuedOn'],
      [{ issuedOn: '2024-04-04' }, 'issued-in-future', 'issuedOn'],
    ] as const) {
      const refused = await issuer.refused(issueDocument, { ...ask, ...change })
      expect([refused.code, refused.field]).toEqual([expected, field])
    }
    expect(await clerk.call(readEdition, { code })).toMatchObject({ state: 'frozen', issue: null })
    await issuer.call(issueDocument, ask)
  })

  test('a programme of a period that lies ahead is issued before that period begins', async () => {
    const document = await begin('2024-Q3')
    await write(document, paragraph('Chuẩn bị hội nghị.'))
    await clerk.call(stepDocument, { id: id(), document, event: 'submit' })
    const { code } = await issuer.call(freezeDocument, freezing(document))
    await issuer.call(issueDocument, { id: id(), code, symbol: '8-BC/QU', issuedOn: today })
  })

  test('a program, a page, macros or nothing is no signed file; a name leads nowhere', async () => {
    const code = await frozen(paragraph('a'))
    const word = ['[Content_Types].xml', 'word/document.xml']
    const files: Readonly<Record<string, Uint8Array>> = {
      'file-program': Buffer.from('MZ\u0090'),
      'file-macros': zipOf(...word, 'word/vbaProject.bin'),
      'file-markup': Buffer.from('<svg onload="x"/>'),
      'file-kind-unknown': zipOf('a.exe'),
      'file-empty': Buffer.alloc(0),
      'signed-file-kind': Buffer.from('chỉ là chữ'),
    }
    for (const [expected, bytes] of Object.entries(files)) {
      const refused = await issuer.refused(attachSignedFile, { id: id(), code, name: 'a.pdf' }, bytes)
      expect([refused.code, refused.field]).toEqual([expected, 'file'])
    }
    expect((await clerk.call(readEdition, { code })).signedFile).toBeNull()
    const name = '..\\..\\a"\r\nSet-Cookie: x=1\u202efdp.exe'
    await issuer.call(attachSignedFile, { id: id(), code, name }, Buffer.from('%PDF-1.7\n'))
    const { headers } = await world.app.inject({
      method: 'GET',
      url: `/api/v1${downloadEdition.path}?code=${code}&format=signed`,
      cookies: { session: await sessionOf(world.app, 'duyet-binh-thuy') },
    })
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+"(; filename\*=UTF-8''[\w.%~!-]+)?$/)
    const { signedFile } = await clerk.call(readEdition, { code })
    expect(signedFile?.name).toMatch(/^[^\\/"\r\n\u202e]+\.pdf$/)
    expect((await clerk.ask(downloadEdition, { code, format: 'signed' })).bytes.toString()).toBe('%PDF-1.7\n')
  })

  test('verifying nothing, too much or a guess tells so and keeps nothing', async () => {
    expect(await clerk.refused(verifyFile, {}, Buffer.alloc(0))).toMatchObject({ code: 'file-empty', field: 'file' })
    const huge = await clerk.refused(verifyFile, {}, Buffer.alloc(200_000_000))
    expect([huge.status, huge.code, huge.field]).toEqual([413, 'too-large', 'file'])
    const links = await clerk.call(verifyFile, {}, Buffer.alloc(20_000_000, '/d/a'))
    expect(links).toMatchObject({ verdict: 'unknown', names: null })
    for (const code of ['%', '_', "' or true --", '/d/'])
      expect((await clerk.call(verifyCode, { code })).verdict).toBe('unknown')
  })
})

describe('a corrigendum', () => {
  test('of a corrigendum tells what was corrected since; an id of another one is refused', async () => {
    const { code } = await issuer.call(freezeDocument, freezing(await handToSigner(clerk, at, oneFigure('@report'))))
    await correct('71')
    const first = { id: id(), code }
    const made = await Promise.all([1, 2, 3].map(() => clerk.ask(startCorrigendum, first)))
    expect(made.map(codeOf)).toEqual(['200', '200', '200'])
    await clerk.call(stepDocument, { id: id(), document: first.id, event: 'submit' })
    const corrected = (await issuer.call(freezeDocument, freezing(first.id))).code
    expect((await clerk.refused(startCorrigendum, { id: id(), code: corrected })).code).toBe('nothing-changed')
    await correct('72')
    expect((await clerk.refused(startCorrigendum, { ...first, code: corrected })).code).toBe('id-taken')
    const second = { id: id(), code: corrected }
    await clerk.call(startCorrigendum, second)
    expect((await clerk.call(openDocument, { document: second.id })).corrects).toBe(corrected)
    expect((await stranger.refused(startCorrigendum, { id: id(), code })).status).toBe(404)
  })
})

describe('units that change', () => {
  let city: World
  beforeAll(async () => {
    city = await openCity()
  })
  afterAll(() => city.close())

  const decide = async (change: object, effectiveOn: string) => {
    const decision = {
      id: id(),
      issuer: 'c',
      symbol: '9-QĐ/TU',
      issuedOn: effectiveOn,
      effectiveOn,
      vi: 'Sắp xếp',
      en: 'Reorganisation',
    }
    await (await city.as('duyet-c')).call(decideReorganisation, { ...decision, changes: [change] } as never)
  }

  test('a frozen document says what it said after its unit is renamed; an ended unit writes no more', async () => {
    const [writer, signer] = [await city.as('nhap-a'), await city.as('duyet-a')]
    const place = { unit: 'c.a', period: '2026-09' }
    await writer.call(enterValue, { id: id(), ...place, measure: 'm.meetings', value: '7' })
    const told: Block = inLine({ type: 'text', text: 'Họp ' }, figure('f', 'm.meetings'))
    const document = await handToSigner(writer, place, { type: 'doc', content: [told] })
    const { code } = await signer.call(freezeDocument, freezing(document))
    const before = {
      docx: await writer.call(downloadEdition, { code, format: 'docx' }),
      pdf: await writer.call(downloadEdition, { code, format: 'pdf' }),
      sheet: await writer.call(readEditionSheet, { code }),
      manifest: (await writer.call(readEdition, { code })).manifest,
    }
    await decide({ act: 'rename', unit: 'c.a', vi: 'Đảng bộ phường Tên Mới', en: 'New name' }, '2026-09-15')
    expect({
      docx: await writer.call(downloadEdition, { code, format: 'docx' }),
      pdf: await writer.call(downloadEdition, { code, format: 'pdf' }),
      sheet: await writer.call(readEditionSheet, { code }),
      manifest: (await writer.call(readEdition, { code })).manifest,
    }).toEqual(before)
    expect(before.sheet.printable?.own).not.toContain('TÊN MỚI')
    await decide({ act: 'dissolve', unit: 'c.b.1', custodian: 'c.b' }, '2026-10-01')
    const gone = await city.as('nhap-b')
    const start = { from: 'empty' as const }
    const late = await gone.ask(createDocument, { id: id(), unit: 'c.b.1', period: '2026-10', start })
    expect([404, 422]).toContain(late.status)
    await gone.call(createDocument, { id: id(), unit: 'c.b.1', period: '2026-08', start })
  })

  test('who reads a public document of a unit above is not told figures since that are not theirs', async () => {
    const [writer, signer, neighbour] = [await city.as('nhap-c'), await city.as('duyet-c'), await city.as('nhap-b')]
    const place = { unit: 'c.a.1', measure: 'm.visits', period: '2026-08' }
    const entry = id()
    await writer.call(enterValue, { id: entry, ...place, value: '41' })
    const document = id()
    await writer.call(createDocument, { id: document, unit: 'c', period: '2026-08', start: { from: 'empty' } })
    const said = { type: 'doc' as const, content: [inLine(figure('f', 'm.visits', { unit: 'c.a.1' }))] }
    await writer.call(writeDocument, { document, updates: [{ id: id(), bytes: base64(updateOf(said)) }] })
    const { frame, frameId } = await writer.call(openDocument, { document })
    await writer.call(setDocumentFrame, {
      ...{ id: id(), document, seen: frameId, frame: { ...frame, audience: 'public' } },
    })
    await writer.call(stepDocument, { id: id(), document, event: 'submit' })
    const { code } = await signer.call(freezeDocument, freezing(document))
    await writer.call(correctEntry, { id: id(), supersedes: entry, value: '9753', reason: 'bí mật nội bộ' })
    expect(JSON.stringify((await writer.call(readEdition, { code })).changedSince)).toContain('9.753')
    const shown = await neighbour.ask(readEdition, { code })
    expect(shown.status).toBe(200)
    expect(JSON.stringify(shown.body)).not.toMatch(/9\.?753|bí mật/)
    expect((await neighbour.ask(openDocument, { document })).status).toBe(404)
  })
})
