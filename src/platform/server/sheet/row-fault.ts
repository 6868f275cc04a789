import type { Text } from '../../domain/text.ts'

/** What one cell gave: a value, why it has none, or nothing at all. */
export interface Reading {
  readonly value?: string
  readonly fault?: Text
}

export const rowFault = (vi: string, en: string): Reading => ({ fault: { vi, en } })

export const formulaFault = (place: string): Reading =>
  rowFault(
    `Ô ${place} chứa công thức. Chép ô đó rồi dán lại dạng giá trị.`,
    `Cell ${place} holds a formula. Copy it and paste it back as a value.`,
  )

export const errorFault = (place: string, text: string): Reading =>
  rowFault(
    `Ô ${place} báo lỗi ${text}. Ghi lại giá trị đúng.`,
    `Cell ${place} shows the error ${text}. Write the right value.`,
  )

export const emptyFault = (): Reading =>
  rowFault('Ô bắt buộc còn trống. Điền giá trị.', 'A required cell is empty. Fill it in.')

export const lostDigitsFault = (text: string): Reading =>
  rowFault(
    `“${text}” đã mất chữ số vì được ghi dạng số. Đặt định dạng ô là Text rồi ghi lại đủ chữ số.`,
    `“${text}” has lost digits because it was stored as a number. Format the cell as Text and write all digits again.`,
  )

export function choiceFault(text: string, choices: readonly string[]): Reading {
  const shown = choices.slice(0, 8).join('; ')
  const more = choices.length > 8 ? '; …' : ''
  return rowFault(
    `“${text}” không có trong danh sách. Chọn một trong: ${shown}${more}.`,
    `“${text}” is not in the list. Choose one of: ${shown}${more}.`,
  )
}
