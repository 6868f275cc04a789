import type { Text } from '../../../platform/domain/text.ts'
import { placesIn } from '../text/place-in-text.ts'
import type { TextReport } from '../text/report.ts'

const severityNames = { contradiction: 'MÂU THUẪN', reading: 'CẦN HIỂU ĐÚNG', note: 'LƯU Ý' } as const
const order = ['contradiction', 'reading', 'note'] as const
const mostWords = 90

type Finding = TextReport['findings'][number]

/** A report for people: findings with line, column and words, then what was worked out and agrees. */
export function printReport(text: string, report: TextReport, notes: readonly Text[], isCompared: boolean): string {
  const placeOf = placesIn(text)
  const at = (start: number): string => {
    const { line, column } = placeOf(start)
    return `dòng ${line}, cột ${column}`
  }
  const quote = ([start, end]: readonly [number, number]): string => {
    const words = text.slice(start, end).replace(/\s+/g, ' ').trim()
    return words.length > mostWords ? `${words.slice(0, mostWords - 1)}…` : words
  }
  const finding = (item: Finding): string =>
    [
      `${severityNames[item.severity]} · ${item.spans[0] ? at(item.spans[0][0]) : 'cả văn bản'}`,
      `  ${item.message}`,
      ...(item.expected === undefined ? [] : [`  tính ra: ${item.expected}`]),
      ...item.spans.map((span) => `  ${at(span[0])}: “${quote(span)}”`),
    ].join('\n')
  const found = order.flatMap((severity) => report.findings.filter((item) => item.severity === severity))
  const count = (severity: Finding['severity']): number =>
    report.findings.filter((item) => item.severity === severity).length
  return [
    ...notes.map((note) => `Lưu ý khi đọc: ${note.vi}`),
    `Đọc được ${report.figures.length} số liệu: ${count('contradiction')} mâu thuẫn, ${count('reading')} chỗ cần hiểu đúng, ${count('note')} lưu ý.`,
    ...found.map((item) => `\n${finding(item)}`),
    report.checked.length === 0 ? '\nKhông có phép tính nào kiểm tra được.' : '\nĐã tính lại và khớp:',
    ...report.checked.map((item) => `  ${item.spans[0] ? `${at(item.spans[0][0])}: ` : ''}${item.message}`),
    '',
    isCompared
      ? 'Chỉ những điều liệt kê ở trên đã được kiểm tra. Không nêu ra không có nghĩa là đúng.'
      : 'Chỉ những điều liệt kê ở trên đã được kiểm tra, trong phạm vi chính văn bản này. Không nêu ra không có nghĩa là đúng.',
  ].join('\n')
}
