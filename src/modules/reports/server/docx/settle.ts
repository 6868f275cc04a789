import { nameOfPaper } from '../../document/paper.ts'
import type { Printable } from '../../printable.ts'

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The file's own properties: no person, and no moment of writing, which would differ each time. */
export const propertiesOf = (printable: Pick<Printable, 'title' | 'summary' | 'language'>) => ({
  path: 'docProps/core.xml',
  data: [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:title>${escapeXml(nameOfPaper(printable))}</dc:title>`,
    `<dc:creator>Then Chốt</dc:creator><cp:lastModifiedBy>Then Chốt</cp:lastModifiedBy><dc:language>${printable.language === 'en' ? 'en-GB' : 'vi-VN'}</dc:language>`,
    '</cp:coreProperties>',
  ].join(''),
})

/** Day 1 of the zip calendar, 1980-01-01 00:00, as time and date words. */
const firstDay = 0x0021_0000

/**
 * Sets the date of every entry of a zip file to the first day, in place: the library writes the clock's. Layout of the
 * records: APPNOTE 4.3.7 (entry), 4.3.12 (directory), 4.3.16 (end). The library writes no comment after the end record.
 */
export function settleDates(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.byteLength - 22
  if (view.getUint32(end, true) !== 0x0605_4b50) throw new Error('not a zip file without comment')
  let at = view.getUint32(end + 16, true)
  for (let entry = 0; entry < view.getUint16(end + 10, true); entry++) {
    view.setUint32(at + 12, firstDay, true)
    view.setUint32(view.getUint32(at + 42, true) + 10, firstDay, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return zip
}
