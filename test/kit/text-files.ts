import { strToU8, zipSync } from 'fflate'

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`

/** Each item is a paragraph, or the rows of a table. */
export type WordContent = readonly (string | readonly (readonly string[])[])[]

/** A Word file of the fewest parts, or with others beside them. */
export function wordFile(content: WordContent, others: Readonly<Record<string, Uint8Array>> = {}): Buffer {
  const body = content
    .map((item) =>
      typeof item === 'string'
        ? paragraph(item)
        : `<w:tbl>${item.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`,
    )
    .join('')
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      '_rels/.rels': strToU8(
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      ),
      'word/document.xml': strToU8(`<?xml version="1.0"?><w:document ${w}><w:body>${body}</w:body></w:document>`),
      ...others,
    }),
  )
}

/** A line of a page: its text and its place in points from the lower left corner. */
export interface PdfLine {
  readonly text: string
  readonly x?: number
  readonly y: number
}

/** A PDF of one font, whose letters are told by a table to Unicode, so that any text may stand in it. */
export function pdfFile(pages: readonly (readonly PdfLine[])[], extra = ''): Buffer {
  const letters = [...new Set(pages.flat().flatMap((line) => [...line.text]))]
  const code = (letter: string): string => (letters.indexOf(letter) + 1).toString(16).padStart(2, '0')
  const mapped = letters
    .map((letter) => `<${code(letter)}> <${letter.charCodeAt(0).toString(16).padStart(4, '0')}>`)
    .join('\n')
  const toUnicode = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
${letters.length} beginbfchar
${mapped}
endbfchar endcmap end end`
  const widths = letters.map(() => '500').join(' ')
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_page, at) => `${5 + 2 * at} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /TrueType /BaseFont /A /FirstChar 1 /LastChar ${letters.length} /Widths [${widths}] /ToUnicode 4 0 R >>`,
    stream(toUnicode),
    ...pages.flatMap((page, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${6 + 2 * at} 0 R >>`,
      stream(
        page
          .map(
            ({ text, x = 85, y }) =>
              `BT /F 14 Tf ${x} ${y} Td <${[...text].map((letter) => code(letter)).join('')}> Tj ET`,
          )
          .join('\n'),
      ),
    ]),
  ]
  return written(objects, extra)
}

const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`

function written(objects: readonly string[], extra: string): Buffer {
  let body = '%PDF-1.7\n'
  const places = objects.map((object, at) => {
    const place = body.length
    body += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${extra} >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  )
}

/** Locked with a password that nobody told: the usual 40-bit handler. */
export const lockedPdf = (): Buffer =>
  pdfFile(
    [[{ text: 'Bao cao', y: 700 }]],
    `/ID [<${'ab'.repeat(16)}> <${'ab'.repeat(16)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`,
  )

/** As Word writes a document that asks for a password: an old compound file around an encrypted package. */
export const lockedWord = (): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(504),
    Buffer.from('EncryptionInfo\0', 'utf16le'),
    Buffer.from('EncryptedPackage\0', 'utf16le'),
  ])
