import type { Finding, PrintedFigure } from '../figures/contract.ts'
import type { Board, TargetRow } from '../targets/contract.ts'
import { type AnnexTable, type Report, type Run, type Section, usualLayout } from './report.ts'
import { sectionOfMeasure, skeleton } from './skeleton.ts'

/** What a report is made from: the board of its period, and the names of its issuer. */
export interface Material {
  readonly board: Board
  readonly superiorName: string
  readonly committeeName: string
  readonly band: string | null
  readonly publicUrl: string
  readonly isDraft: boolean
  readonly unapproved: number
  /** The code under which a document links to a figure's lineage. */
  codeOf(figure: PrintedFigure): string
  /** The formula that sets a target's result against its plan, where the catalogue holds one. */
  shareOf(target: TargetRow): PrintedFigure | undefined
}

export const noData = '(chưa có số liệu trong hệ thống)'

type NumberRun = (figure: PrintedFigure, printed?: string) => Run

/** Numbers are counted through the document, so that the manifest names each place. */
function counter(material: Material): NumberRun {
  let number = 0
  return (figure, printed = figure.printed.vi) => ({ figure, printed, code: material.codeOf(figure), number: ++number })
}

/** Draws up a report in the common skeleton, with the table of targets as its annex. */
export function composeReport(material: Material): Report {
  const { board } = material
  const number = counter(material)
  const sections = skeleton.map((part): Section => {
    const lines = part.code === null ? [] : linesOf(material, part.code, number)
    return {
      number: part.number,
      title: part.title,
      hasData: lines.length > 0 || !part.needsData,
      paragraphs: lines.length > 0 || !part.needsData ? lines : [[{ text: noData }]],
    }
  })
  return {
    superior: material.superiorName.toLocaleUpperCase('vi'),
    own: material.committeeName.toLocaleUpperCase('vi'),
    title: 'BÁO CÁO',
    summary: summaryOf(board),
    symbol: null,
    place: null,
    band: material.band,
    isDraft: material.isDraft,
    unapprovedNote: material.unapproved > 0 ? `Trong báo cáo có ${material.unapproved} số liệu chưa duyệt` : null,
    sections,
    annexes: [
      targetTable(material, number),
      ...(material.isDraft && board.findings.length > 0 ? [findingTable(board.findings)] : []),
    ],
    signature: { authority: 'T/M BAN THƯỜNG VỤ', post: 'BÍ THƯ' },
    recipients: [`- ${material.superiorName} (để báo cáo)`, '- Lưu Văn phòng cấp ủy'],
    publicUrl: material.publicUrl,
    layout: usualLayout,
  }
}

const isYear = (board: Board): boolean => /^\d{4}$/.test(board.period.id)

const summaryOf = (board: Board): string =>
  isYear(board)
    ? `tổng kết tình hình thực hiện nhiệm vụ ${board.period.text.vi}`
    : `tình hình thực hiện nhiệm vụ ${board.period.text.vi}`

export function linesOf(material: Material, section: string, number: NumberRun): readonly (readonly Run[])[] {
  const { board } = material
  const targets = board.targets.filter(
    (target) => sectionOfMeasure(target.result.measure.code) === section && target.result.absence === null,
  )
  const shares = new Set(board.targets.flatMap((target) => material.shareOf(target)?.measure.code ?? []))
  const figures = board.figures.filter(
    (figure) => sectionOfMeasure(figure.measure.code) === section && !shares.has(figure.measure.code),
  )
  return [
    ...targets.map((target) => targetLine(material, target, number)),
    ...figures.map((figure) => figureLine(material, figure, number)),
  ]
}

const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)

/** `- Đảng viên mới kết nạp: 51/95 người, đạt 53,68% kế hoạch do cấp ủy đề ra (năm 2024).` */
function targetLine(material: Material, target: TargetRow, number: NumberRun): readonly Run[] {
  const plan = target.planAspect === 'own' ? target.own : target.assigned
  const share = material.shareOf(target)
  const runs: Run[] = [{ text: `- ${target.name.vi}: ` }, number(target.result, target.result.printedNumber.vi)]
  if (plan) runs.push({ text: '/' }, number(plan, plan.printedNumber.vi))
  runs.push({ text: unitText(target.result) })
  if (share && plan)
    runs.push({ text: ', đạt ' }, number(share), { text: ` ${planName(target)} ${plan.periodText.vi}` })
  return [...runs, { text: `${qualifiers(target.result)}.` }]
}

const planName = (target: TargetRow): string =>
  target.planAspect === 'own' ? 'kế hoạch cấp ủy đề ra' : 'kế hoạch cấp trên giao'
const unitText = (figure: PrintedFigure): string =>
  /^[%‰]/.test(figure.measure.measuredIn.vi) ? '%' : ` ${figure.measure.measuredIn.vi}`

function figureLine(material: Material, figure: PrintedFigure, number: NumberRun): readonly Run[] {
  const owner =
    figure.unit.kind === 'party_organisation' || figure.unit.code === material.board.unit.code
      ? ''
      : ` (${figure.unit.name.vi})`
  const period = figure.address.period === material.board.period.id ? '' : `, ${figure.periodText.vi}`
  const className = figure.className ? `, ${lowerFirst(figure.className.vi)}` : ''
  return [
    { text: `- ${figure.measure.name.vi}${className}${owner}${period}: ` },
    number(figure),
    { text: `${qualifiers(figure)}.` },
  ]
}

/** The cut-off day where it differs from the report's, and how far a sum is known. */
function qualifiers(figure: PrintedFigure): string {
  const notes: string[] = []
  if (figure.cutOffOn !== null)
    notes.push(
      `tính đến ${figure.cutOffOn.slice(8)}/${Number(figure.cutOffOn.slice(5, 7))}/${figure.cutOffOn.slice(0, 4)}`,
    )
  if (figure.isPartial) notes.push(`mới có ${figure.coverage.have}/${figure.coverage.expected} đơn vị`)
  if (figure.isOfMost) notes.push('của hầu hết')
  return notes.length === 0 ? '' : ` (${notes.join('; ')})`
}

function targetTable(material: Material, number: NumberRun): AnnexTable {
  const rows = [...material.board.targets]
    .sort((a, b) => a.rank - b.rank)
    .map((target, index): readonly (readonly Run[])[] => {
      const plan = target.planAspect === 'own' ? target.own : target.assigned
      const share = material.shareOf(target)
      const dash: readonly Run[] = [{ text: '—' }]
      return [
        [{ text: String(index + 1) }],
        [{ text: target.name.vi }],
        [{ text: target.result.measure.measuredIn.vi }],
        plan ? [number(plan, plan.printedNumber.vi)] : [{ text: target.planWords?.vi ?? '—' }],
        target.result.absence === null ? [number(target.result, target.result.printedNumber.vi)] : [{ text: noData }],
        share
          ? [number(share)]
          : target.progress?.kind === 'difference'
            ? [{ text: target.progress.printed.vi }]
            : dash,
        [{ text: target.state.name.vi }],
        [{ text: target.lead?.name.vi ?? '—' }],
        [{ text: qualifiers(target.result).trim() }],
      ]
    })
  return {
    title: `PHỤ LỤC 1. Bảng chỉ tiêu ${material.board.period.text.vi}`,
    columns: [
      'TT',
      'Chỉ tiêu',
      'Đơn vị tính',
      'Kế hoạch',
      'Lũy kế thực hiện',
      '% so với kế hoạch',
      'Trạng thái',
      'Chủ trì',
      'Ghi chú',
    ],
    rows,
  }
}

/** In drafts only: what is to be cleared up before issuing. */
const findingTable = (findings: readonly Finding[]): AnnexTable => ({
  title: 'PHỤ LỤC 2. Điểm cần làm rõ trước khi ban hành (chỉ in trong dự thảo)',
  columns: ['TT', 'Nội dung', 'Các cách đọc', 'Trả lời'],
  rows: findings.map((finding, index) => [
    [{ text: String(index + 1) }],
    [{ text: `${finding.title.vi}. ${finding.text.vi}` }],
    [
      {
        text:
          finding.readings
            .map((reading) => `${reading.name.vi}: ${reading.printed.vi}${reading.holds ? ' (đúng)' : ' (không đúng)'}`)
            .join('; ') || '—',
      },
    ],
    [{ text: finding.answer?.text ?? 'chưa có' }],
  ]),
})

/** All numbers of a report in the order in which they stand. */
export function numbersOf(report: Report): readonly Extract<Run, { figure: PrintedFigure }>[] {
  const runs = [
    ...report.sections.flatMap((section) => section.paragraphs.flat()),
    ...report.annexes.flatMap((table) => table.rows.flat(2)),
  ]
  return runs.flatMap((run) => ('figure' in run ? [run] : []))
}
