import { accept, type Outcome, refuse } from '../../platform/domain/refusal.ts'
import { foldForSearch } from '../../platform/domain/text.ts'

export const secrecyLevels = ['none', 'mat', 'toi_mat', 'tuyet_mat'] as const
export type Secrecy = (typeof secrecyLevels)[number]

/** Does a text bear the mark of a secrecy level? */
export function isMarked(text: string): boolean {
  const plain = text.normalize('NFC')
  return (
    /\b(tuyet mat|toi mat|do mat|dau mat)\b/.test(foldForSearch(plain)) ||
    /(^|[\s([/-])(MẬT|TỐI MẬT|TUYỆT MẬT)([\s)\]:.]|$)/u.test(plain)
  )
}

/** The mark in a symbol: the word, or `(M)`, `(TM)` after it. */
export const isSymbolMarked = (symbol: string): boolean =>
  /mật/iu.test(symbol.normalize('NFC')) || /\(\s*(A|B|C|M|TM|TUM)\s*\)\s*$/iu.test(symbol)

/** Refuses a document marked with a secrecy level by its flag, title or symbol; only its number and day may be kept, elsewhere. */
export function checkSecrecy(secrecy: Secrecy, title: string, symbol = ''): Outcome<true> {
  const field = secrecy !== 'none' ? 'secrecy' : isMarked(title) ? 'title' : isSymbolMarked(symbol) ? 'symbol' : null
  if (field === null) return accept(true)
  return refuse(
    'classified',
    'Văn bản có dấu mật không được lưu trong hệ thống này. Chỉ có thể giữ số và ngày; nội dung quản lý theo quy định về bảo vệ bí mật nhà nước.',
    'A document marked with a secrecy level is not kept in this system. Only its number and day may be kept; handle the text by the rules on state secrets.',
    field,
  )
}
