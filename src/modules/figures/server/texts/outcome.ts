import type { Refusal } from '../../../../platform/domain/refusal.ts'
import type { TakenOutcome } from '../../contract/text.ts'
import { printQuantity } from '../../print.ts'
import type { StandingValue } from '../places.ts'
import type { JudgedEntry } from './judge.ts'

export const told = (
  id: string,
  outcome: TakenOutcome['outcome'],
  refusal: Refusal | null = null,
  theirs: TakenOutcome['theirs'] = null,
): TakenOutcome => ({
  id,
  outcome,
  refusal: refusal && { code: refusal.code, message: refusal.text, field: refusal.field ?? null },
  theirs,
})

export const twice: Refusal = {
  code: 'twice-in-text',
  text: {
    vi: 'Một số liệu khác trong lần lấy này cũng vào đúng chỗ này. Hãy bỏ một trong hai.',
    en: 'Another figure of this taking-over goes into the same place. Leave one of them out.',
  },
  field: 'measure',
}
export const idTaken: Refusal = {
  code: 'id-taken',
  text: {
    vi: 'Mã này đã dùng cho một lần nhập khác. Hãy tải lại trang.',
    en: 'This id belongs to another entry. Reload the page.',
  },
  field: 'id',
}

export const isSame = (stands: StandingValue, { value }: JudgedEntry): boolean =>
  stands.quantity !== null &&
  value.quantity !== null &&
  stands.quantity.word === value.quantity.word &&
  stands.quantity.isEstimate === value.quantity.isEstimate &&
  stands.quantity.low.eq(value.quantity.low) &&
  stands.quantity.high.eq(value.quantity.high)

export function theirsOf(stands: StandingValue, { measure }: JudgedEntry): TakenOutcome['theirs'] {
  const print = (language: 'vi' | 'en'): string => {
    if (stands.quantity) return printQuantity(stands.quantity, measure.print, language, measure.measuredIn)
    return stands.result ?? (language === 'vi' ? 'không áp dụng' : 'not applicable')
  }
  return { entryId: stands.id, printed: { vi: print('vi'), en: print('en') }, by: stands.by, at: stands.at }
}
