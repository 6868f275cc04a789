import { describe, expect, test } from 'vitest'
import { zipOf } from '../../../../../test/kit/small-zip.ts'
import { lockedPdf, lockedWord, pdfFile, wordFile } from '../../../../../test/kit/text-files.ts'
import { mostCharacters, textOfFile } from './text-of-file.ts'

const sentence = 'Quý I, đảng bộ phường kết nạp được 12 đảng viên mới, đạt 48% kế hoạch.'
const inTcvn3 = 'Quý I, ®¶ng bé ph­êng kÕt n¹p ®­îc 12 ®¶ng viªn míi, ®¹t 48% kÕ ho¹ch.'
const inVni = 'Quyù I, ñaûng boä phöôøng keát naïp ñöôïc 12 ñaûng vieân môùi, ñaït 48% keá hoaïch.'

const read = async (bytes: Uint8Array) => {
  const outcome = await textOfFile(bytes)
  if (!outcome.ok) throw new Error(`${outcome.refusal.code}: ${outcome.refusal.text.vi}`)
  return outcome.value
}
const refusalOf = async (bytes: Uint8Array) => {
  const outcome = await textOfFile(bytes)
  if (outcome.ok) throw new Error(`it was read: ${outcome.value.text.slice(0, 60)}`)
  return outcome.refusal
}

describe('plain text', () => {
  test.each([
    ['UTF-8', Buffer.from(sentence), 0],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${sentence}`), 0],
    ['UTF-16, little end first', Buffer.from(`\uFEFF${sentence}`, 'utf16le'), 0],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${sentence}`, 'utf16le').swap16(), 0],
    ['TCVN3 bytes', Buffer.from(inTcvn3, 'latin1'), 1],
    ['TCVN3 saved as UTF-8', Buffer.from(inTcvn3), 1],
    ['VNI bytes', Buffer.from(inVni, 'latin1'), 1],
    ['VNI saved as UTF-8', Buffer.from(inVni), 1],
  ])('%s is read, and says so when it was converted', async (_name, bytes, notes) => {
    expect(await read(bytes)).toMatchObject({ text: sentence, kind: 'txt' })
    expect((await read(bytes)).notes).toHaveLength(notes)
  })

  test('Windows-1258, whose tones are signs of their own, is composed', async () => {
    // K ê ́ t   n a ̣ p   1 2   đ a ̉ n g   v i ê n   m ơ ́ i
    const bytes = Buffer.from('K\u00EA\u00ECt na\u00F2p 12 \u00F0a\u00D2ng vi\u00EAn m\u00F5\u00ECi', 'latin1')
    expect(await read(bytes)).toMatchObject({ text: 'Kết nạp 12 đảng viên mới' })
  })

  test('decomposed letters stay as they were given', async () => {
    expect((await read(Buffer.from(sentence.normalize('NFD')))).text).toBe(sentence.normalize('NFD'))
  })

  test('broken UTF-8 is refused with its line and byte', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${sentence}\n${sentence}\nĐạt `),
      Buffer.from([0xff, 0x41]),
      Buffer.from(sentence),
    ])
    const refusal = await refusalOf(bytes)
    expect(refusal).toMatchObject({ code: 'text-broken-unicode', field: 'file' })
    expect(refusal.details).toEqual({ line: 3, byte: Buffer.byteLength(`${sentence}\n${sentence}\nĐạt `) + 1 })
  })

  test('half a letter of UTF-16 is refused', async () => {
    const bytes = Buffer.concat([Buffer.from(`\uFEFF${sentence}`, 'utf16le'), Buffer.from([0x00, 0xd8, 0x41, 0x00])])
    expect((await refusalOf(bytes)).code).toBe('text-broken-unicode')
  })
})

describe('Word', () => {
  test('a paragraph is a line, a row of a table a line with tabs', async () => {
    const table = [
      ['TT', 'Chỉ tiêu', 'Kết quả'],
      ['1', 'Kết nạp đảng viên', '12'],
    ]
    expect(await read(wordFile([sentence, table, 'Hết & < > "xong"']))).toEqual({
      text: `${sentence}\nTT\tChỉ tiêu\tKết quả\n1\tKết nạp đảng viên\t12\nHết & < > "xong"`,
      kind: 'docx',
      notes: [],
    })
  })

  test('one typed with a font of TCVN3 is converted', async () => {
    expect(await read(wordFile([inTcvn3, inTcvn3]))).toMatchObject({ text: `${sentence}\n${sentence}`, kind: 'docx' })
  })

  test('a part that unpacks further than it declares is refused', async () => {
    const bytes = wordFile([sentence, 'a'.repeat(100_000)])
    const directoryAt = bytes.lastIndexOf(Buffer.from('word/document.xml')) - 46
    bytes.writeUInt32LE(500, directoryAt + 24)
    expect((await refusalOf(bytes)).code).toBe('file-damaged')
  })

  test('a part that declares to unpack to gigabytes is refused before it is unpacked', async () => {
    const bytes = wordFile([sentence])
    const directoryAt = bytes.lastIndexOf(Buffer.from('word/document.xml')) - 46
    bytes.writeUInt32LE(3_000_000_000, directoryAt + 24)
    expect((await refusalOf(bytes)).code).toBe('file-unpacks-too-large')
  })

  test('a real bomb, small when packed, is refused', async () => {
    const bytes = wordFile(['0'.repeat(60 * 1_048_576)])
    expect(bytes.length).toBeLessThan(500_000)
    expect((await refusalOf(bytes)).code).toBe('file-unpacks-too-large')
  })

  test('what is not read may unpack to anything, and is not unpacked', async () => {
    const picture = new Uint8Array(80 * 1_048_576)
    expect(await read(wordFile([sentence], { 'word/media/image1.png': picture }))).toMatchObject({ text: sentence })
  })

  test('too many parts are refused', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 5001 }, (_, at) => [`word/media/${at}.png`, new Uint8Array(1)]),
    )
    expect((await refusalOf(wordFile([sentence], parts))).code).toBe('file-too-many-parts')
  })
})

describe('PDF', () => {
  const page = (...lines: readonly string[]) => lines.map((text, at) => ({ text, y: 700 - 18 * at }))

  test('lines are joined into paragraphs, and the number of a page is left out', async () => {
    const lines = ['Trong quý I, đảng bộ phường đã kết nạp được', '12 đảng viên mới, đạt 48% kế hoạch năm được giao.']
    const bytes = pdfFile([[...page(...lines), { text: 'Hết.', x: 113, y: 646 }, { text: '1', x: 297, y: 30 }]])
    expect(await read(bytes)).toEqual({
      text: 'Trong quý I, đảng bộ phường đã kết nạp được 12 đảng viên mới, đạt 48% kế hoạch năm được giao.\nHết.',
      kind: 'pdf',
      notes: [],
    })
  })

  test('the columns of a table stand apart by tabs', async () => {
    const row = (y: number, ...cells: readonly string[]) => cells.map((text, at) => ({ text, x: 85 + 170 * at, y }))
    const bytes = pdfFile([[...row(700, 'Chỉ tiêu', 'Kế hoạch', 'Đạt'), ...row(680, 'Kết nạp', '95', '51')]])
    expect((await read(bytes)).text).toBe('Chỉ tiêu\tKế hoạch\tĐạt\nKết nạp\t95\t51')
  })

  test('a table is told of, since PDF keeps no columns', async () => {
    const row = (y: number) => ['Kết nạp đảng viên', '95', '51'].map((text, at) => ({ text, x: 85 + 170 * at, y }))
    const told = await read(pdfFile([[...row(700), ...row(680), ...row(660)]]))
    expect(told.notes.map((note) => note.vi)).toEqual([expect.stringContaining('có bảng')])
  })

  test('a page that is a picture is named', async () => {
    const told = await read(pdfFile([page(sentence), [], page(sentence)]))
    expect(told.notes.map((note) => note.vi)).toEqual([expect.stringContaining('Trang 2 ')])
  })

  test.each([
    ['without text, as a scan is', pdfFile([[], []]), 'pdf-without-text'],
    ['with a password', lockedPdf(), 'file-password'],
    ['cut off', pdfFile([page(sentence)]).subarray(0, 300), 'file-damaged'],
    ['whose letters have no meaning', pdfFile([page('\uE001\uE002\uE003'.repeat(20))]), 'pdf-unreadable-letters'],
  ])('one %s is refused', async (_what, bytes, code) => {
    expect(await refusalOf(bytes)).toMatchObject({ code, field: 'file' })
  })
})

test.each([
  ['nothing', Buffer.alloc(0), 'file-empty'],
  ['spaces', Buffer.from(' \n '), 'file-without-text'],
  ['more than the limit', Buffer.alloc(32 * 1_048_576 + 1, 'a'), 'file-too-large'],
  ['a text of too many letters', Buffer.from('a '.repeat(mostCharacters / 2 + 1)), 'text-too-long'],
  ['Word with macros', wordFile([sentence], { 'word/vbaProject.bin': new Uint8Array(4) }), 'file-macros'],
  ['Word with a password', lockedWord(), 'file-password'],
  [
    'old Word',
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('WordDocument\0', 'utf16le')]),
    'file-old-word',
  ],
  ['Excel', zipOf('[Content_Types].xml', 'xl/workbook.xml'), 'file-not-text'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'file-not-text'],
  ['a web page', Buffer.from('<html><body>51 đảng viên</body></html>'), 'file-markup'],
  ['RTF', Buffer.from('{\\rtf1 abc}'), 'file-kind-unknown'],
  ['an archive of something else', zipOf('a.exe'), 'file-kind-unknown'],
])('%s is refused by name', async (_what, bytes, code) => {
  expect(await refusalOf(bytes)).toMatchObject({ code, field: 'file' })
})
