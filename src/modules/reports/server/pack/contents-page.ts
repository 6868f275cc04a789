import { Document, Packer } from 'docx'
import type { Pack } from '../../contract/pack.ts'
import { documentStateNames } from '../../document/life.ts'
import { nameOfPaper } from '../../document/paper.ts'
import type { PrintLine } from '../../printable.ts'
import { usualLayout } from '../../report.ts'
import { centredBold, centredNote } from '../docx/heading.ts'
import { Pen } from '../docx/pen.ts'
import { propertiesOf, settleDates } from '../docx/settle.ts'
import { stylesOf } from '../docx/styles.ts'
import { drawTable } from '../docx/table.ts'
import { pageOf, points, textWidth } from '../docx/units.ts'
import { Line, run } from '../docx/written.ts'

/** What a pack holds, as a Word file: a link to each file beside it, and the numbers that several documents state. */
export async function contentsPage(pack: Pack, filesOf: (document: string) => readonly string[]): Promise<Uint8Array> {
  const pen = new Pen('')
  const look = { size: points(usualLayout.sizes.body) }
  const places = new Map(pack.documents.map(({ id }, at) => [id, at + 1]))
  const document = new Document({
    styles: stylesOf(usualLayout),
    sections: [
      {
        properties: { page: pageOf(usualLayout, false) },
        children: [
          centredBold(pack.name.vi, usualLayout.sizes.kind),
          centredNote(pack.unit.name.vi, usualLayout.sizes.summary),
          ...pack.documents.map(
            (one, at) =>
              new Line({ style: 'Body' }, [
                run(`${at + 1}. ${nameOfPaper(one)} (${documentStateNames[one.state].vi}): `, look),
                ...filesOf(one.id).flatMap((file, index) => [
                  ...(index === 0 ? [] : [run('; ', look)]),
                  pen.link(file, encodeURI(file), look),
                ]),
              ]),
          ),
          ...(pack.shared.length === 0 ? [] : drawTable(sharedTable(pack, places), textWidth(usualLayout), 11, pen)),
        ],
      },
    ],
  })
  pen.writeTargets(document)
  const properties = propertiesOf({ title: pack.name.vi, summary: pack.unit.name.vi, language: 'vi' })
  return settleDates(await Packer.pack(document, 'uint8array', false, [properties]))
}

const words = (text: string): PrintLine => [{ text }]

const sharedTable = ({ shared }: Pack, places: ReadonlyMap<string, number>) => ({
  title: 'Số liệu nêu ở nhiều văn bản',
  columns: ['Số liệu', 'Kỳ', 'Nêu ở', 'Đối chiếu'],
  rows: shared.map(({ name, periodText, stands, agrees }) => [
    words(name.vi),
    words(periodText.vi),
    words(stands.map((stand) => `${stand.printed} (văn bản ${places.get(stand.document) ?? '?'})`).join('; ')),
    words(agrees ? 'Khớp' : 'Khác nhau'),
  ]),
  notes: [],
})
