import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFigure, readFigureByCode } from '../../src/modules/figures/contract.ts'
import { setDocumentFrame } from '../../src/modules/reports/contract/document/frame.ts'
import { openDocument } from '../../src/modules/reports/contract/document/open.ts'
import { stepDocument } from '../../src/modules/reports/contract/document/step.ts'
import {
  downloadEdition,
  freezeDocument,
  issueDocument,
  previewEdition,
  readEdition,
  readEditionSheet,
  startCorrigendum,
  unfreezeDocument,
} from '../../src/modules/reports/contract/edition.ts'
import { verifyCode, verifyFile, verifyPublic } from '../../src/modules/reports/contract/verify.ts'
import { listDocuments, readDocument } from '../../src/modules/reports/contract.ts'
import { numbersIn } from '../../src/modules/reports/printable.ts'
import { foundCells, personHolding } from '../kit/cells.ts'
import { freezing, handToSigner, oneFigure } from '../kit/edition-aims.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

const at = { unit: 'can-tho.binh-thuy', period: '2024-Q1' }

let world: World
let clerk: Person
let issuer: Person
/** Of a cell under the committee that issues, and of a committee beside it. */
let below: Person
let beside: Person
let cell: string
beforeAll(async () => {
  world = await openWorld()
  clerk = await world.as('nhap-lieu-binh-thuy')
  issuer = await world.as('duyet-binh-thuy')
  beside = await world.as('nhap-lieu-cai-rang')
  cell = (await foundCells(world, at.unit, 1))[0]?.code ?? ''
  below = await personHolding(world, 'clerk', cell)
})
afterAll(() => world.close())

const frozenFor = async (audience: 'scope' | 'subtree' | 'public') => {
  const document = await handToSigner(clerk, at, oneFigure('@report'), { audience })
  return { document, ...(await issuer.call(freezeDocument, freezing(document))) }
}

describe('a frozen document for the units below', () => {
  test('is read by them and by nobody beside, file by file; one for its own unit by neither', async () => {
    const [own, down] = [await frozenFor('scope'), await frozenFor('subtree')]
    const edition = await below.call(readEdition, { code: down.code })
    expect(edition).toMatchObject({ state: 'frozen', document: null, opensUnit: false, unfollowed: 1 })
    for (const format of ['docx', 'pdf'] as const)
      expect((await below.ask(downloadEdition, { code: down.code, format })).bytes).toEqual(
        (await clerk.ask(downloadEdition, { code: down.code, format })).bytes,
      )
    const { bytes } = await clerk.ask(downloadEdition, { code: down.code, format: 'pdf' })
    expect(await below.call(verifyFile, {}, bytes)).toMatchObject({ verdict: 'frozen', edition: { code: down.code } })
    expect(await below.call(verifyCode, { code: down.code })).toMatchObject({ verdict: 'frozen' })

    for (const [person, code] of [
      [below, own.code],
      [beside, down.code],
      [beside, own.code],
    ] as const) {
      expect(await person.refused(readEdition, { code })).toMatchObject({ status: 404 })
      expect(await person.refused(readEditionSheet, { code })).toMatchObject({ status: 404 })
      expect(await person.refused(downloadEdition, { code, format: 'pdf' })).toMatchObject({ status: 404 })
      expect(await person.call(verifyCode, { code })).toMatchObject({ verdict: 'unknown' })
    }
  })

  test('stands in their list of what came from above, and in nobody else’s', async () => {
    const [own, down] = [await frozenFor('scope'), await frozenFor('subtree')]
    const codes = async (person: Person, unit: string) =>
      (await person.call(listDocuments, { unit, side: 'above' })).documents.map((document) => document.code)
    expect(await codes(below, cell)).toContain(down.code)
    expect(await codes(below, cell)).not.toContain(own.code)
    expect(await codes(beside, 'can-tho.cai-rang')).toEqual([])
    const listed = (await below.call(listDocuments, { unit: cell, side: 'above' })).documents
    expect(listed.find((document) => document.code === down.code)).toMatchObject({ changedNumbers: 0, unfollowed: 1 })
  })

  test('says to them what is printed: its draft, and the figures behind its numbers, stay closed', async () => {
    const { document, code } = await frozenFor('subtree')
    const known = await clerk.call(readEdition, { code })
    const told = await below.call(readEdition, { code })
    expect(known.manifest.numbers[0]).toMatchObject({ printed: '51', exact: '51' })
    expect(known.manifest.numbers[0]?.entries).toHaveLength(1)
    expect(told.manifest.numbers).toMatchObject([{ printed: '51', exact: null, value: null, entries: [], link: '' }])
    expect((await below.call(readDocument, { code })).manifest.numbers).toEqual(told.manifest.numbers)
    const [sheet, ownSheet] = [
      await below.call(readEditionSheet, { code }),
      await clerk.call(readEditionSheet, { code }),
    ]
    const [shown] = sheet.printable ? numbersIn(sheet.printable) : []
    expect(shown).toMatchObject({
      printed: '51',
      code: '',
      figure: { exact: null, coverage: { have: 0, expected: 0 } },
    })
    expect(ownSheet.printable && numbersIn(ownSheet.printable)[0]?.code).toMatch(/^[a-z0-9]{12}$/)

    const printedCode = known.manifest.numbers[0]?.link.split('/f/')[1] ?? ''
    expect(await below.refused(readFigureByCode, { code: printedCode })).toMatchObject({ status: 404 })
    const { address } = await clerk.call(readFigureByCode, { code: printedCode })
    const figure = { ...address, class: undefined }
    expect(await below.refused(readFigure, figure)).toMatchObject({ status: 404 })
    expect((await clerk.call(readFigure, figure)).figure.value).toBe('51')

    expect(await below.refused(openDocument, { document })).toMatchObject({ status: 404 })
    expect(await below.refused(previewEdition, { id: document })).toMatchObject({ status: 404 })
  })

  test('may not be changed by them', async () => {
    const { document, code } = await frozenFor('subtree')
    expect(told(await below.call(readEdition, { code }))).toEqual([false, false, false, false])
    const issuing = { id: id(), code, symbol: '31-BC/QU', issuedOn: '2024-04-03' }
    expect(await below.refused(issueDocument, issuing)).toMatchObject({ status: 404 })
    expect(await below.refused(unfreezeDocument, { id: id(), code, reason: 'sửa lại' })).toMatchObject({ status: 404 })
    expect(await below.refused(startCorrigendum, { id: id(), code })).toMatchObject({ status: 403 })
    expect(await below.refused(stepDocument, { id: id(), document, event: 'submit' })).toMatchObject({ status: 404 })
    await issuer.call(issueDocument, issuing)
    expect(await below.call(readEdition, { code })).toMatchObject({
      state: 'issued',
      issue: { symbol: '31-BC/QU', by: { vi: 'đơn vị lập văn bản' } },
    })
  })

  test('opened again is told to them as one that no longer stands; what is written after it stays closed', async () => {
    const { document, code } = await frozenFor('subtree')
    await issuer.call(unfreezeDocument, { id: id(), code, reason: 'Bổ sung mục kiến nghị' })
    const replaced = await below.call(readEdition, { code })
    expect(replaced).toMatchObject({ state: 'replaced', unfrozen: null, replacedBy: null })
    expect(JSON.stringify(replaced)).not.toContain('Bổ sung mục kiến nghị')
    expect(
      (await below.call(listDocuments, { unit: cell, side: 'above' })).documents.map((one) => one.code),
    ).not.toContain(code)
    // Frozen anew for its own unit only.
    const opened = await clerk.call(openDocument, { document })
    await clerk.call(setDocumentFrame, {
      ...{ id: id(), document, frame: { ...opened.frame, audience: 'scope' }, seen: opened.frameId },
    })
    await clerk.call(stepDocument, { id: id(), document, event: 'submit' })
    const next = await issuer.call(freezeDocument, freezing(document))
    expect(await below.refused(readEdition, { code: next.code })).toMatchObject({ status: 404 })
    expect(await below.call(readEdition, { code })).toMatchObject({ state: 'replaced', replacedBy: null })
    expect(await clerk.call(readEdition, { code })).toMatchObject({ replacedBy: next.code })
  })
})

const told = ({ can }: { readonly can: Readonly<Record<string, { readonly isAllowed: boolean }>> }): boolean[] =>
  Object.values(can).map((one) => one.isAllowed)

describe('a public document', () => {
  test('is verified by whoever holds it, without an account; one that is not public is told to nobody', async () => {
    const nobody = await world.as(null)
    const [open, down] = [await frozenFor('public'), await frozenFor('subtree')]
    expect(await nobody.call(verifyPublic, { sha256: open.pdfSha256 })).toMatchObject({
      ...{ verdict: 'frozen', file: 'pdf', edition: { code: open.code } },
    })
    expect(await nobody.call(verifyPublic, { code: `https://x.example/d/${open.code.toUpperCase()}` })).toMatchObject({
      verdict: 'frozen',
      edition: { code: open.code, unit: { code: at.unit } },
    })
    for (const asked of [{ code: down.code }, { sha256: down.pdfSha256 }, { sha256: 'a'.repeat(64) }]) {
      expect(await nobody.call(verifyPublic, asked)).toMatchObject({ verdict: 'unknown', edition: null, names: null })
      // The same for who has an account: this page speaks of public documents only.
      expect(await clerk.call(verifyPublic, asked)).toMatchObject({ verdict: 'unknown' })
    }
    for (const asked of [{}, { code: open.code, sha256: open.pdfSha256 }, { sha256: 'ngắn' }])
      expect(await nobody.refused(verifyPublic, asked)).toMatchObject({ status: 400 })
    expect(await nobody.refused(readEdition, { code: open.code })).toMatchObject({ status: 401 })
    expect(await beside.call(readEdition, { code: open.code })).toMatchObject({ opensUnit: false, unfollowed: 1 })
  })
})
