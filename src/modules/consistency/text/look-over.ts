import type { Text } from '../../../platform/domain/text.ts'
import { placesIn } from './place-in-text.ts'

const leastRows = 6
const isNumberAlone = (line: string): boolean => line.length <= 40 && /^[+-]?\d[\d.,\s]*%?$/.test(line)

/** What to know of a text before its figures are read: letters that were lost, a table whose columns were lost. */
export function lookOver(text: string): readonly Text[] {
  return [lostLetters(text), lostColumns(text)].filter((note) => note !== null)
}

function lostLetters(text: string): Text | null {
  const at = text.indexOf('\uFFFD')
  if (at === -1) return null
  const { line, column } = placesIn(text)(at)
  return {
    vi: `Văn bản có ký tự hỏng (dòng ${line}, cột ${column}); số liệu ở gần đó có thể bị đọc sai.`,
    en: `The text has broken letters (line ${line}, column ${column}); figures near them may be read wrongly.`,
  }
}

/** Many lines that hold a number and nothing else: cells of a table, each pasted as a paragraph. */
function lostColumns(text: string): Text | null {
  let numbers = 0
  let passed = 0
  let first = 0
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trim()
    if (line === '') continue
    if (isNumberAlone(line)) {
      if (numbers === 0) first = index + 1
      numbers++
      passed = 0
    } else if (line.length > 60 || ++passed > 2) [numbers, passed] = [0, 0]
    if (numbers >= leastRows) return columnsNote(first)
  }
  return null
}

const columnsNote = (line: number): Text => ({
  vi: `Từ dòng ${line} có vẻ là một bảng bị mất cột khi dán: mỗi ô thành một dòng, nên số không gắn được với tên chỉ tiêu. Hãy gửi tệp Word, hoặc dán bảng từ Excel.`,
  en: `From line ${line} this looks like a table that lost its columns when it was pasted: each cell is a line, so that numbers cannot be tied to their names. Send the Word file, or paste the table from Excel.`,
})
