import { inflateRawSync } from 'node:zlib'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { PrintedFigure } from '../../../figures/contract.ts'
import { type AnnexTable, type Report, type Run, usualLayout } from '../../report.ts'
import { renderReport } from './render.ts'

const both = (vi: string) => ({ vi, en: vi })
const figure: PrintedFigure = {
  address: { unit: 'CT.BT', measure: 'M', class: null, aspect: 'actual', period: '2024-Q1' },
  unit: { code: 'CT.BT', kind: 'party_organisation', role: 'district', name: both('Quận ủy Bình Thủy') },
  measure: { code: 'M', name: both('Kết nạp đảng viên'), measuredIn: both('người'), kind: 'counted' },
  className: null,
  periodText: both('quý I/2024'),
  printed: both('51 người'),
  printedNumber: both('51'),
  value: '51',
  high: '51',
  exact: '51',
  word: null,
  isEstimate: false,
  isOfMost: false,
  absence: null,
  origin: 'stated',
  isPartial: false,
  coverage: { have: 1, expected: 1, approved: 1 },
  periods: null,
  cutOffOn: null,
}
const number = (printed: string, code: string): Run => ({ figure, code, printed, number: 1 })
const words = (text: string): Run => ({ text })

const annex = (columns: number): AnnexTable => ({
  title: 'Kết quả thực hiện các chỉ tiêu',
  columns: ['TT', 'Chỉ tiêu', ...Array.from({ length: columns - 2 }, (_, at) => `Cột ${at + 3}`)],
  rows: [
    [[words('1')], [words('Kết nạp đảng viên mới')], [number('95', 'k-plan')], [words('—')]],
    [[words('2')], [words('Thu ngân sách & <quỹ>')], [number('30,72%', 'k-budget')], [words('—')]],
  ],
})

const report: Report = {
  superior: 'Đảng bộ thành phố Cần Thơ',
  own: 'Quận ủy Bình Thủy',
  title: 'BÁO CÁO',
  summary: 'tình hình thực hiện nhiệm vụ quý I/2024',
  symbol: '15-BC/QU',
  place: 'Bình Thủy, ngày 02 tháng 4 năm 2024',
  band: 'BẢN DỰNG LẠI TỪ SỐ LIỆU ĐÃ CÔNG BỐ',
  isDraft: true,
  unapprovedNote: 'số liệu chưa duyệt',
  sections: [
    { number: 'I', title: 'Kết quả', paragraphs: [], hasData: true },
    {
      number: '1',
      title: 'Công tác tổ chức',
      paragraphs: [
        [words('Kết nạp '), number('51', 'k-done'), words(' trên '), number('95', 'k-plan'), words(' đảng viên.')],
      ],
      hasData: true,
    },
    { number: 'II', title: 'Hạn chế', paragraphs: [[words('(chưa có số liệu trong hệ thống)')]], hasData: false },
  ],
  annexes: [annex(4), annex(8)],
  signature: { authority: 'T/M Ban Thường vụ', post: 'Bí thư' },
  recipients: ['Thành ủy Cần Thơ', 'Lưu Văn phòng Quận ủy'],
  publicUrl: 'https://thenchot.example',
  layout: usualLayout,
}

/** The text parts of a zip file by path; dates and times of the entries under `dates`. */
function open(zip: Uint8Array): { parts: Map<string, string>; dates: Set<number> } {
  const bytes = Buffer.from(zip)
  const end = bytes.length - 22
  const parts = new Map<string, string>()
  const dates = new Set<number>()
  let at = bytes.readUInt32LE(end + 16)
  for (let entry = 0; entry < bytes.readUInt16LE(end + 10); entry++) {
    const lengths = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)] as const
    const path = bytes.toString('utf8', at + 46, at + 46 + lengths[0])
    const head = bytes.readUInt32LE(at + 42)
    const from = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28)
    const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20))
    dates.add(bytes.readUInt32LE(at + 12)).add(bytes.readUInt32LE(head + 10))
    parts.set(path, (bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8'))
    at += 46 + lengths[0] + lengths[1] + lengths[2]
  }
  return { parts, dates }
}

async function render(changes: Partial<Report> = {}) {
  const { parts, dates } = open(await renderReport({ ...report, ...changes }))
  const part = (path: string) => parts.get(path) ?? ''
  const document = part('word/document.xml')
  const targets = new Map(
    [...part('word/_rels/document.xml.rels').matchAll(/<Relationship [^>]*>/g)].map(([tag]) => [
      /Id="([^"]*)"/.exec(tag)?.[1] ?? '',
      /Target="([^"]*)"/.exec(tag)?.[1] ?? '',
    ]),
  )
  const textOf = (xml: string) =>
    [...xml.matchAll(/<w:t[ >][^<]*|<w:t>[^<]*/g)].map(([tag]) => tag.replace(/^<[^>]*>/, '')).join('')
  return { parts, dates, part, document, targets, text: textOf(document), textOf }
}

afterEach(() => {
  vi.useRealTimers()
})

describe('the report as a Word document', () => {
  test('every figure is a link to its own address', async () => {
    const { document, targets, textOf } = await render()
    const links = [...document.matchAll(/<w:hyperlink [^>]*r:id="([^"]*)"[^>]*>(.*?)<\/w:hyperlink>/g)]
    const site = 'https://thenchot.example/f'
    expect(links.map(([, id, xml]) => [textOf(xml ?? ''), targets.get(id ?? '')])).toEqual([
      ['51', `${site}/k-done`],
      ['95', `${site}/k-plan`],
      ['95', `${site}/k-plan`],
      ['30,72%', `${site}/k-budget`],
      ['95', `${site}/k-plan`],
      ['30,72%', `${site}/k-budget`],
    ])
  })

  test('every page of every section says what the paper is and that it is a draft', async () => {
    const { document, targets, part, textOf } = await render()
    const sections = [...document.matchAll(/<w:sectPr.*?<\/w:sectPr>/g)].map(([xml]) => xml)
    expect(sections).toHaveLength(3)
    for (const section of sections) {
      const headers = [...section.matchAll(/<w:headerReference [^>]*r:id="([^"]*)"/g)].map(([, id]) =>
        targets.get(id ?? ''),
      )
      expect(headers).toHaveLength(section.includes('<w:titlePg/>') ? 2 : 1)
      for (const header of headers) {
        expect(textOf(part(`word/${header}`))).toContain('BẢN DỰNG LẠI TỪ SỐ LIỆU ĐÃ CÔNG BỐ')
        expect(textOf(part(`word/${header}`))).toContain('DỰ THẢO')
      }
    }
  })

  test('an issued report carries neither band, mark nor warning', async () => {
    const { parts, text, textOf } = await render({ band: null, isDraft: false, unapprovedNote: null })
    const headers = [...parts].filter(([path]) => path.startsWith('word/header')).map(([, xml]) => textOf(xml))
    expect(headers.join('')).toBe('')
    expect(text).not.toContain('chưa duyệt')
  })

  test('Vietnamese words are intact and the parts stand in the order of the Party layout', async () => {
    const { text } = await render()
    const order = [
      'ĐẢNG BỘ THÀNH PHỐ CẦN THƠ',
      'QUẬN ỦY BÌNH THỦY',
      '*',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'Số 15-BC/QU',
      'Bình Thủy, ngày 02 tháng 4 năm 2024',
    ]
    const body = [
      'BÁO CÁO',
      'tình hình thực hiện nhiệm vụ quý I/2024',
      '(số liệu chưa duyệt)',
      'I. Kết quả',
      '(chưa có số liệu trong hệ thống)',
    ]
    const end = [
      'Nơi nhận:',
      '- Thành ủy Cần Thơ,',
      '- Lưu Văn phòng Quận ủy.',
      'T/M BAN THƯỜNG VỤ',
      'BÍ THƯ',
      'PHỤ LỤC 1',
      'PHỤ LỤC 2',
    ]
    const places = [...order, ...body, ...end].map((words) => text.indexOf(words))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((one, other) => one - other))
  })

  test('a demonstration edition leaves number and date blank', async () => {
    const { text } = await render({ symbol: null, place: null })
    expect(text).toMatch(/Số\u00a0+\.+, ngày \.+ tháng \.+ năm \.+BÁO CÁO/)
  })

  test('a symbol without its number leaves room for it', async () => {
    expect((await render({ symbol: '-BC/QU' })).text).toMatch(/Số\u00a0+-BC\/QU/)
  })

  test('annexes keep their rows, and only a wide one is turned', async () => {
    const { document, text } = await render()
    expect(text).toContain('1Kết nạp đảng viên mới95—2Thu ngân sách &amp; &lt;quỹ&gt;30,72%—')
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(2)
    const sizes = [...document.matchAll(/<w:pgSz [^>]*>/g)].map(([tag]) => /w:w="(\d+)"/.exec(tag)?.[1])
    expect(sizes).toEqual(['11906', '11906', '16838'])
  })

  test('the same report gives the same bytes, at any time', async () => {
    const one = await renderReport(report)
    vi.setSystemTime(new Date('2031-05-19T08:00:00Z'))
    const later = await renderReport(report)
    expect(Buffer.compare(one, later)).toBe(0)
    expect(open(one).dates).toEqual(new Set([0x0021_0000]))
  })

  test('the file names no person and speaks Vietnamese', async () => {
    const { part } = await render()
    expect(part('docProps/core.xml')).toContain('<dc:title>BÁO CÁO tình hình thực hiện nhiệm vụ quý I/2024</dc:title>')
    expect(part('docProps/core.xml')).toContain('<dc:creator>Then Chốt</dc:creator>')
    expect(part('word/styles.xml')).toContain('w:val="vi-VN"')
    expect([...(await render()).parts.values()].join('')).not.toContain('Un-named')
  })
})
