import { Document, Packer } from 'docx'
import type { Report } from '../../report.ts'
import { annexPages, isWide } from './annex.ts'
import { body } from './body.ts'
import { closing } from './closing.ts'
import { annexSection, paperSection } from './frame.ts'
import { heading } from './heading.ts'
import { letterhead } from './letterhead.ts'
import { FigureLinks } from './links.ts'
import { propertiesOf, settleDates } from './settle.ts'
import { stylesOf } from './styles.ts'

/** The report as a Word document in the Party's layout. The same report gives the same bytes. */
export async function renderReport(report: Report): Promise<Uint8Array> {
  const links = new FigureLinks(report.publicUrl)
  const document = new Document({
    styles: stylesOf(report.layout),
    sections: [
      paperSection(report, [
        letterhead(report),
        ...heading(report),
        ...body(report.sections, links),
        ...closing(report),
      ]),
      ...report.annexes.map((annex, at) => annexSection(report, isWide(annex), annexPages(report, annex, at, links))),
    ],
  })
  links.writeTargets(document)
  return settleDates(await Packer.pack(document, 'uint8array', false, [propertiesOf(report)]))
}
