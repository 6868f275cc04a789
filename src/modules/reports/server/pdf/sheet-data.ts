import { chartSvg } from '../../document/chart-svg.ts'
import { columnsOf, hasHead } from '../../document/columns.ts'
import {
  addressOf,
  annexHead,
  chartLine,
  codeLines,
  cutOffNotes,
  cutOffTitle,
  draftMark,
  headingMark,
  isWideAnnex,
  nameOfPaper,
  partyTitle,
  placeLine,
  recipientLines,
  signatureLines,
  symbolLine,
} from '../../document/paper.ts'
import type { Printable, PrintBlock, PrintChart, PrintLine, PrintTable } from '../../printable.ts'
import { qrSvg } from './qr.ts'

/** What `layout.typ` reads. */
export const sheetData = (printable: Printable): string => {
  const { layout } = printable
  const lines = (line: PrintLine) => runsOf(line, printable.publicUrl)
  const blocks = (list: readonly PrintBlock[]): unknown[] => list.map((block) => blockOf(block, lines, false))
  const address = addressOf(printable)
  return JSON.stringify({
    name: nameOfPaper(printable),
    language: printable.language,
    sizes: layout.sizes,
    margins: {
      top: layout.marginTop,
      right: layout.marginRight,
      bottom: layout.marginBottom,
      left: layout.marginLeft,
    },
    band: printable.band,
    draftMark: printable.isDraft ? draftMark : null,
    unapprovedNote: printable.unapprovedNote,
    partyTitle,
    superior: printable.superior,
    own: printable.own,
    symbolLine: symbolLine(printable.symbol),
    placeLine: placeLine(printable),
    title: printable.title,
    summary: printable.summary,
    body: blocks(printable.body),
    signature: signatureLines(printable.signature),
    signer: printable.signature.name,
    recipients: recipientLines(printable.recipients),
    cutOffTitle,
    cutOffs: cutOffNotes(printable),
    codeLines: codeLines(printable),
    address,
    qr: address === null ? null : qrSvg(address),
    annexes: printable.annexes.map((annex, at) => ({
      ...annexHead(printable, annex, at),
      title: annex.title,
      isWide: isWideAnnex(annex),
      blocks: blocks(annex.blocks),
    })),
  })
}

type Lines = (line: PrintLine) => readonly unknown[]

const runsOf = (line: PrintLine, publicUrl: string) =>
  line.map((run) => ({
    text: 'figure' in run ? run.printed : run.text,
    url: 'figure' in run ? `${publicUrl}/f/${run.code}` : null,
    bold: run.marks?.includes('bold') ?? false,
    italic: run.marks?.includes('italic') ?? false,
    underline: run.marks?.includes('underline') ?? false,
  }))

/** Within a list a paragraph is the entry's own line, without an indent. */
function blockOf(block: PrintBlock, lines: Lines, isInList: boolean): unknown {
  switch (block.kind) {
    case 'heading':
      return { ...block, mark: headingMark(block.number), line: lines(block.line) }
    case 'paragraph':
      return { kind: isInList ? 'plain' : 'paragraph', isSoft: block.isSoft ?? false, line: lines(block.line) }
    case 'list':
      return { ...block, items: block.items.map((item) => item.map((each) => blockOf(each, lines, true))) }
    case 'table':
      return { kind: 'table', table: tableOf(block.table, lines) }
    case 'chart':
      return { kind: 'chart', chart: chartOf(block.chart, lines) }
  }
}

const tableOf = (table: PrintTable, lines: Lines) => ({
  title: table.title,
  notes: table.notes,
  hasHead: hasHead(table),
  columns: columnsOf(table),
  rows: table.rows.map((row) => table.columns.map((_, at) => lines(row[at] ?? []))),
})

const chartOf = (chart: PrintChart, lines: Lines) => ({
  title: chart.title,
  alternative: chart.alternative,
  svg: chartSvg(chart),
  width: chart.points.length > 4 || chart.kind === 'line' ? 1 : 0.8,
  line: lines(chartLine(chart)),
})
