import { accept, type Outcome, refuse } from '../../platform/domain/refusal.ts'
import { foldForSearch, type Text } from '../../platform/domain/text.ts'

export const directiveKinds = [
  'resolution',
  'instruction',
  'conclusion',
  'regulation',
  'decision',
  'plan_document',
  'action_programme',
  'guidance',
  'notice',
  'report',
  'other',
] as const
export type DirectiveKind = (typeof directiveKinds)[number]

/** Names, and the codes of types seen in Party documents; the table is a setting, not a rule. */
export const kindNames: Record<DirectiveKind, Text & { readonly symbols: readonly string[] }> = {
  resolution: { vi: 'Nghị quyết', en: 'Resolution', symbols: ['NQ'] },
  instruction: { vi: 'Chỉ thị', en: 'Instruction', symbols: ['CT'] },
  conclusion: { vi: 'Kết luận', en: 'Conclusion', symbols: ['KL'] },
  regulation: { vi: 'Quy định', en: 'Regulation', symbols: ['QĐ', 'QĐi'] },
  decision: { vi: 'Quyết định', en: 'Decision', symbols: ['QĐ'] },
  plan_document: { vi: 'Kế hoạch', en: 'Plan', symbols: ['KH'] },
  action_programme: { vi: 'Chương trình', en: 'Programme', symbols: ['CTr'] },
  guidance: { vi: 'Hướng dẫn', en: 'Guidance', symbols: ['HD'] },
  notice: { vi: 'Thông báo', en: 'Notice', symbols: ['TB'] },
  report: { vi: 'Báo cáo', en: 'Report', symbols: ['BC'] },
  other: { vi: 'Văn bản khác', en: 'Other', symbols: [] },
}

export interface DirectiveSymbol {
  readonly number: string
  readonly type: string
  readonly agency: string
}

/** Reads `05-NQ/TU`: number, type, agency; a colon or the word Số before it is dropped. */
export function parseSymbol(text: string): Outcome<DirectiveSymbol> {
  const match = /^(?:số\s*:?\s*)?(\d{1,5})\s*-\s*([A-ZĐ][A-Za-zĐđ]{0,4})\s*\/\s*([A-ZĐ]{1,12})$/iu.exec(
    text.normalize('NFC').replace(/Ð/g, 'Đ').trim(),
  )
  if (!match) {
    return refuse(
      'bad-symbol',
      `Số và ký hiệu “${text}” không đúng dạng, ví dụ 05-NQ/TU.`,
      `The number and symbol “${text}” are not of the form 05-NQ/TU.`,
      'symbol',
    )
  }
  const number = match[1] ?? ''
  return accept({ number: number.padStart(2, '0'), type: match[2] ?? '', agency: (match[3] ?? '').toUpperCase() })
}

export const formSymbol = (symbol: DirectiveSymbol): string => `${symbol.number}-${symbol.type}/${symbol.agency}`

/** A document marked with a secrecy level is refused; only its number and date may be kept, elsewhere. */
export function checkSecrecy(secrecy: 'none' | 'mat' | 'toi_mat' | 'tuyet_mat', title: string): Outcome<true> {
  const isMarked =
    /\b(tuyet mat|toi mat|do mat|dau mat)\b/.test(foldForSearch(title)) ||
    /(^|[\s([])(MẬT|TỐI MẬT|TUYỆT MẬT)([\s)\]:.]|$)/u.test(title.normalize('NFC'))
  if (secrecy === 'none' && !isMarked) return accept(true)
  return refuse(
    'classified',
    'Văn bản có dấu mật không được lưu trong hệ thống này. Hãy quản lý theo quy định về bảo vệ bí mật nhà nước.',
    'A document marked with a secrecy level is not kept in this system. Handle it by the rules on state secrets.',
    secrecy === 'none' ? 'title' : 'secrecy',
  )
}
