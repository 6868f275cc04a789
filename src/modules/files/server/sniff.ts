import { isUtf8 } from 'node:buffer'
import { accept, type Outcome, refuse } from '../../../platform/domain/refusal.ts'
import { readDirectory } from '../../../platform/server/sheet/zip-directory.ts'
import { type FileKind, fileKinds, mostFileBytes } from '../file-kind.ts'

const kind = (code: FileKind['code']): Outcome<FileKind> => {
  const found = fileKinds.find((item) => item.code === code)
  if (!found) throw new Error(`there is no kind of file “${code}”`)
  return accept(found)
}

const starts = (bytes: Buffer, ...mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte)

/**
 * What a file is, by its bytes. Refusals on `file`: `file-empty`, `file-too-large`, `file-program`, `file-markup`, `file-macros`,
 * `file-damaged`, `file-kind-unknown`.
 */
export function kindOfFile(file: Uint8Array): Outcome<FileKind> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (bytes.length === 0) return refuse('file-empty', 'Tệp rỗng.', 'The file is empty.', 'file')
  if (bytes.length > mostFileBytes)
    return refuse('file-too-large', 'Tệp lớn hơn 32 MB.', 'The file is larger than 32 MB.', 'file')
  if (isProgram(bytes))
    return refuse(
      'file-program',
      'Đây là tệp chương trình, không phải văn bản. Không nhận.',
      'This is a program, not a document. It is not taken.',
      'file',
    )
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return kind('pdf')
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return kind('png')
  if (starts(bytes, 0xff, 0xd8, 0xff)) return kind('jpg')
  if (starts(bytes, 0x50, 0x4b)) return officeKind(bytes)
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return oldOfficeKind(bytes)
  return textKind(bytes)
}

const isProgram = (bytes: Buffer): boolean =>
  starts(bytes, 0x4d, 0x5a) ||
  starts(bytes, 0x7f, 0x45, 0x4c, 0x46) ||
  starts(bytes, 0xca, 0xfe, 0xba, 0xbe) ||
  starts(bytes, 0xcf, 0xfa, 0xed, 0xfe) ||
  starts(bytes, 0x23, 0x21) ||
  starts(bytes, 0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00)

const macros = () =>
  refuse(
    'file-macros',
    'Văn bản có macro không được nhận. Hãy lưu lại thành .docx, .xlsx hoặc PDF rồi tải lên.',
    'Documents with macros are not taken. Save it as .docx, .xlsx or PDF and upload that.',
    'file',
  )

function officeKind(bytes: Buffer): Outcome<FileKind> {
  const names = archiveNames(bytes)
  if (names === null)
    return refuse(
      'file-damaged',
      'Tệp hỏng hoặc có mật khẩu, không đọc được.',
      'The file is damaged or has a password.',
      'file',
    )
  if (
    names.some(
      (name) =>
        /vbaproject|vbadata|activex|\.bin$|macrosheets/i.test(name) &&
        !/printersettings|embeddings\/oleobject/i.test(name),
    )
  )
    return macros()
  const holds = (name: string): boolean => names.includes(name)
  if (!holds('[content_types].xml')) return unknown()
  if (holds('word/document.xml')) return kind('docx')
  if (holds('xl/workbook.xml')) return kind('xlsx')
  return holds('ppt/presentation.xml') ? kind('pptx') : unknown()
}

/** Names of the parts, small letters; null when the archive cannot be read. */
function archiveNames(bytes: Buffer): readonly string[] | null {
  try {
    return [...readDirectory(bytes).values()].map((entry) => entry.name.toLowerCase())
  } catch {
    return null
  }
}

const wide = (text: string): Buffer => Buffer.from(text, 'utf16le')

/** The names of its streams stand in the file in two bytes a letter. */
function oldOfficeKind(bytes: Buffer): Outcome<FileKind> {
  if (['_VBA_PROJECT', 'Macros', 'VBA'].some((name) => bytes.includes(wide(`${name}\0`)))) return macros()
  if (bytes.includes(wide('EncryptedPackage')))
    return refuse('file-damaged', 'Tệp có mật khẩu, không đọc được.', 'The file has a password.', 'file')
  if (bytes.includes(wide('WordDocument'))) return kind('doc')
  if (bytes.includes(wide('Workbook')) || bytes.includes(wide('Book\0'))) return kind('xls')
  return bytes.includes(wide('PowerPoint Document')) ? kind('ppt') : unknown()
}

function textKind(bytes: Buffer): Outcome<FileKind> {
  if (!isUtf8(bytes) || bytes.includes(0)) return unknown()
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  if (/^\s*</.test(text) || /<\s*(!doctype|html|head|body|script|svg|iframe|object|embed|\?xml)\b/i.test(text))
    return refuse(
      'file-markup',
      'Trang web, SVG hoặc XML không được nhận dưới tên nào. Hãy in ra PDF rồi tải lên.',
      'Web pages, SVG and XML are not taken under any name. Print it to PDF and upload that.',
      'file',
    )
  return text.startsWith('{\\rtf') || text.startsWith('%!PS') ? unknown() : kind('txt')
}

const unknown = () =>
  refuse(
    'file-kind-unknown',
    'Chỉ nhận PDF, Word, Excel, PowerPoint không có macro, ảnh PNG, JPEG và văn bản thuần.',
    'Taken are PDF, Word, Excel and PowerPoint without macros, PNG, JPEG and plain text.',
    'file',
  )
