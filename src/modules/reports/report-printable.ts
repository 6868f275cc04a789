import type { Printable, PrintBlock } from './printable.ts'
import type { Report } from './report.ts'

const isPart = (number: string): boolean => /^[IVXLC]+$/.test(number)

/** The quick report as a document to be printed. `code`: where it is kept, null for a draft. */
export const printableReport = ({ sections, annexes, ...paper }: Report, code: string | null): Printable => ({
  ...paper,
  datedOn: null,
  signature: { ...paper.signature, name: null },
  body: sections.flatMap((section): PrintBlock[] => [
    {
      kind: 'heading',
      level: isPart(section.number) ? 1 : 2,
      number: section.number,
      line: [{ text: section.title }],
    },
    ...section.paragraphs.map(
      (line): PrintBlock => ({ kind: 'paragraph', line, ...(section.hasData ? {} : { isSoft: true }) }),
    ),
  ]),
  annexes: annexes.map(({ title, columns, rows }) => ({
    title,
    blocks: [{ kind: 'table', table: { title: '', columns, rows, notes: [] } }],
  })),
  code,
  language: 'vi',
})
