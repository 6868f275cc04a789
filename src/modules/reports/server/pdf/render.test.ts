import { extractLinks, extractText, getDocumentProxy, getMeta } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { printable, words } from '../../../../../test/kit/printable.ts'
import { drawPng } from './print-shop.ts'
import { renderPdf } from './render.ts'

const plain = (text: string): string => text.replace(/\s+/g, ' ')
async function pagesOf(bytes: Uint8Array): Promise<readonly string[]> {
  const { text } = await extractText(await getDocumentProxy(bytes.slice()), { mergePages: false })
  return text.map(plain)
}

describe('a document as PDF', () => {
  test('says what the Word file says, in Vietnamese that can be searched', async () => {
    const pages = await pagesOf(await renderPdf(printable))
    const text = pages.join(' ')
    const order = [
      'ĐẢNG BỘ THÀNH PHỐ CẦN THƠ',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'Số 15-BC/QU',
      'Bình Thủy, ngày 02 tháng 4 năm 2024',
      'BÁO CÁO',
      'tình hình thực hiện nhiệm vụ quý I/2024',
      'I. KẾT QUẢ',
      '1. Công tác tổ chức',
      'Kết nạp 51 trên 95 đảng viên.',
      'a) Các chi bộ',
      'Đảng viên theo phường',
      'quý II/2023: chưa có số liệu',
      'II. HẠN CHẾ',
      'Nơi nhận:',
      'T/M BAN THƯỜNG VỤ',
      'BÍ THƯ',
      'tính đến 28/3/2024',
      'Mã văn bản: ct-bt-2024-q1-0a1b2c',
      'PHỤ LỤC 1',
      'Thu ngân sách & <quỹ>',
      'PHỤ LỤC 2',
    ]
    const places = order.map((words) => text.indexOf(words))
    expect(order.filter((_, at) => places[at] === -1)).toEqual([])
    expect(places).toEqual([...places].sort((one, other) => one - other))
    for (const page of pages) {
      expect(page).toContain('BẢN DỰNG LẠI TỪ SỐ LIỆU ĐÃ CÔNG BỐ')
      expect(page).toContain('DỰ THẢO')
    }
  })

  test('is tagged, names its language and title, and has its fonts in it', async () => {
    const bytes = await renderPdf(printable)
    const raw = Buffer.from(bytes).toString('latin1')
    expect(raw).toContain('/StructTreeRoot')
    expect(raw).toMatch(/\/Marked true/)
    expect(raw).toMatch(/\/Lang\s*\(vi/)
    expect(raw.match(/\/FontFile2/g)?.length).toBeGreaterThanOrEqual(3)
    for (const tag of ['/H1', '/H2', '/H3', '/Table', '/TH', '/TD', '/L', '/Figure', '/Link'])
      expect(raw).toContain(tag)
    const meta = await getMeta(await getDocumentProxy(bytes.slice()))
    expect(meta.info.Title).toBe('Báo cáo tình hình thực hiện nhiệm vụ quý I/2024')
  })

  test('its numbers are links to their origin, and its code to the document', async () => {
    const { links } = await extractLinks(await getDocumentProxy((await renderPdf(printable)).slice()))
    const site = 'https://thenchot.example'
    expect(new Set(links)).toEqual(
      new Set([
        ...['k-done', 'k-plan', 'k-at', 'k-budget'].map((code) => `${site}/f/${code}`),
        ...[6, 8, 9, 10, 11, 12].map((at) => `${site}/f/k-point-${at}`),
        `${site}/d/ct-bt-2024-q1-0a1b2c`,
      ]),
    )
  })

  test('a frozen document carries neither band, mark nor warning', async () => {
    const text = (
      await pagesOf(await renderPdf({ ...printable, band: null, isDraft: false, unapprovedNote: null }))
    ).join()
    expect(text).not.toContain('DỰ THẢO')
    expect(text).not.toContain('BẢN DỰNG LẠI')
    expect(text).not.toContain('chưa duyệt')
  })

  test('the same document gives the same bytes, other words give others', async () => {
    const [one, same, other] = await Promise.all([
      renderPdf(printable),
      renderPdf(printable),
      renderPdf({ ...printable, summary: 'khác' }),
    ])
    expect(Buffer.compare(one, same)).toBe(0)
    expect(Buffer.compare(one, other)).not.toBe(0)
  })

  test('words are never taken for a program', async () => {
    const hostile = '#panic("x") $1/0$ @ref <label> \\ `raw` *b* _i_ = h #{ sys.inputs } //'
    const pages = await pagesOf(
      await renderPdf({
        ...printable,
        summary: hostile,
        body: [{ kind: 'paragraph', line: [{ text: hostile }] }],
        annexes: [],
      }),
    )
    expect(
      pages.join(' ').split('#panic("x") $1/0$ @ref <label> \\ `raw` *b* _i_ = h #{ sys.inputs } //'),
    ).toHaveLength(3)
  })

  test('what was pasted from anywhere is set all the same: foreign letters, one endless word, a table of 400 rows', async () => {
    const pages = await pagesOf(
      await renderPdf({
        ...printable,
        body: [
          { kind: 'paragraph', line: [words('😀 漢字 عربي \u0301 \u200b'), words('x'.repeat(3000))] },
          { kind: 'paragraph', line: [words('hàng trên\nhàng dưới')] },
          {
            kind: 'table',
            table: {
              title: 'Dài',
              columns: Array.from({ length: 12 }, (_, at) => `Cột ${at + 1}`),
              rows: Array.from({ length: 400 }, (_, row) =>
                Array.from({ length: 12 }, (_, at) => [words(`${row + 1}.${at + 1}`)]),
              ),
              notes: [],
            },
          },
          { kind: 'table', table: { title: '', columns: [], rows: [], notes: [] } },
          { kind: 'list', isOrdered: true, items: [[]] },
          { kind: 'heading', level: 3, number: '', line: [] },
        ],
        annexes: [{ title: '', blocks: [] }],
      }),
    )
    expect(pages.length).toBeGreaterThan(8)
    expect(pages.join(' ')).toContain('400.12')
    expect(pages.filter((page) => page.includes('Cột 12')).length).toBeGreaterThan(5)
    expect(pages.join(' ')).toMatch(/hàng trên hàng dưới/)
  })

  test('a drawing that cannot be read is an error, and the next one is drawn', async () => {
    await expect(drawPng('<svg', 10)).rejects.toThrow()
    const png = await drawPng('<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>', 2)
    expect([...png.slice(1, 4)]).toEqual([0x50, 0x4e, 0x47])
  })
})
