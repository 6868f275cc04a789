import { AlignmentType, type IStylesOptions, LineRuleType, UnderlineType } from 'docx'
import type { Layout } from '../../report.ts'
import { gap, mm, points } from './units.ts'

const language = { value: 'vi-VN', eastAsia: 'vi-VN' }
const heading = (font: string, size: number, look: { allCaps?: boolean; italics?: boolean }) => ({
  run: { font, size: points(size), bold: true, color: '000000', ...look },
  paragraph: {
    indent: { firstLine: mm(10) },
    spacing: { before: gap(6), after: gap(6), line: 276, lineRule: LineRuleType.AUTO },
    keepNext: true,
  },
})

/** Sizes as seen in Party documents (third-party copies; not confirmed by a regulation). `Body` is a running paragraph; everything else stands on the plain default. */
export const stylesOf = ({ font, sizes }: Layout): IStylesOptions => ({
  default: {
    document: { run: { font, size: points(sizes.body), language } },
    heading1: heading(font, sizes.heading, { allCaps: true }),
    heading2: heading(font, sizes.heading, {}),
    heading3: heading(font, sizes.heading, { italics: true }),
  },
  characterStyles: [
    // A number of the system looks like the text around it: black, with a fine grey line that a printer barely shows.
    {
      id: 'Figure',
      name: 'Figure',
      run: { color: '000000', underline: { type: UnderlineType.DOTTED, color: 'BFBFBF' } },
    },
  ],
  paragraphStyles: [
    { id: 'Cell', name: 'Cell', basedOn: 'Normal', run: { size: points(sizes.table) } },
    {
      id: 'Body',
      name: 'Body Text',
      basedOn: 'Normal',
      paragraph: {
        alignment: AlignmentType.JUSTIFIED,
        indent: { firstLine: mm(10) },
        spacing: { after: gap(6), line: 276, lineRule: LineRuleType.AUTO },
      },
    },
  ],
})
