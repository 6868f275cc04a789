import { AlignmentType, LineRuleType, Paragraph, TextRun } from 'docx'
import { addressOf, codeLines, cutOffNotes, cutOffTitle, recipientLines, signatureLines } from '../../document/paper.ts'
import type { Printable } from '../../printable.ts'
import { sideBySide } from './beside.ts'
import type { Pen } from './pen.ts'
import { gap, mm, points, textWidth } from './units.ts'
import { Line } from './written.ts'

const postLine = (text: string, size: number): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ text: text.toLocaleUpperCase('vi'), bold: true, size: points(size) })],
  })

/** Recipients at the left; authority and post at the right, with room to sign. A name only where the paper carries one. */
export function closing(printable: Printable) {
  const { sizes } = printable.layout
  const width = textWidth(printable.layout)
  const left = Math.round(width * 0.48)
  const size = points(sizes.recipients)
  const lines = recipientLines(printable.recipients)
  const recipients = [
    new Paragraph({ children: [new TextRun({ text: 'Nơi nhận:', bold: true, italics: true, size })] }),
    ...lines.map(
      (text) => new Paragraph({ indent: { left: mm(2.5), hanging: mm(2.5) }, children: [new TextRun({ text, size })] }),
    ),
  ]
  const { name } = printable.signature
  const signed = [
    ...signatureLines(printable.signature).map((line) => postLine(line, sizes.body)),
    ...(name === null
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { before: mm(26) },
            children: [new TextRun({ text: name, bold: true, size: points(sizes.body) })],
          }),
        ]),
  ]
  return [
    new Paragraph({ spacing: { after: gap(6) }, keepNext: true }),
    sideBySide([left, width - left], [[lines.length > 0 ? recipients : [new Paragraph('')], signed]]),
    // Room to sign; as space after a line it is dropped at a page's end instead of opening an empty page.
    new Paragraph({ spacing: { after: name === null ? mm(30) : mm(4), line: 20, lineRule: LineRuleType.EXACT } }),
  ]
}

const small = points(9.5)

/** Below everything: cut-off days that differ, and where the numbers of the paper open. */
export function lastLines(printable: Printable, pen: Pen) {
  const address = addressOf(printable)
  const notes = cutOffNotes(printable)
  const width = textWidth(printable.layout)
  const picture = mm(26)
  return [
    ...(notes.length === 0
      ? []
      : [
          new Paragraph({ children: [new TextRun({ text: cutOffTitle, italics: true, size: small })] }),
          ...notes.map((note) => new Paragraph({ children: [new TextRun({ text: `– ${note}.`, size: small })] })),
        ]),
    ...(address === null
      ? []
      : [
          new Paragraph({ spacing: { after: gap(4) }, keepNext: true }),
          sideBySide(
            [picture, width - picture],
            [
              [
                [new Paragraph({ children: pen.picture('qr', 83, `Mã QR dẫn tới ${address}`) })],
                [
                  ...codeLines(printable).map(
                    (text) => new Paragraph({ children: [new TextRun({ text, size: small })] }),
                  ),
                  new Line({}, [pen.link(address, address, { size: small })]),
                ],
              ],
            ],
          ),
        ]),
  ]
}
