import type { ZipEntry } from './zip-directory.ts'
import { type PackedPart, packText, replaceParts } from './zip-write.ts'

/** A small .xlsx written by hand, for tests: its rows as XML, and what deviates from the plainest workbook. */
export interface HandMade {
  /** What stands inside of `sheetData`. */
  readonly rows: string
  readonly afterRows?: string
  readonly columns?: string
  readonly strings?: string
  /** `xf` elements after the general one. */
  readonly styles?: string
  readonly formats?: string
  readonly workbook?: string
  readonly bookProperties?: string
  readonly mainType?: string
  /** Further parts by name. */
  readonly parts?: Readonly<Record<string, string>>
  readonly without?: readonly string[]
  /** The prefix of the elements of the sheet, `x:`. */
  readonly prefix?: string
  readonly pack?: (name: string, text: string) => PackedPart
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'

export function handMade(file: HandMade): Uint8Array {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
  const relations = (items: string): string => `<Relationships xmlns="${packageRelations}">${items}</Relationships>`
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="x"><Override PartName="/xl/workbook.xml" ContentType="${file.mainType ?? sheetType}"/></Types>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml':
      file.workbook ??
      `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr ${file.bookProperties ?? ''}/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      relation('rId1', 'worksheet', 'worksheets/sheet1.xml') +
        relation('rId2', 'styles', '/xl/styles.xml') +
        relation('rId3', 'sharedStrings', 'sharedStrings.xml'),
    ),
    'xl/styles.xml': `<styleSheet xmlns="${main}">${file.formats ?? ''}<fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>${file.styles ?? ''}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${file.strings ?? ''}</sst>`,
    'xl/worksheets/sheet1.xml': prefixed(
      `<worksheet xmlns="${main}">${file.columns ?? ''}<sheetData>${file.rows}</sheetData>${file.afterRows ?? ''}</worksheet>`,
      file.prefix ?? '',
    ),
    ...file.parts,
  }
  for (const name of file.without ?? []) delete parts[name]
  const packed = new Map(
    Object.entries(parts).map(([name, text]) => [name, (file.pack ?? ((_, one) => packText(one)))(name, text)]),
  )
  const nothing = { method: 0, crc: 0, size: 0, packedSize: 0, packedAt: 0 }
  const directory = new Map<string, ZipEntry>([...packed.keys()].map((name) => [name, { ...nothing, name }]))
  return replaceParts(Buffer.alloc(0), directory, packed)
}

const prefixed = (xml: string, prefix: string): string =>
  prefix === '' ? xml : xml.replace(/<(\/?)(?=\w)/g, `<$1${prefix}`).replace('xmlns=', `xmlns:${prefix.slice(0, -1)}=`)

/** A text cell. */
export const text = (place: string, value: string): string =>
  `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`

/** A number cell in a style. */
export const number = (place: string, value: string, style = 0): string =>
  `<c r="${place}" s="${style}"><v>${value}</v></c>`

export const row = (at: number, ...cells: readonly string[]): string => `<row r="${at}">${cells.join('')}</row>`
