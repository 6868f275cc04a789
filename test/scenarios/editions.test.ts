import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { correctEntry } from '../../src/modules/figures/contract.ts'
import { createDocument } from '../../src/modules/reports/contract/document/create.ts'
import { openDocument } from '../../src/modules/reports/contract/document/open.ts'
import { stepDocument } from '../../src/modules/reports/contract/document/step.ts'
import { writeDocument } from '../../src/modules/reports/contract/document/write.ts'
import {
  attachSignedFile,
  downloadDraftEdition,
  downloadEdition,
  downloadSignature,
  fillSignatureSlot,
  freezeDocument,
  issueDocument,
  previewEdition,
  printDraft,
  readEdition,
  readEditionSheet,
  startCorrigendum,
  unfreezeDocument,
} from '../../src/modules/reports/contract/edition.ts'
import { verifyCode, verifyFile } from '../../src/modules/reports/contract/verify.ts'
import type { Block, FigurePlace, Inline } from '../../src/modules/reports/document/content.ts'
import { updateOf } from '../../src/modules/reports/server/document/text/from-content.ts'
import { openDocument as openDocx } from '../kit/docx.ts'
import { deskOf } from '../kit/drafts.ts'
import { freezing, handToSigner, signature } from '../kit/edition-aims.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

const unit = 'can-tho.binh-thuy'
const period = '2024-Q1'

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

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const figure = (place: Partial<FigurePlace> & Pick<FigurePlace, 'id' | 'measure'>): Inline => ({
  type: 'figure',
  attrs: {
    form: 'value',
    unit: '@self',
    class: null,
    aspect: 'actual',
    period: '@report',
    against: null,
    plan: null,
    ...place,
  },
})
const text = (words: string): Inline => ({ type: 'text', text: words })
const paragraph = (name: string, content: Inline[]): Block => ({
  type: 'paragraph',
  attrs: { id: name, isOld: false },
  content,
})
const admitted = () =>
  paragraph('p1', [
    text('Trong quý, toàn Đảng bộ kết nạp được '),
    figure({ id: 'f1', measure: 'admitted', form: 'of-plan' }),
    text('.'),
  ])

const submitted = (blocks: readonly Block[]) =>
  handToSigner(clerk, { unit, period }, { type: 'doc', content: [...blocks] })

const bytesOf = async (
  person: Person,
  endpoint: typeof downloadEdition,
  code: string,
  format: 'docx' | 'pdf' | 'signed',
) => {
  const reply = await person.ask(endpoint, { code, format })
  expect(reply.status).toBe(200)
  return reply.bytes
}

describe('freezing', () => {
  test('keeps Word, PDF, content and a manifest in which every number is found again', async () => {
    const frozen = await issuer.call(freezeDocument, freezing(await submitted([admitted()])))
    const [docx, pdf] = [
      await bytesOf(clerk, downloadEdition, frozen.code, 'docx'),
      await bytesOf(clerk, downloadEdition, frozen.code, 'pdf'),
    ]
    expect([hashOf(docx), hashOf(pdf)]).toEqual([frozen.sha256, frozen.pdfSha256])
    const edition = await clerk.call(readEdition, { code: frozen.code })
    const opened = openDocx(docx)
    expect(opened.text).toContain('kết nạp được 51/95')
    const links = opened.links.filter((link) => link.target.includes('/f/'))
    expect(links.map((link) => [link.target, link.printed])).toEqual(
      edition.manifest.numbers.map((number) => [number.link, number.printed]),
    )
    expect(edition.manifest.numbers.find((number) => number.printed === '51')?.entries).toHaveLength(1)
    expect(edition).toMatchObject({ state: 'frozen', pages: 1, issue: null, changedSince: [] })
    expect(edition.slots).toMatchObject([{ digest: frozen.pdfSha256, file: null }])
    const { printable } = await clerk.call(readEditionSheet, { code: frozen.code })
    expect(printable?.body).toHaveLength(1)
    expect(printable).toMatchObject({ symbol: null, datedOn: null, code: frozen.code })
  })

  test('sent twice is done once', async () => {
    const input = freezing(await submitted([admitted()]))
    expect(await issuer.call(freezeDocument, input)).toEqual(await issuer.call(freezeDocument, input))
  })

  test('is for the issuer, and only of what is with the signer', async () => {
    const document = await submitted([admitted()])
    expect(await clerk.refused(freezeDocument, freezing(document))).toMatchObject({ status: 403 })
    expect(await stranger.refused(freezeDocument, freezing(document))).toMatchObject({ status: 404 })
    const draft = id()
    await clerk.call(createDocument, { id: draft, unit, period, start: { from: 'empty', kind: 'quarterly' } })
    expect(await issuer.refused(freezeDocument, freezing(draft))).toMatchObject({ code: 'not-submitted' })
  })

  test('is refused for what has no figure, what may not be seen and what nobody approved, and leaves nothing behind', async () => {
    const missing = await submitted([paragraph('p1', [figure({ id: 'f1', measure: 'admitted', period: '2011' })])])
    expect(await issuer.refused(freezeDocument, freezing(missing))).toMatchObject({
      code: 'figure-missing',
      details: { about: ['f1'] },
    })
    const hidden = await submitted([
      paragraph('p1', [figure({ id: 'f2', measure: 'admitted', unit: 'can-tho.cai-rang', period: '2022' })]),
    ])
    const refused = await issuer.refused(freezeDocument, freezing(hidden))
    expect(refused).toMatchObject({ code: 'figure-not-open', details: { about: ['f2'] } })
    expect(JSON.stringify(refused)).not.toContain('89')
    const unapproved = await submitted([admitted()])
    expect(await issuer.refused(freezeDocument, { ...freezing(unapproved), printsUnapproved: false })).toMatchObject({
      code: 'unapproved-figures',
      field: 'printsUnapproved',
    })
    for (const document of [missing, hidden, unapproved]) {
      expect((await clerk.call(previewEdition, { id: document })).editions).toEqual([])
      expect((await clerk.call(openDocument, { document })).state).toBe('signing')
    }
  })

  test('asks to confirm a document without a summary', async () => {
    const document = await submitted([admitted()])
    expect(await issuer.refused(freezeDocument, { ...freezing(document), confirmed: [] })).toMatchObject({
      code: 'no-name',
      field: 'confirmed',
    })
  })

  test('asks to confirm words of an earlier document that nobody looked at', async () => {
    const old = { type: 'paragraph' as const, attrs: { id: 'old', isOld: true }, content: [text('Chữ của kỳ trước.')] }
    const document = await handToSigner(clerk, { unit, period }, { type: 'doc', content: [old] })
    const refused = await issuer.refused(freezeDocument, freezing(document))
    expect(refused).toMatchObject({ code: 'old-prose', field: 'confirmed' })
    expect(refused.message.vi).toContain('1 đoạn lấy từ báo cáo trước')
    const asked = freezing(document)
    await issuer.call(freezeDocument, { ...asked, confirmed: [...asked.confirmed, 'old-prose'] })
  })
})

describe('a frozen document', () => {
  test('opened again keeps its bytes, is marked as replaced, and names the one after it', async () => {
    const document = await submitted([admitted()])
    const first = await issuer.call(freezeDocument, freezing(document))
    const reopening = { id: id(), code: first.code, reason: 'Bổ sung mục kiến nghị' }
    expect(await clerk.refused(unfreezeDocument, reopening)).toMatchObject({ status: 403 })
    await issuer.call(unfreezeDocument, reopening)
    await issuer.call(unfreezeDocument, reopening)
    await clerk.call(stepDocument, { id: id(), document, event: 'submit' })
    const second = await issuer.call(freezeDocument, freezing(document))
    expect(second.code).toBe(`${first.code}-2`)
    const replaced = await clerk.call(readEdition, { code: first.code })
    expect(replaced).toMatchObject({
      state: 'replaced',
      replacedBy: second.code,
      unfrozen: { reason: 'Bổ sung mục kiến nghị' },
    })
    expect(hashOf(await bytesOf(clerk, downloadEdition, first.code, 'pdf'))).toBe(first.pdfSha256)
    expect(
      await issuer.refused(issueDocument, { id: id(), code: first.code, symbol: '12-BC/QU', issuedOn: '2024-04-02' }),
    ).toMatchObject({
      code: 'replaced',
    })
  })

  test('takes number, day, signed file and a detached signature back, and is then closed for good', async () => {
    const frozen = await issuer.call(freezeDocument, freezing(await submitted([admitted()])))
    const { code } = frozen
    const issuing = { id: id(), code, symbol: 'số 12 - bc/qu', issuedOn: '2024-04-03' }
    expect(await clerk.refused(issueDocument, issuing)).toMatchObject({ status: 403 })
    expect(await issuer.refused(issueDocument, { ...issuing, symbol: '12/BC' })).toMatchObject({
      code: 'bad-symbol',
      field: 'symbol',
    })
    expect(await issuer.refused(issueDocument, { ...issuing, issuedOn: '2999-01-01' })).toMatchObject({
      field: 'issuedOn',
    })
    expect(await issuer.call(issueDocument, issuing)).toMatchObject({ symbol: '12-BC/QU' })
    expect(await issuer.refused(unfreezeDocument, { id: id(), code, reason: 'sửa lại' })).toMatchObject({
      code: 'issued-already',
    })

    const signed = Buffer.concat([await bytesOf(clerk, downloadEdition, code, 'pdf'), Buffer.from('\n%signed')])
    const sending = { id: id(), code, name: 'Ký số 12.pdf' }
    expect(await clerk.refused(attachSignedFile, sending, signed)).toMatchObject({ status: 403 })
    expect(await issuer.call(attachSignedFile, sending, signed)).toMatchObject({ sha256: hashOf(signed) })
    expect(await issuer.refused(attachSignedFile, { ...sending, id: id() }, Buffer.from('MZ...'))).toMatchObject({
      code: 'file-program',
    })
    expect(hashOf(await bytesOf(clerk, downloadEdition, code, 'signed'))).toBe(hashOf(signed))

    const slot = (await clerk.call(readEdition, { code })).slots[0]?.id ?? ''
    expect(
      await issuer.refused(fillSignatureSlot, { id: id(), slot, name: 'x.p7s' }, Buffer.from('chữ ký')),
    ).toMatchObject({
      code: 'signature-kind',
    })
    await issuer.call(fillSignatureSlot, { id: id(), slot, name: 'chu-ky.p7s' }, signature)
    expect((await clerk.ask(downloadSignature, { slot })).bytes).toEqual(signature)
    expect(await stranger.refused(downloadSignature, { slot })).toMatchObject({ status: 404 })
    expect(await clerk.call(readEdition, { code })).toMatchObject({
      state: 'issued',
      issue: { symbol: '12-BC/QU', issuedOn: '2024-04-03' },
      signedFile: { name: 'Ký số 12.pdf', sha256: hashOf(signed) },
    })
    expect(await clerk.call(verifyFile, {}, signed)).toMatchObject({
      verdict: 'issued',
      file: 'signed',
      edition: { code, symbol: '12-BC/QU' },
    })
  })

  test('is told from a file with one byte changed, and from one that has nothing to do with it', async () => {
    const frozen = await issuer.call(freezeDocument, freezing(await submitted([admitted()])))
    for (const format of ['docx', 'pdf'] as const) {
      const bytes = Buffer.from(await bytesOf(clerk, downloadEdition, frozen.code, format))
      expect(await clerk.call(verifyFile, {}, bytes)).toMatchObject({
        verdict: 'frozen',
        file: format,
        edition: { code: frozen.code },
      })
      const changed = Buffer.concat([bytes])
      const at = format === 'pdf' ? changed.length - 20 : 12
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(await clerk.call(verifyFile, {}, changed)).toMatchObject({
        verdict: 'unknown',
        edition: null,
        names: { code: frozen.code },
      })
      expect(await stranger.call(verifyFile, {}, bytes)).toMatchObject({ verdict: 'unknown', names: null })
    }
    expect(await clerk.call(verifyFile, {}, Buffer.from('chỉ là chữ'))).toMatchObject({
      verdict: 'unknown',
      names: null,
    })
    expect(
      await clerk.call(verifyCode, { code: `https://x.example/d/${frozen.code.toUpperCase()}?y=1` }),
    ).toMatchObject({
      verdict: 'frozen',
      edition: { code: frozen.code },
    })
    expect(await stranger.call(verifyCode, { code: frozen.code })).toMatchObject({ verdict: 'unknown' })
  })
})

describe('the pages of a draft', () => {
  test('are compared with those printed last: only what says something else is named', async () => {
    const document = id()
    const many = Array.from({ length: 60 }, (_, at) =>
      paragraph(`b${at}`, [text(`Đoạn thứ ${at}. ${'Nội dung của đoạn. '.repeat(12)}`)]),
    )
    await clerk.call(createDocument, { id: document, unit, period, start: { from: 'empty', kind: 'quarterly' } })
    await clerk.call(writeDocument, {
      document,
      updates: [{ id: id(), bytes: Buffer.from(updateOf({ type: 'doc', content: many })).toString('base64') }],
    })
    const first = await clerk.call(printDraft, { id: id(), document })
    expect(first).toMatchObject({ changedPages: null, lastPrint: null })
    expect(first.pages).toBeGreaterThan(2)
    const again = { id: id(), document }
    expect(await clerk.call(printDraft, again)).toMatchObject({ changedPages: [], lastPrint: { pages: first.pages } })
    await clerk.call(writeDocument, {
      document,
      updates: [
        {
          id: id(),
          bytes: Buffer.from(
            updateOf({ type: 'doc', content: [paragraph('end', [text('Thêm một câu cuối.')])] }),
          ).toString('base64'),
        },
      ],
    })
    const changed = await clerk.call(printDraft, { id: id(), document })
    expect(changed.changedPages?.length).toBeGreaterThan(0)
    expect(changed.removedPages).toEqual([])
    expect(await clerk.call(printDraft, again)).toMatchObject({ changedPages: [] })
    const desk = await deskOf(clerk, document)
    desk.type((fragment) => fragment.delete(10, fragment.length - 10))
    await desk.send()
    const shorter = await clerk.call(printDraft, { id: id(), document })
    expect(shorter.pages).toBeLessThan(changed.pages)
    expect(shorter.removedPages).toEqual(
      Array.from({ length: changed.pages - shorter.pages }, (_, at) => shorter.pages + at + 1),
    )
    expect(await stranger.refused(printDraft, { id: id(), document })).toMatchObject({ status: 404 })
  })

  test('of a draft say that it is one', async () => {
    const document = await submitted([admitted()])
    const docx = await clerk.ask(downloadDraftEdition, { id: document, format: 'docx' })
    expect(openDocx(docx.bytes).links.every((link) => link.target.includes('/f/'))).toBe(true)
    const pdf = await clerk.ask(downloadDraftEdition, { id: document, format: 'pdf' })
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(await stranger.refused(downloadDraftEdition, { id: document, format: 'pdf' })).toMatchObject({ status: 404 })
  })
})

describe('a figure that is corrected after freezing', () => {
  test('leaves the bytes as they were, marks the page, and makes a corrigendum that says by how much and why', async () => {
    const frozen = await issuer.call(freezeDocument, freezing(await submitted([admitted()])))
    const before = await bytesOf(clerk, downloadEdition, frozen.code, 'pdf')
    expect(await clerk.refused(startCorrigendum, { id: id(), code: frozen.code })).toMatchObject({
      code: 'nothing-changed',
    })
    const number = (await clerk.call(readEdition, { code: frozen.code })).manifest.numbers.find(
      (one) => one.printed === '51',
    )
    await clerk.call(correctEntry, {
      id: id(),
      supersedes: number?.entries[0] ?? '',
      value: '53',
      reason: 'Đếm sót hai quyết định kết nạp',
    })
    const edition = await clerk.call(readEdition, { code: frozen.code })
    expect(edition.changedSince.find((change) => change.number === number?.number)).toMatchObject({
      printedThen: '51',
      printedNow: { vi: '53 người' },
      difference: { vi: 'tăng 2 đảng viên (3,92%)' },
      reasons: ['Đếm sót hai quyết định kết nạp'],
    })
    expect(edition.changedSince.find((change) => change.printedThen === '53,68%')?.difference).toMatchObject({
      vi: 'tăng 2,11 điểm %',
      en: '2.11 percentage points more',
    })
    expect(hashOf(await bytesOf(clerk, downloadEdition, frozen.code, 'pdf'))).toBe(hashOf(before))
    expect(await clerk.call(verifyFile, {}, before)).toMatchObject({
      verdict: 'frozen',
      edition: { changedNumbers: edition.changedSince.length },
    })

    const making = { id: id(), code: frozen.code }
    expect(await issuer.refused(startCorrigendum, { ...making, id: id() })).toMatchObject({ status: 403 })
    expect(await stranger.refused(startCorrigendum, { ...making, id: id() })).toMatchObject({ status: 404 })
    await clerk.call(startCorrigendum, making)
    await clerk.call(startCorrigendum, making)
    const shown = await clerk.call(previewEdition, { id: making.id })
    const table = shown.printable.body.find((block) => block.kind === 'table')
    const cells =
      table?.kind === 'table'
        ? table.table.rows.map((row) =>
            row.map((line) => line.map((run) => ('figure' in run ? run.printed : run.text)).join('')),
          )
        : []
    expect(cells[0]?.slice(2)).toEqual([
      '51',
      '53 đảng viên',
      'tăng 2 đảng viên (3,92%)',
      'Đếm sót hai quyết định kết nạp',
    ])
    expect((await clerk.call(readEdition, { code: frozen.code })).corrigenda).toMatchObject([{ id: making.id }])
    expect((await clerk.call(openDocument, { document: making.id })).corrects).toBe(frozen.code)
  })
})
