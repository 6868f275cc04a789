import { inflateRawSync } from 'node:zlib'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { number, printable, words } from '../../../../../test/kit/printable.ts'
import type { Printable } from '../../printable.ts'
import { renderDocx } from './render.ts'

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

async function render(changes: Partial<Printable> = {}) {
  const { parts, dates } = open(await renderDocx({ ...printable, ...changes }))
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

describe('a document as Word', () => {
  test('who signs for another stands below whom, each on a line of its own', async () => {
    const { document, textOf } = await render({
      signature: { authority: 'T/L BAN THƯỜNG VỤ', post: 'K/T CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG', name: null },
    })
    const lines = [...document.matchAll(/<w:p>.*?<\/w:p>/g)].map(([xml]) => textOf(xml))
    const first = lines.indexOf('T/L BAN THƯỜNG VỤ')
    expect(lines.slice(first, first + 3)).toEqual(['T/L BAN THƯỜNG VỤ', 'K/T CHÁNH VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG'])
  })

  test('every figure is a link to its own address', async () => {
    const { document, targets, textOf } = await render()
    const links = [...document.matchAll(/<w:hyperlink [^>]*r:id="([^"]*)"[^>]*>(.*?)<\/w:hyperlink>/g)]
    const site = 'https://thenchot.example'
    expect(links.map(([, id, xml]) => [textOf(xml ?? ''), targets.get(id ?? '')])).toEqual([
      ['51', `${site}/f/k-done`],
      ['95', `${site}/f/k-plan`],
      ['12', `${site}/f/k-at`],
      ['40', `${site}/f/k-point-6`],
      ['44', `${site}/f/k-point-8`],
      ['62', `${site}/f/k-point-9`],
      ['51', `${site}/f/k-point-10`],
      ['12', `${site}/f/k-point-11`],
      ['7', `${site}/f/k-point-12`],
      [`${site}/d/ct-bt-2024-q1-0a1b2c`, `${site}/d/ct-bt-2024-q1-0a1b2c`],
      ['95', `${site}/f/k-plan`],
      ['30,72%', `${site}/f/k-budget`],
      ['95', `${site}/f/k-plan`],
      ['30,72%', `${site}/f/k-budget`],
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

  test('a frozen document carries neither band, mark nor warning', async () => {
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
      'Số\u00a015-BC/QU',
      'Bình Thủy, ngày 02 tháng 4 năm 2024',
    ]
    const body = [
      'BÁO CÁO',
      'tình hình thực hiện nhiệm vụ quý I/2024',
      '(số liệu chưa duyệt)',
      'I. Kết quả',
      'Kết nạp 51 trên 95 đảng viên.',
      'a) Các chi bộ',
      'Chi bộ khu vực 1 đã họp.',
      'Đảng viên theo phường',
      'Đảng viên mới kết nạp theo quý',
      'quý II/2023: chưa có số liệu',
      'Theo đơn vị',
      '(chưa có số liệu trong hệ thống)',
    ]
    const end = [
      'Nơi nhận:',
      '- Thành ủy Cần Thơ,',
      '- Lưu Văn phòng Quận ủy.',
      'T/M BAN THƯỜNG VỤ',
      'BÍ THƯ',
      'Số liệu có ngày chốt khác ngày cuối kỳ:',
      'Kết nạp đảng viên, quý I/2024 (51): tính đến 28/3/2024',
      'Mã văn bản: ct-bt-2024-q1-0a1b2c',
      'PHỤ LỤC 1',
      'PHỤ LỤC 2',
    ]
    const places = [...order, ...body, ...end].map((words) => text.indexOf(words))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((one, other) => one - other))
  })

  test('a demonstration edition leaves number and date blank', async () => {
    const { text } = await render({ symbol: null, place: null, datedOn: null })
    expect(text).toMatch(/Số\u00a0+\.+, ngày \.+ tháng \.+ năm \.+BÁO CÁO/)
  })

  test('a symbol without its number leaves room for it', async () => {
    expect((await render({ symbol: '-BC/QU' })).text).toMatch(/Số\u00a0+-BC\/QU/)
  })

  test('annexes keep their rows, and only a wide one is turned', async () => {
    const { document, text } = await render()
    expect(text).toContain('1Kết nạp đảng viên mới95—2Thu ngân sách &amp; &lt;quỹ&gt;30,72%—')
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(3)
    const sizes = [...document.matchAll(/<w:pgSz [^>]*>/g)].map(([tag]) => /w:w="(\d+)"/.exec(tag)?.[1])
    expect(sizes).toEqual(['11906', '11906', '16838'])
  })

  test('charts and the code are pictures with words for those who cannot see them, and each reads what it shows', async () => {
    const { document, parts } = await render()
    const told = [...document.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, words]) => words)
    expect(told).toEqual([
      'Biểu đồ đường: 40 người ở quý I/2023, 51 người ở quý I/2024.',
      'Biểu đồ cột theo ba đơn vị.',
      'Mã QR dẫn tới https://thenchot.example/d/ct-bt-2024-q1-0a1b2c',
    ])
    expect([...parts.keys()].filter((path) => path.startsWith('word/media/'))).toHaveLength(3)
  })

  test('what is not kept bears no code', async () => {
    const { text, parts } = await render({ code: null })
    expect(text).not.toContain('Mã văn bản')
    expect([...parts.keys()].filter((path) => path.startsWith('word/media/'))).toHaveLength(2)
  })

  test('a cut-off day that the sentence tells is not told again', async () => {
    const said: Partial<Printable> = {
      body: [
        {
          kind: 'paragraph',
          line: [number('51', 'k-done', 1, '2024-03-28'), words(' người (tính đến 28/3/2024).')],
        },
      ],
    }
    expect((await render(said)).text).not.toContain('ngày chốt khác')
  })

  test('the same document gives the same bytes, at any time', async () => {
    const one = await renderDocx(printable)
    vi.setSystemTime(new Date('2031-05-19T08:00:00Z'))
    const later = await renderDocx(printable)
    expect(Buffer.compare(one, later)).toBe(0)
    expect(open(one).dates).toEqual(new Set([0x0021_0000]))
  })

  test('the file names no person and speaks Vietnamese', async () => {
    const { part } = await render()
    expect(part('docProps/core.xml')).toContain('<dc:title>Báo cáo tình hình thực hiện nhiệm vụ quý I/2024</dc:title>')
    expect(part('docProps/core.xml')).toContain('<dc:creator>Then Chốt</dc:creator>')
    expect(part('word/styles.xml')).toContain('w:val="vi-VN"')
    expect([...(await render()).parts.values()].join('')).not.toContain('Un-named')
  })
})
