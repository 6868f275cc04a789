import { AlignmentType, LineRuleType, Paragraph, TextRun } from 'docx'
import type { Report } from '../../report.ts'
import { sideBySide } from './beside.ts'
import { gap, mm, points, textWidth } from './units.ts'

/** `- name,` and `- name.` for the last, whatever mark the name came with. */
const lineOf = (name: string, at: number, all: readonly string[]): Paragraph => {
  const bare = name.replace(/^[-–]\s*/, '').replace(/[\s.,;]+$/, '')
  return new Paragraph({
    indent: { left: mm(2.5), hanging: mm(2.5) },
    children: [new TextRun({ text: `- ${bare}${at === all.length - 1 ? '.' : ','}`, size: points(12) })],
  })
}

const postLine = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ text: text.toUpperCase(), bold: true, size: points(14) })],
  })

/** Recipients at the left; authority and post at the right, with room to sign. No name is ever printed. */
export function closing(report: Report) {
  const width = textWidth(report.layout)
  const left = Math.round(width * 0.48)
  const recipients = [
    new Paragraph({ children: [new TextRun({ text: 'Nơi nhận:', bold: true, italics: true, size: points(12) })] }),
    ...report.recipients.map(lineOf),
  ]
  const { authority, post } = report.signature
  return [
    new Paragraph({ spacing: { after: gap(6) }, keepNext: true }),
    sideBySide(
      [left, width - left],
      [[report.recipients.length > 0 ? recipients : [new Paragraph('')], [postLine(authority), postLine(post)]]],
    ),
    // Room to sign; as space after a line it is dropped at a page's end instead of opening an empty page.
    new Paragraph({ spacing: { after: mm(30), line: 20, lineRule: LineRuleType.EXACT } }),
  ]
}
