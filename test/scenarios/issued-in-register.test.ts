import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFile, readDirective, withdrawDirective } from '../../src/modules/directives/contract/document.ts'
import { withholdNumber } from '../../src/modules/directives/contract/series.ts'
import { listDirectives, registerDirective } from '../../src/modules/directives/contract.ts'
import { readFigure } from '../../src/modules/figures/contract.ts'
import {
  attachSignedFile,
  freezeDocument,
  issueDocument,
  previewEdition,
  readEdition,
} from '../../src/modules/reports/contract/edition.ts'
import type { Frame } from '../../src/modules/reports/document/frame.ts'
import { foundCells, personHolding, setToday } from '../kit/cells.ts'
import { freezing, handToSigner, oneFigure } from '../kit/edition-aims.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

const unit = 'can-tho.binh-thuy'
const issuedOn = '2024-04-03'

let world: World
let clerk: Person
let issuer: Person
beforeAll(async () => {
  world = await openWorld()
  clerk = await world.as('nhap-lieu-binh-thuy')
  issuer = await world.as('duyet-binh-thuy')
  await world.database.owner.query(`
    insert into counted_from (measure_id, unit_id, from_day, known_from)
    select m.id, u.id, '2024-04-01', (select id from act order by at limit 1) from measure m, unit u
    where m.code = 'directives.issued' and u.code like 'can-tho.binh-thuy%'`)
  await world.database.owner.query('update installation set catalogue_version = catalogue_version + 1')
})
afterAll(() => world.close())

const frozen = async (frame: Partial<Frame> = {}): Promise<string> => {
  const document = await handToSigner(clerk, { unit, period: '2024-Q1' }, oneFigure('@report'), {
    summary: 'tình hình quý I/2024',
    ...frame,
  })
  return (await issuer.call(freezeDocument, freezing(document))).code
}
const inRegister = async (symbol: string) =>
  (await clerk.call(listDirectives, { unit, search: symbol })).directives.filter((one) => one.symbol === symbol)
const counted = async (at: string) =>
  Number((await clerk.call(readFigure, { unit: at, measure: 'directives.issued', period: '2024-Q2' })).figure.value)

describe('an issued document', () => {
  test('stands in the register as a document of its unit, linked both ways, and is counted', async () => {
    const before = await counted(unit)
    const code = await frozen({ audience: 'subtree' })
    const issuing = { id: id(), code, symbol: '41-BC/QU', issuedOn }
    const issued = await issuer.call(issueDocument, issuing)
    expect(issued.register).toMatchObject({ symbol: '41-BC/QU', wasThere: false })
    expect((await issuer.call(issueDocument, issuing)).register).toEqual(issued.register)
    const [entry, ...more] = await inRegister('41-BC/QU')
    expect(more).toEqual([])
    expect(entry).toMatchObject({
      id: issued.register?.id,
      kind: 'report',
      issuedOn,
      issuer: { code: unit },
      name: { vi: 'Báo cáo tình hình quý I/2024' },
    })
    const page = await clerk.call(readDirective, { id: entry?.id ?? '' })
    expect(page).toMatchObject({ audience: 'subtree', edition: { code }, files: [], symbolRemark: null })
    expect((await clerk.call(readEdition, { code })).register?.id).toBe(entry?.id)
    expect(await counted(unit)).toBe(before + 1)
    const stranger = await world.as('nhap-lieu-son-tra')
    expect(await stranger.refused(readDirective, { id: entry?.id ?? '' })).toMatchObject({ status: 404 })
  })

  test('is one of the organ on whose behalf it was signed', async () => {
    const organ = `${unit}:standing-committee`
    const before = await counted(organ)
    const code = await frozen({ signature: { authority: 'T/M BAN THƯỜNG VỤ', post: 'PHÓ BÍ THƯ' } })
    await issuer.call(issueDocument, { id: id(), code, symbol: '42-BC/QU', issuedOn })
    expect((await inRegister('42-BC/QU'))[0]?.issuer.code).toBe(organ)
    expect(await counted(organ)).toBe(before + 1)
  })

  test('that came in from the document system before is linked, and neither doubled nor counted twice', async () => {
    const there = id()
    await clerk.call(registerDirective, {
      ...{ id: there, issuer: `${unit}:standing-committee`, kind: 'report', symbol: '43-BC/QU', issuedOn },
      title: 'Báo cáo tình hình quý I năm 2024',
    })
    const before = await counted(`${unit}:standing-committee`)
    const code = await frozen()
    const issued = await issuer.call(issueDocument, { id: id(), code, symbol: '43-BC/QU', issuedOn })
    expect(issued.register).toMatchObject({ id: there, wasThere: true })
    expect(await inRegister('43-BC/QU')).toHaveLength(1)
    expect((await clerk.call(readDirective, { id: there })).edition).toMatchObject({ code })
    expect(await counted(`${unit}:standing-committee`)).toBe(before)
  })

  test('hangs its signed file on its entry, and a later one in its place', async () => {
    const code = await frozen()
    const { register } = await issuer.call(issueDocument, { id: id(), code, symbol: '44-BC/QU', issuedOn })
    const entry = register?.id ?? ''
    const files = async () => (await clerk.call(readDirective, { id: entry })).files
    const signed = (words: string) => Buffer.from(`%PDF-1.7\n${words}\n%%EOF`)
    const sending = { id: id(), code, name: 'Ký số 44.pdf' }
    await issuer.call(attachSignedFile, sending, signed('bản ký'))
    await issuer.call(attachSignedFile, sending, signed('bản ký'))
    const [file, ...more] = await files()
    expect([file?.name, more]).toEqual(['Ký số 44.pdf', []])
    expect((await clerk.ask(openFile, { id: file?.id ?? '' })).bytes).toEqual(signed('bản ký'))
    await issuer.call(attachSignedFile, { ...sending, id: id() }, signed('bản ký lại'))
    expect((await files()).map(({ id: one }) => one)).not.toContain(file?.id)
    expect(await files()).toHaveLength(1)
  })

  test('keeps its entry: it is corrected, not withdrawn', async () => {
    const code = await frozen()
    const { register } = await issuer.call(issueDocument, { id: id(), code, symbol: '45-BC/QU', issuedOn })
    expect(await clerk.refused(withdrawDirective, { id: register?.id ?? '', reason: 'ghi nhầm' })).toMatchObject({
      code: 'directive-in-use',
    })
  })

  test('for the units below is open to them from the register as well', async () => {
    const cell = (await foundCells(world, unit, 1))[0]?.code ?? ''
    const below = await personHolding(world, 'reader', cell)
    const [down, own] = [await frozen({ audience: 'subtree' }), await frozen({ audience: 'scope' })]
    const entryOf = async (code: string, symbol: string) =>
      (await issuer.call(issueDocument, { id: id(), code, symbol, issuedOn })).register?.id ?? ''
    const [open, closed] = [await entryOf(down, '46-BC/QU'), await entryOf(own, '47-BC/QU')]
    expect((await below.call(readDirective, { id: open })).edition).toMatchObject({ code: down })
    expect((await below.call(readEdition, { code: down })).register?.id).toBe(open)
    expect(await below.refused(readDirective, { id: closed })).toMatchObject({ status: 404 })
  })
})

describe('the symbol of a document', () => {
  test('ends in the letters of its kind and committee before it has a number, and never brings a number', async () => {
    const code = await frozen()
    expect((await clerk.call(readEdition, { code })).symbolEnd).toBe('-BC/QU')
    const bare = await frozen({ symbolType: '' })
    expect((await clerk.call(readEdition, { code: bare })).symbolEnd).toBeNull()
  })

  test('is printed so on the paper of a real installation, and left blank on that of a demonstration', async () => {
    const document = await handToSigner(clerk, { unit, period: '2024-Q1' }, oneFigure('@report'))
    const symbol = async () => (await clerk.call(previewEdition, { id: document })).printable.symbol
    expect(await symbol()).toBeNull()
    await world.database.owner.query(`update installation set edition = 'real'`)
    expect(await symbol()).toBe('-BC/QU')
    await world.database.owner.query(`update installation set edition = 'seed'`)
  })
})

describe('a number of a series', () => {
  const issue = async (symbol: string, on = issuedOn) => ({ id: id(), code: await frozen(), symbol, issuedOn: on })

  test('is borne once within a term; what bears it is named, and a number may be left out', async () => {
    await issuer.call(issueDocument, await issue('51-BC/QU'))
    const later = await issue('51-BC/QU', '2024-05-06')
    await setToday(world, '2024-05-06')
    const taken = await issuer.refused(issueDocument, later)
    await setToday(world, issuedOn)
    expect(taken).toMatchObject({
      status: 409,
      code: 'number-taken',
      field: 'symbol',
      details: { taken: { symbol: '51-BC/QU', name: 'Báo cáo tình hình quý I/2024', issuedOn } },
    })
    expect(taken.message.vi).toContain('“Báo cáo tình hình quý I/2024”, 51-BC/QU ngày 03/4/2024')
    // On the same day as well: one entry of the register is one document.
    expect(await issuer.refused(issueDocument, await issue('51-BC/QU'))).toMatchObject({ code: 'number-taken' })
    await issuer.call(issueDocument, await issue('51a-BC/QU'))
    await issuer.call(issueDocument, await issue('59-BC/QU'))
  })

  test('is taken by what others registered, and by a number that is withheld', async () => {
    await clerk.call(registerDirective, {
      ...{ id: id(), issuer: unit, kind: 'report', symbol: '61-BC/QU', issuedOn: '2024-02-05' },
      title: 'Báo cáo công tác tháng 1',
    })
    expect(await issuer.refused(issueDocument, await issue('61-BC/QU'))).toMatchObject({
      details: { taken: { name: 'Báo cáo công tác tháng 1' } },
    })
    await clerk.call(withholdNumber, { id: id(), issuer: unit, symbol: '62-BC/QU', issuedOn: '2024-02-06' })
    expect(await issuer.refused(issueDocument, await issue('62-BC/QU'))).toMatchObject({
      code: 'number-taken',
      details: { taken: { name: null } },
    })
  })

  test('given to two at once is borne by one', async () => {
    const [one, other] = [await issue('71-BC/QU'), await issue('71-BC/QU', '2024-04-04')]
    await setToday(world, '2024-04-04')
    const replies = await Promise.all([issuer.ask(issueDocument, one), issuer.ask(issueDocument, other)])
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409])
    expect(await inRegister('71-BC/QU')).toHaveLength(1)
  })
})
