import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkFile, checkText, heldFigures } from '../../src/modules/consistency/contract/text.ts'
import { textReport } from '../../src/modules/consistency/text/report.ts'
import { lockedPdf, wordFile } from '../kit/text-files.ts'
import { openWorld, type Person, type World } from '../kit/world.ts'

let world: World
let clerk: Person
beforeAll(async () => {
  world = await openWorld()
  clerk = await world.as('nhap-lieu-binh-thuy')
})
afterAll(() => world.close())

const place = { unit: 'can-tho.binh-thuy', period: '2024-Q1' }
const text = 'Quý I, Đảng bộ quận Bình Thủy kết nạp 51/95 đảng viên, đạt 63,68% kế hoạch năm.'

describe('checking a text', () => {
  test('whoever is signed in gets the report that the command line gives, and nothing is recorded', async () => {
    const acts = async () => (await world.database.owner.query('select count(*)::int as n from act')).rows[0].n
    const people = await Promise.all(['nhap-lieu-binh-thuy', 'lanh-dao-can-tho', 'quan-tri'].map(world.as))
    const before = await acts()
    for (const person of people) expect(await person.call(checkText, { text })).toEqual(textReport(text))
    expect(await acts()).toBe(before)
    expect((await world.database.owner.query('select count(*)::int as n from blob')).rows[0].n).toBe(0)
  })

  test('a file is read and not kept', async () => {
    const answer = await clerk.call(checkFile, {}, wordFile([text]))
    expect(answer).toMatchObject({ text, kind: 'docx', notes: [], report: textReport(text) })
    expect((await world.database.owner.query('select count(*)::int as n from blob')).rows[0].n).toBe(0)
  })

  test('who will check the text asks for the text alone', async () => {
    const answer = await clerk.call(checkFile, { isTextOnly: 'yes' }, wordFile([text]))
    expect(answer).toMatchObject({ text, report: null })
  })

  test('a text too long for the server is refused, naming the file, and still read for who will check it', async () => {
    const long = Buffer.from(`${text}\n`.repeat(8000))
    const refused = await clerk.refused(checkFile, {}, long)
    expect([refused.status, refused.code, refused.field]).toEqual([400, 'text-too-long', 'file'])
    expect((await clerk.call(checkFile, { isTextOnly: 'yes' }, long)).text).toHaveLength(long.toString().length)
  })

  test.each([
    ['a protected file', lockedPdf(), 'file-password'],
    ['nothing', Buffer.alloc(0), 'file-empty'],
    ['a program', Buffer.from('MZ\u0090'), 'file-program'],
  ])('%s is refused, naming the file', async (_what, bytes, code) => {
    const refused = await clerk.refused(checkFile, {}, bytes)
    expect([refused.status, refused.code, refused.field]).toEqual([400, code, 'file'])
  })
})

describe('comparing with held figures', () => {
  test('the held figures of the unit, its bodies and its year come with their names', async () => {
    const { unit, figures } = await clerk.call(heldFigures, place)
    expect(unit.code).toBe(place.unit)
    const admitted = figures.filter((figure) => figure.measureNames[0] === 'Đảng viên mới kết nạp')
    expect(admitted).toContainEqual(expect.objectContaining({ value: '51', aspect: 'actual', period: '2024-Q1' }))
    expect(admitted).toContainEqual(expect.objectContaining({ value: '95', period: '2024' }))
  })

  test('a figure that differs from the held one is told, and is no contradiction of the text', async () => {
    const other = 'Quý I năm 2024, Đảng bộ quận Bình Thủy kết nạp 52 đảng viên mới.'
    const { findings } = await clerk.call(checkText, { text: other, ...place })
    expect(findings.filter((finding) => finding.kind === 'held')).toMatchObject([{ expected: '51 người' }])
    expect(findings.some((finding) => finding.severity === 'contradiction')).toBe(false)
    const same = other.replace('52', '51')
    expect((await clerk.call(checkText, { text: same, ...place })).checked.some((item) => item.kind === 'held')).toBe(
      true,
    )
  })

  test('nobody compares with the figures of a unit they may not open; half a place is refused', async () => {
    const stranger = await world.as('nhap-lieu-son-tra')
    expect((await stranger.refused(heldFigures, place)).status).toBe(404)
    expect((await stranger.refused(checkText, { text, ...place })).status).toBe(404)
    expect((await stranger.refused(checkFile, place, wordFile([text]))).status).toBe(404)
    expect(await stranger.call(checkText, { text })).toEqual(textReport(text))
    const half = await clerk.refused(checkText, { text, unit: place.unit })
    expect([half.status, half.field]).toEqual([400, 'period'])
  })
})
