import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { correctEntry, readFigure } from '../../src/modules/figures/contract.ts'
import { createDocument } from '../../src/modules/reports/contract/document/create.ts'
import { findDocuments } from '../../src/modules/reports/contract/document/list.ts'
import { openDocument } from '../../src/modules/reports/contract/document/open.ts'
import { stepDocument } from '../../src/modules/reports/contract/document/step.ts'
import { freezeDocument, readEdition } from '../../src/modules/reports/contract/edition.ts'
import { downloadPack, findPacks, makePack, readPack } from '../../src/modules/reports/contract/pack.ts'
import { openDocument as openDocx } from '../kit/docx.ts'
import { freezing } from '../kit/edition-aims.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

const at = { unit: 'can-tho.binh-thuy', period: '2024-Q1' }

let world: World
let clerk: Person
let pack: string
beforeAll(async () => {
  world = await openWorld('seed')
  clerk = await world.as('nhap-lieu-binh-thuy')
  pack = id()
  await clerk.call(makePack, { id: pack, ...at })
})
afterAll(() => world.close())

describe('the pack of a conference', () => {
  test('one action makes programme, report, tables, programme of work and list of commendations', async () => {
    const read = await clerk.call(readPack, { pack })
    expect(read.documents.map(({ kind }) => kind)).toEqual([
      'conference_programme',
      'quarterly',
      'other',
      'work_programme',
      'commendations',
    ])
    expect(read.name.vi).toBe('Hội nghị đánh giá kết quả quý I/2024')
  })

  test('a pack sent twice is made once', async () => {
    const again = await clerk.call(makePack, { id: pack, ...at })
    expect(again.documents).toHaveLength(5)
    const { documents } = await clerk.call(findDocuments, { unit: at.unit, pack })
    expect(documents).toHaveLength(5)
    expect((await clerk.refused(makePack, { id: pack, ...at, period: '2024-02' })).code).toBe('id-taken')
  })

  test('a number that stands in several documents is the same everywhere', async () => {
    const { shared, disagreeing } = await clerk.call(readPack, { pack })
    const admitted = shared.find(({ address }) => address.measure === 'admitted' && address.aspect === 'actual')
    expect(admitted?.stands.length).toBeGreaterThan(1)
    expect(admitted?.agrees).toBe(true)
    expect(disagreeing).toBe(0)
  })

  test('downloads as one file, drafts saying what they are', async () => {
    const bytes = await clerk.call(downloadPack, { pack })
    const files = unzipSync(new Uint8Array(bytes as Buffer))
    const names = Object.keys(files).filter((name) => name !== '00-muc-luc.docx')
    expect(names).toHaveLength(5)
    expect(names.every((name) => name.endsWith('-du-thao.docx'))).toBe(true)
    const contents = openDocx(Buffer.from(files['00-muc-luc.docx'] ?? []))
    expect(contents.links.map(({ target }) => target)).toEqual(names)
    expect(contents.text).toContain('Đảng viên mới kết nạp')
  })

  test('each document leads to the others of its conference, frozen ones to what was frozen; who may not open it is told nothing', async () => {
    const { documents } = await clerk.call(readPack, { pack })
    const { packed } = await clerk.call(openDocument, { document: documents[0]?.id ?? '' })
    expect(packed).toMatchObject({ id: pack, name: { vi: 'Hội nghị đánh giá kết quả quý I/2024' } })
    expect(packed?.documents.map((one) => [one.id, one.edition])).toEqual(documents.map(({ id }) => [id, null]))
    const alone = id()
    await clerk.call(createDocument, { id: alone, ...at, start: { from: 'empty' } })
    expect((await clerk.call(openDocument, { document: alone })).packed).toBeNull()
    const stranger = await world.as('nhap-lieu-son-tra')
    expect((await stranger.refused(openDocument, { document: documents[0]?.id ?? '' })).status).toBe(404)
  })

  test('a reader may look but not make one, and a stranger finds none', async () => {
    const approver = await world.as('duyet-binh-thuy')
    expect((await approver.call(findPacks, { unit: at.unit })).can.make.isAllowed).toBe(false)
    expect((await approver.refused(makePack, { id: id(), ...at })).status).toBe(403)
    expect((await approver.call(readPack, { pack })).documents).toHaveLength(5)
    expect((await clerk.call(findPacks, { unit: at.unit })).packs.map((one) => one.id)).toEqual([pack])
    const stranger = await world.as('nhap-lieu-son-tra')
    expect((await stranger.refused(readPack, { pack })).status).toBe(404)
    expect((await stranger.refused(downloadPack, { pack })).status).toBe(404)
    expect((await stranger.refused(makePack, { id: id(), ...at })).status).toBe(404)
  })

  test('a period that no conference reviews is refused', async () => {
    const problem = await clerk.refused(makePack, { id: id(), unit: at.unit, period: '2024-01-01..2024-03-28' })
    expect(problem).toMatchObject({ code: 'period-does-not-fit', field: 'period' })
  })

  test('a frozen document keeps its numbers; when a figure is corrected since, the pack tells where they differ', async () => {
    const issuer = await world.as('duyet-binh-thuy')
    const { documents } = await clerk.call(readPack, { pack })
    const report = documents.find(({ kind }) => kind === 'quarterly')?.id ?? ''
    await clerk.call(stepDocument, { id: id(), document: report, event: 'submit' })
    const { code } = await issuer.call(freezeDocument, freezing(report))
    const edition = await clerk.call(readEdition, { code })
    expect(edition.packed?.documents.find((one) => one.id === report)?.edition).toBe(code)
    expect((await clerk.call(readPack, { pack })).disagreeing).toBe(0)
    const page = await clerk.call(readFigure, { unit: at.unit, measure: 'admitted', period: at.period })
    await clerk.call(correctEntry, {
      ...{ id: id(), supersedes: page.currentEntryId ?? '', value: '52', reason: 'Đếm sót một người' },
    })
    const after = await clerk.call(readPack, { pack })
    const differing = after.shared.find(({ agrees }) => !agrees)
    expect(differing?.address).toMatchObject({ measure: 'admitted', aspect: 'actual', period: '2024-Q1' })
    expect(differing?.stands.map(({ printed }) => printed).toSorted()).toEqual(['51', '52'])
    const names = Object.keys(unzipSync(new Uint8Array((await clerk.call(downloadPack, { pack })) as Buffer)))
    expect(names.filter((name) => name.endsWith('.pdf'))).toHaveLength(1)
  })
})
