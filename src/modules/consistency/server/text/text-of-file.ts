import { accept, type Outcome, type Refusal } from '../../../../platform/domain/refusal.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import { kindOfFile } from '../../../files/server/public.ts'
import { convertedFrom, readEncoding } from '../../text/old-encoding/read-encoding.ts'
import { pdfText } from './pdf-text.ts'
import { type ByteEncoding, plainText } from './plain-text.ts'
import { damaged, needsPassword, noText, notText, oldWord, tooLong, unknownKind } from './refusals.ts'
import { wordText } from './word-text.ts'

/** A text of more characters than this is read in parts. */
export const mostCharacters = 2_000_000

export interface FileText {
  readonly text: string
  readonly kind: 'txt' | 'docx' | 'pdf'
  /** What to know of how it was read: an old encoding, pages without text. */
  readonly notes: readonly Text[]
}

/**
 * The text of a file: plain, Word (.docx) or PDF with text. What it is, its bytes say. A line is a paragraph or a row of a table
 * with its cells apart by tabs. Refusals on `file`: those of `kindOfFile`, and `file-password`, `file-old-word`, `file-not-text`,
 * `file-unpacks-too-large`, `file-too-many-parts`, `file-too-demanding`, `pdf-without-text`, `pdf-unreadable-letters`,
 * `text-broken-unicode`, `text-mixed-encoding`, `text-too-long`, `file-without-text`.
 */
export async function textOfFile(file: Uint8Array): Promise<Outcome<FileText>> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const read = await readAs(bytes)
  if (!read.ok) return read
  const { text } = read.value
  if (text.trim() === '') return noText()
  return text.length > mostCharacters ? tooLong(mostCharacters) : read
}

function readAs(bytes: Buffer): Promise<Outcome<FileText>> | Outcome<FileText> {
  const kind = kindOfFile(bytes)
  if (!kind.ok) return isMaybePlain(bytes, kind.refusal) ? ofPlain(bytes) : toldBetter(bytes, kind)
  switch (kind.value.code) {
    case 'txt':
      return ofPlain(bytes)
    case 'docx':
      return ofWord(bytes)
    case 'pdf':
      return ofPdf(bytes)
    case 'doc':
      return oldWord()
    default:
      return notText(kind.value.name)
  }
}

/** Plain text of an old encoding, or in two bytes a letter, is no kind that is kept; it can be read all the same. */
const isMaybePlain = (bytes: Buffer, refusal: Refusal): boolean =>
  refusal.code === 'file-kind-unknown' &&
  (isWide(bytes) || !bytes.subarray(0, 4096).includes(0)) &&
  !/^(?:\{\\rtf|%!PS|PK)/.test(bytes.toString('latin1', 0, 8))

const isWide = (bytes: Buffer): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)

const hasOldOfficePassword = (bytes: Buffer): boolean =>
  bytes.readUInt32BE(0) === 0xd0cf11e0 && bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))

function toldBetter(bytes: Buffer, told: { readonly ok: false; readonly refusal: Refusal }): Outcome<FileText> {
  if (told.refusal.code === 'file-kind-unknown') return unknownKind()
  if (told.refusal.code !== 'file-damaged') return told
  return hasOldOfficePassword(bytes) ? needsPassword() : damaged()
}

function ofPlain(bytes: Buffer): Outcome<FileText> {
  const read = plainText(bytes)
  if (!read.ok) return read
  const { text, encoding } = read.value
  return accept({ text, kind: 'txt', notes: notesOf(encoding) })
}

function notesOf(encoding: ByteEncoding): readonly Text[] {
  if (encoding === 'utf-8' || encoding === 'utf-16') return []
  return [encoding === 'windows-1258' ? windows : convertedFrom(encoding)]
}

const windows: Text = {
  vi: 'Văn bản dùng bảng mã cũ Windows-1258, đã chuyển sang Unicode để đọc.',
  en: 'The text was in the old encoding Windows-1258 and was converted to Unicode.',
}

async function ofWord(bytes: Buffer): Promise<Outcome<FileText>> {
  const read = await wordText(bytes)
  return read.ok ? inUnicode(read.value, 'docx', []) : read
}

async function ofPdf(bytes: Buffer): Promise<Outcome<FileText>> {
  const read = await pdfText(bytes)
  if (!read.ok) return read
  const { text, picturesOn, unread } = read.value
  return inUnicode(text, 'pdf', [
    ...(picturesOn.length > 0 ? [pictures(picturesOn)] : []),
    ...(text.split('\n').filter((line) => line.includes('\t')).length >= leastTableRows ? [tables] : []),
    ...(unread > 0 ? [leftOut(unread)] : []),
  ])
}

function inUnicode(text: string, kind: FileText['kind'], notes: readonly Text[]): Outcome<FileText> {
  const read = readEncoding(text)
  if (!read.ok) return read
  const { encoding } = read.value
  const told = encoding === 'unicode' ? notes : [convertedFrom(encoding), ...notes]
  return accept({ text: read.value.text, kind, notes: told })
}

const leastTableRows = 3
const tables: Text = {
  vi: 'Tệp PDF có bảng. PDF không giữ cột của bảng, nên số trong bảng có thể bị đọc lệch; nếu có tệp Word thì nên dùng.',
  en: 'The PDF has tables. PDF keeps no columns, so that figures of tables may be read wrongly; use the Word file if there is one.',
}

const pictures = (pages: readonly number[]): Text => {
  const list = pages.slice(0, 20).join(', ') + (pages.length > 20 ? ', …' : '')
  return {
    vi: `Trang ${list} chỉ có ảnh, không đọc được; số liệu ở đó chưa được kiểm tra.`,
    en: `There are only pictures on page ${list}; figures there were not checked.`,
  }
}

const leftOut = (pages: number): Text => ({
  vi: `${pages} trang cuối chưa được đọc.`,
  en: `The last ${pages} pages were not read.`,
})
