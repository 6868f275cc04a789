import { HeadingLevel, Paragraph } from 'docx'
import type { Section } from '../../report.ts'
import type { FigureLinks } from './links.ts'

const isPart = (section: Section): boolean => /^[IVXLC]+$/.test(section.number)

/** Parts (`I`) in capitals, their headings (`1`) as written; sections without data in italics. */
export const body = (sections: readonly Section[], links: FigureLinks): Paragraph[] =>
  sections.flatMap((section) => [
    new Paragraph({
      heading: isPart(section) ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
      text: section.number === '' ? section.title : `${section.number}. ${section.title}`,
    }),
    ...section.paragraphs.map(
      (runs) => new Paragraph({ style: 'Body', children: links.print(runs, section.hasData ? {} : { italics: true }) }),
    ),
  ])
