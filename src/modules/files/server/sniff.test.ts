import { describe, expect, test } from 'vitest'
import { zipOf } from '../../../../test/kit/small-zip.ts'
import { writeSheet } from '../../../platform/server/sheet/write-sheet.ts'
import { fileKinds, fileNameOf } from '../file-kind.ts'
import { kindOfFile } from './sniff.ts'

const answer = (bytes: Uint8Array): string => {
  const kind = kindOfFile(bytes)
  return kind.ok ? kind.value.code : kind.refusal.code
}
const text = (value: string): Buffer => Buffer.from(value)

const wide = (...names: readonly string[]): Buffer =>
  Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), ...names.map((name) => Buffer.from(`${name}\0`, 'utf16le'))])

describe('what a file is', () => {
  test.each([
    ['a PDF', text('%PDF-1.7\n'), 'pdf'],
    ['a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'png'],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'jpg'],
    ['plain text', text('Nghị quyết số 05-NQ/TU'), 'txt'],
    ['Word', zipOf('[Content_Types].xml', 'word/document.xml'), 'docx'],
    ['old Word', wide('WordDocument'), 'doc'],
    ['HTML, whatever its name', text('<!doctype html><script>alert(1)</script>'), 'file-markup'],
    ['HTML behind text', text('Kính gửi <script src="x"></script>'), 'file-markup'],
    ['SVG', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'file-markup'],
    ['SVG behind a declaration', text('\uFEFF<?xml version="1.0"?><svg/>'), 'file-markup'],
    ['Word with macros', zipOf('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'), 'file-macros'],
    [
      'Excel with old macro sheets',
      zipOf('[Content_Types].xml', 'xl/workbook.xml', 'xl/macrosheets/sheet1.xml'),
      'file-macros',
    ],
    ['old Word with macros', wide('WordDocument', 'Macros'), 'file-macros'],
    ['a Windows program', text('MZ\u0090'), 'file-program'],
    ['a Linux program', Buffer.from([0x7f, 0x45, 0x4c, 0x46]), 'file-program'],
    ['a script', text('#!/bin/sh\necho'), 'file-program'],
    ['an archive of something else', zipOf('a.exe'), 'file-kind-unknown'],
    ['a cut archive', text('PK\u0003\u0004'), 'file-damaged'],
    ['unknown bytes', Buffer.from([0, 1, 2, 3]), 'file-kind-unknown'],
    ['RTF', text('{\\rtf1}'), 'file-kind-unknown'],
    ['nothing', Buffer.alloc(0), 'file-empty'],
    ['too much', Buffer.alloc(32 * 1_048_576 + 1, 'a'), 'file-too-large'],
  ])('%s', (_what, bytes, expected) => {
    expect(answer(bytes)).toBe(expected)
  })

  test('a workbook as the product writes it is one', async () => {
    expect(
      answer(
        await writeSheet({ name: 'Sổ', columns: [{ key: 'a', header: { vi: 'A', en: 'A' }, kind: 'text' }], rows: [] }),
      ),
    ).toBe('xlsx')
  })
})

test.each([
  ['../../etc/nghị quyết.exe', 'nghị quyết.pdf'],
  ['C:\\Users\\a\\b.docm', 'b.pdf'],
  ['a\u202Efdp.exe', 'afdp.pdf'],
  ['', 'tep.pdf'],
])('the name “%s” becomes “%s” when the bytes are a PDF', (name, expected) => {
  const pdf = fileKinds.find((kind) => kind.code === 'pdf')
  if (!pdf) throw new Error('no pdf')
  expect(fileNameOf(name, pdf)).toBe(expected)
})
