import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { grantRole, listAccounts } from '../../src/modules/accounts/contract.ts'
import {
  approveEntries,
  correctEntry,
  listWaiting,
  readFigure,
  readFigureByCode,
} from '../../src/modules/figures/contract.ts'
import {
  downloadDocument,
  downloadDraft,
  issueReport,
  listDocuments,
  previewReport,
  readDocument,
  readDraftManifest,
} from '../../src/modules/reports/contract.ts'
import { openDocument } from '../kit/docx.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

const quarter = { unit: 'can-tho.binh-thuy', period: '2024-Q1' }
const year = { unit: 'can-tho.cai-rang', period: '2022' }
const publicUrl = 'http://127.0.0.1:4780'

let world: World
let clerk: Person
let issuer: Person
let leader: Person
beforeAll(async () => {
  world = await openWorld()
  clerk = await world.as('nhap-lieu-binh-thuy')
  issuer = await world.as('duyet-binh-thuy')
  leader = await world.as('lanh-dao-can-tho')
})
afterAll(() => world.close())

const bytesOf = async (
  person: Person,
  endpoint: typeof downloadDraft | typeof downloadDocument,
  input: object,
): Promise<Buffer> => {
  const reply = await person.ask(endpoint, input)
  expect(reply.status).toBe(200)
  return reply.bytes
}
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe('the draft of Bình Thủy, first quarter of 2024', () => {
  test('names the sections for which the system holds nothing, and no other', async () => {
    const preview = await clerk.call(previewReport, quarter)
    expect(preview.missingSections).toContain('3. Công tác kiểm tra, giám sát')
    expect(preview.missingSections).not.toContain('2. Công tác tổ chức, cán bộ, đảng viên')
    const silent = preview.sections.filter((section) =>
      section.paragraphs.flat().some((run) => 'text' in run && run.text.includes('chưa có số liệu trong hệ thống')),
    )
    expect(silent.map((section) => `${section.number}. ${section.title}`)).toEqual(preview.missingSections)
  })

  test('prints 51 of 95 and 53,68%, and says on the page what it is', async () => {
    const { text, links } = openDocument(await bytesOf(clerk, downloadDraft, quarter))
    expect(text).toContain('Đảng viên mới kết nạp: 51/95 người, đạt 53,68%')
    expect(text).toContain('BÁO CÁO')
    expect(text).toMatch(/số liệu chưa duyệt/)
    expect(links.map((link) => link.printed)).toEqual(expect.arrayContaining(['51', '95', '53,68%']))
  })

  test('links every number to the figure of the manifest, which opens with that very value', async () => {
    const manifest = await clerk.call(readDraftManifest, quarter)
    const { links } = openDocument(await bytesOf(clerk, downloadDraft, quarter))
    expect(links.length).toBeGreaterThan(4)
    expect(links.map((link) => [link.target, link.printed])).toEqual(
      manifest.numbers.map((number) => [number.link, number.printed]),
    )
    for (const number of manifest.numbers) {
      expect(number.link).toMatch(new RegExp(`^${publicUrl}/f/[a-z0-9]{12}$`))
      const { address, knownAt } = await clerk.call(readFigureByCode, { code: number.link.split('/f/')[1] ?? '' })
      expect(knownAt).toBeNull()
      expect(address).toEqual({
        unit: number.unit,
        measure: number.measure,
        class: number.class,
        aspect: number.aspect,
        period: number.period,
      })
      const { figure } = await clerk.call(readFigure, { ...address, class: address.class ?? undefined })
      expect([figure.value, figure.exact, figure.word]).toEqual([number.value, number.exact, number.word])
      expect(figure.printed.vi).toContain(number.printed)
      expect(number.entries.length).toBeGreaterThan(0)
    }
  })

  test('a unit without a committee, or a period nobody knows, has no report', async () => {
    expect((await clerk.refused(previewReport, { ...quarter, period: '2024-Q7' })).status).toBe(400)
    expect((await leader.refused(previewReport, { unit: 'can-tho.thoi-lai', period: '2005' })).status).toBe(422)
    expect((await leader.ask(previewReport, { unit: 'can-tho.thoi-lai', period: '2020' })).status).toBe(200)
  })
})

describe('issuing', () => {
  test('only the issuer issues, and figures that nobody approved are refused unless the text says so', async () => {
    const preview = await issuer.call(previewReport, quarter)
    expect(preview.unapproved).toBeGreaterThan(0)
    expect([preview.can.issue.isAllowed, (await clerk.call(previewReport, quarter)).can.issue.isAllowed]).toEqual([
      true,
      false,
    ])
    const refused = await issuer.refused(issueReport, { id: id(), ...quarter })
    expect([refused.status, refused.code, refused.details]).toEqual([
      422,
      'unapproved-figures',
      { unapproved: preview.unapproved },
    ])
    const noted = { ...quarter, printsUnapproved: true }
    expect((await clerk.refused(issueReport, { id: id(), ...noted })).status).toBe(403)
    const issued = await issuer.call(issueReport, { id: id(), ...noted })
    const { text } = openDocument(await bytesOf(clerk, downloadDocument, { code: issued.code }))
    expect(text).toContain(`Trong báo cáo có ${preview.unapproved} số liệu chưa duyệt`)
  })

  test('once approved it is issued as it stands, and a later correction is told beside bytes that never change', async () => {
    const waiting = await issuer.call(listWaiting, { unit: quarter.unit })
    await issuer.call(approveEntries, { entryIds: waiting.entries.map((entry) => entry.record.id) })
    const documentId = id()
    const issued = await issuer.call(issueReport, { id: documentId, ...quarter })
    expect(await issuer.call(issueReport, { id: documentId, ...quarter })).toEqual(issued)
    const bytes = await bytesOf(clerk, downloadDocument, { code: issued.code })
    expect(hashOf(bytes)).toBe(issued.sha256)
    expect(openDocument(bytes).text).not.toMatch(/chưa duyệt|DỰ THẢO/)
    const before = await clerk.call(readDocument, { code: issued.code })
    expect([before.sha256, before.size, before.changedSince]).toEqual([issued.sha256, bytes.length, []])

    const place = { unit: quarter.unit, measure: 'admitted', period: '2024-Q1' }
    const { currentEntryId } = await clerk.call(readFigure, place)
    await clerk.call(correctEntry, { id: id(), supersedes: currentEntryId ?? '', value: '52', reason: 'đếm lại hồ sơ' })

    expect((await bytesOf(clerk, downloadDocument, { code: issued.code })).equals(bytes)).toBe(true)
    const after = await clerk.call(readDocument, { code: issued.code })
    expect(after.sha256).toBe(issued.sha256)
    expect(after.changedNumbers).toBe(after.changedSince.length)
    const changed = new Set(after.changedSince.map((item) => `${item.printedThen} -> ${item.printedNow.vi}`))
    expect([...changed].sort()).toEqual(['44 người -> 43 người', '51 -> 52 người', '53,68% -> 54,74%'])
    const listed = (await clerk.call(listDocuments, { unit: quarter.unit })).documents.find(
      (item) => item.code === issued.code,
    )
    expect(listed?.changedNumbers).toBe(after.changedNumbers)

    const printed = before.manifest.numbers.find((number) => number.printed === '51')
    const { address, knownAt } = await clerk.call(readFigureByCode, { code: printed?.link.split('/f/')[1] ?? '' })
    expect(knownAt).toBe(before.knownAt)
    const at = { ...address, class: undefined }
    expect((await clerk.call(readFigure, { ...at, knownAt: knownAt ?? undefined })).figure.value).toBe('51')
    expect((await clerk.call(readFigure, at)).figure.value).toBe('52')
  })

  test('stores the bytes and the entries behind each number in the same transaction', async () => {
    const { rows } = await world.database.owner.query<{
      isWhole: boolean
      numbers: number
      entries: number
      expected: number
    }>(
      `select sha256(b.bytes) = d.sha256 as "isWhole", jsonb_array_length(d.manifest -> 'numbers') as numbers,
        (select count(*) from report_entry r where r.document_id = d.id) as entries,
        (select count(*) from (select distinct n ->> 'number', e from jsonb_array_elements(d.manifest -> 'numbers') n, jsonb_array_elements_text(n -> 'entries') e) x) as expected
      from report_document d join blob b on b.sha256 = d.sha256`,
    )
    expect(rows).toHaveLength(2)
    for (const row of rows) {
      expect(row.isWhole).toBe(true)
      expect(row.numbers).toBeGreaterThan(0)
      expect(row.entries).toBe(row.expected)
    }
  })
})

describe('the report of Cái Răng for 2022', () => {
  test('holds its findings in the draft, and leaves them out once issued', async () => {
    const preview = await leader.call(previewReport, year)
    expect(preview.findings.map((finding) => finding.kind).sort()).toEqual([
      'class_set_undeclared',
      'different_bases:rating.organisations-and-cells',
    ])
    const draft = openDocument(await bytesOf(leader, downloadDraft, year)).text
    for (const words of ['Điểm cần làm rõ', '114,43%', '99,74%', '100,00%']) expect(draft).toContain(words)

    const admin = await world.as('quan-tri')
    const account = (await admin.call(listAccounts, {})).accounts.find((item) => item.login === 'duyet-binh-thuy')
    const grant = {
      id: id(),
      accountId: account?.id ?? '',
      role: 'issuer',
      unit: year.unit,
      from: '2024-01-01',
      until: null,
    } as const
    expect((await issuer.refused(issueReport, { id: id(), ...year, printsUnapproved: true })).status).toBe(404)
    await admin.call(grantRole, grant)
    const issued = await issuer.call(issueReport, { id: id(), ...year, printsUnapproved: true })
    const text = openDocument(await bytesOf(leader, downloadDocument, { code: issued.code })).text
    expect(text).toContain('101,14%')
    expect(text).not.toContain('114,43%')
    expect(text).not.toContain('Điểm cần làm rõ')
  })
})
