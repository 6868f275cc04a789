import { dayParts } from '../../../platform/domain/day.ts'
import type { ChangedNumber } from '../contract/edition.ts'
import { byFigure } from './changed-figures.ts'
import type { Block, Content, FigurePlace, Inline, TableRow } from './content.ts'
import type { Frame } from './frame.ts'

/** What a corrigendum corrects. */
export interface Corrected {
  readonly name: string
  readonly code: string
  readonly symbol: string | null
  readonly issuedOn: string | null
}

const shortDay = (on: string): string => {
  const { year, month, date } = dayParts(on)
  return `ngày ${String(date).padStart(2, '0')}/${month}/${year}`
}

/** `Báo cáo tổng kết năm 2022 (số 12-BC/QU, ngày 05/1/2023)`. */
const nameOf = ({ name, code, symbol, issuedOn }: Corrected): string =>
  symbol === null
    ? `${name} (mã ${code})`
    : `${name} (số ${symbol}${issuedOn === null ? '' : `, ${shortDay(issuedOn)}`})`

export const corrigendumFrame = (corrected: Corrected, like: Frame): Frame => ({
  ...like,
  title: 'THÔNG BÁO',
  summary: `đính chính số liệu trong ${nameOf(corrected)}`.slice(0, 500),
  symbolType: 'TB',
})

const text = (words: string): Inline => ({ type: 'text', text: words })
const paragraph = (id: string, content: Inline[]): Block => ({
  type: 'paragraph',
  attrs: { id, isOld: false },
  content: content.filter((inline) => inline.type !== 'text' || inline.text !== ''),
})
const row = (at: number, type: 'tableHeader' | 'tableCell', cells: readonly Inline[][]): TableRow => ({
  type: 'tableRow',
  content: cells.map((inline, column) => ({ type, content: [paragraph(`r${at}c${column}`, inline)] })),
})

const columns = ['TT', 'Số liệu', 'Đã in', 'Nay là', 'Chênh lệch', 'Lý do']

/** What it is now, as a live figure where it is one number; a number that was worked out is told in words. */
function nowOf({ address, number, figure, printedNow }: ChangedNumber): Inline[] {
  if (printedNow.vi !== figure.printed.vi || figure.absence !== null) return [text(printedNow.vi)]
  const place: FigurePlace = {
    ...{ id: `n${number}`, form: 'value', unit: address.unit, measure: address.measure, class: address.class },
    ...{ aspect: address.aspect, period: address.period, against: null, plan: null },
  }
  return [{ type: 'figure', attrs: place }]
}

const nameOfFigure = ({ figure }: ChangedNumber): string =>
  [figure.measure.name.vi, figure.className?.vi, figure.unit.name.vi, figure.periodText.vi].filter(Boolean).join(', ')

/** A document that tells each figure that was corrected since, once: printed then and in how many places, now, and why. */
export const corrigendumContent = (corrected: Corrected, changed: readonly ChangedNumber[]): Content => ({
  type: 'doc',
  content: [
    paragraph('begin', [
      text(
        `Một số số liệu trong ${nameOf(corrected)} đã được đính chính sau khi văn bản được chốt. Nay thông báo như sau:`,
      ),
    ]),
    {
      type: 'table',
      content: [
        row(
          0,
          'tableHeader',
          columns.map((title) => [text(title)]),
        ),
        ...byFigure(changed).map(({ change, places }, at) =>
          row(at + 1, 'tableCell', [
            [text(String(at + 1))],
            [text(nameOfFigure(change))],
            [text(places === 1 ? change.printedThen : `${change.printedThen} (${places} chỗ)`)],
            nowOf(change),
            [text(change.difference?.vi ?? '—')],
            [text(change.reasons.length === 0 ? 'chưa ghi lý do' : change.reasons.join('; '))],
          ]),
        ),
      ],
    },
    paragraph('end', [text('Các nội dung khác của văn bản giữ nguyên.')]),
  ],
})
