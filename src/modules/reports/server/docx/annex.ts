import { AlignmentType, HeadingLevel, Paragraph, TextRun } from 'docx'
import { annexHead } from '../../document/paper.ts'
import type { Annex, Printable } from '../../printable.ts'
import { body, type Place } from './body.ts'
import { centredNote } from './heading.ts'
import { points } from './units.ts'

/** A heading for whoever walks the document by its headings; it looks like the title it is. */
const title = (label: string | null, words: string): Paragraph =>
  new Paragraph({
    heading: HeadingLevel.HEADING_1,
    alignment: AlignmentType.CENTER,
    indent: { firstLine: 0 },
    spacing: { before: 0, after: 0 },
    children: [
      ...(label === null ? [] : [new TextRun({ text: label, size: points(14), allCaps: false })]),
      new TextRun({ text: words, size: points(14), allCaps: false, ...(label === null ? {} : { break: 1 }) }),
    ],
  })

export function annexPages(printable: Printable, annex: Annex, at: number, place: Place) {
  const { label, note } = annexHead(printable, annex, at)
  return [title(label, annex.title), centredNote(note, 13), ...body(annex.blocks, place)]
}
