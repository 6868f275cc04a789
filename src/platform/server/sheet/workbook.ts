import { builtInFormat, generalFormat, type NumberFormat, numberFormat } from './number-format.ts'
import { damaged, holdsMacros, noSheet, notASheet, unpacksTooLarge } from './refusals.ts'
import { attribute, insideOf, prefixOf, tagsOf, withoutPrefix } from './xml-text.ts'
import { partKey, readDirectory, type ZipEntry } from './zip-directory.ts'
import { partText } from './zip-part.ts'

export interface WorkbookSheet {
  readonly name: string
  readonly isHidden: boolean
  readonly part: ZipEntry
}

/** An opened .xlsx: where its parts are, and what its numbers mean. */
export interface Workbook {
  readonly archive: Buffer
  readonly directory: ReadonlyMap<string, ZipEntry>
  readonly sheets: readonly WorkbookSheet[]
  readonly is1904: boolean
  readonly strings: ZipEntry | null
  readonly styles: ZipEntry | null
  /** By the style number of a cell. */
  readonly formats: readonly NumberFormat[]
}

const smallPartLimit = 64 * 1_048_576
const stringsLimit = 256 * 1_048_576

/** Opens an .xlsx that may unpack to so many bytes at most. Throws the refusals about the file as a whole. */
export function openWorkbook(archive: Buffer, maxUnpackedBytes: number): Workbook {
  const directory = readDirectory(archive)
  const unpacked = [...directory.values()].reduce((sum, entry) => sum + entry.size, 0)
  if (unpacked > maxUnpackedBytes) throw unpacksTooLarge(unpacked, maxUnpackedBytes)
  const xml = (entry: ZipEntry): string => {
    if (entry.size > smallPartLimit) throw unpacksTooLarge(entry.size, smallPartLimit)
    const text = partText(archive, entry)
    return withoutPrefix(text, prefixOf(text))
  }
  refuseMacros(directory)
  const types = directory.get('[content_types].xml')
  const rootRelations = directory.get('_rels/.rels')
  if (!types || !rootRelations) throw notASheet()
  refuseOtherTypes(xml(types))

  const book = relationsOf(xml(rootRelations), '').find((item) => item.type === 'officeDocument')?.target
  const bookPart = book === undefined ? undefined : directory.get(book)
  if (book === undefined || !bookPart) throw damaged('workbook')
  const folder = book.slice(0, book.lastIndexOf('/') + 1)
  const relationsPart = directory.get(`${folder}_rels/${book.slice(folder.length)}.rels`)
  const relations = relationsPart ? relationsOf(xml(relationsPart), folder) : []
  const partOf = (type: string): ZipEntry | null =>
    directory.get(relations.find((item) => item.type === type)?.target ?? '') ?? null

  const bookXml = xml(bookPart)
  const strings = partOf('sharedStrings')
  if (strings && strings.size > stringsLimit) throw unpacksTooLarge(strings.size, stringsLimit)
  const styles = partOf('styles')
  return {
    archive,
    directory,
    sheets: sheetsOf(bookXml, relations, directory),
    is1904: ['1', 'true'].includes(attribute(tagsOf(bookXml, 'workbookPr')[0] ?? '', 'date1904') ?? ''),
    strings,
    styles,
    formats: styles ? formatsOf(xml(styles)) : [],
  }
}

function refuseMacros(directory: ReadonlyMap<string, ZipEntry>): void {
  for (const [key, entry] of directory) {
    if (key.endsWith('vbaproject.bin') || key.includes('/macrosheets/')) throw holdsMacros(entry.name)
  }
}

function refuseOtherTypes(xml: string): void {
  const types = [...tagsOf(xml, 'Override'), ...tagsOf(xml, 'Default')].map(
    (tag) => attribute(tag, 'ContentType') ?? '',
  )
  const macro = types.find((type) => /macroenabled|vbaproject|macrosheet/i.test(type))
  if (macro !== undefined) throw holdsMacros(macro)
  if (!types.some((type) => /spreadsheetml\.(sheet|template)\.main\+xml/i.test(type))) throw notASheet()
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

const relationsOf = (xml: string, folder: string): readonly Relation[] =>
  tagsOf(xml, 'Relationship')
    .filter((tag) => attribute(tag, 'TargetMode') !== 'External')
    .map((tag) => {
      const target = attribute(tag, 'Target') ?? ''
      return {
        id: attribute(tag, 'Id') ?? '',
        // Transitional and strict files differ in the address before the last word.
        type: (attribute(tag, 'Type') ?? '').replace(/^.*\//, ''),
        target: partKey(target.startsWith('/') ? target : resolved(folder + target)),
      }
    })

function resolved(path: string): string {
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function sheetsOf(
  xml: string,
  relations: readonly Relation[],
  directory: ReadonlyMap<string, ZipEntry>,
): readonly WorkbookSheet[] {
  const sheets = tagsOf(insideOf(xml, 'sheets'), 'sheet').flatMap((tag) => {
    const id = /\s(?:[\w.-]+:)?id\s*=\s*["']([^"']*)["']/.exec(tag)?.[1]
    const relation = relations.find((item) => item.id === id)
    // A chart or a dialog is a sheet too, without rows.
    if (relation?.type !== 'worksheet') return []
    const part = directory.get(relation.target)
    if (!part) throw damaged(relation.target)
    return [{ name: attribute(tag, 'name') ?? '', isHidden: /hidden/i.test(attribute(tag, 'state') ?? ''), part }]
  })
  if (!sheets.some((sheet) => !sheet.isHidden)) throw noSheet()
  return sheets
}

function formatsOf(xml: string): readonly NumberFormat[] {
  const custom = new Map(
    tagsOf(xml, 'numFmt').map((tag) => [attribute(tag, 'numFmtId'), numberFormat(attribute(tag, 'formatCode') ?? '')]),
  )
  return tagsOf(insideOf(xml, 'cellXfs'), 'xf').map((tag) => {
    const id = attribute(tag, 'numFmtId')
    return id === null ? generalFormat : (custom.get(id) ?? builtInFormat(Number(id)))
  })
}
