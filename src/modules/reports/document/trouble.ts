import type { Text } from '../../../platform/domain/text.ts'

/** Why a place of a document gives no number. */
export const troubleKinds = [
  'missing',
  'not-applicable',
  'undefined',
  'not-comparable',
  'forbidden',
  'unknown-measure',
  'unknown-class',
  'unknown-unit',
  'unknown-period',
  'no-plan',
  'no-targets',
  'not-a-number',
] as const
export type TroubleKind = (typeof troubleKinds)[number]

export interface Trouble {
  readonly kind: TroubleKind
  /** What is wrong and what to do next. */
  readonly text: Text
}

/** Troubles with which a document cannot be frozen; the others are told by words that may be printed. */
export const stopsFreezing: Readonly<Record<TroubleKind, boolean>> = {
  missing: true,
  'not-applicable': false,
  undefined: true,
  'not-comparable': false,
  forbidden: true,
  'unknown-measure': true,
  'unknown-class': true,
  'unknown-unit': true,
  'unknown-period': true,
  'no-plan': true,
  'no-targets': true,
  'not-a-number': false,
}

/** What a draft prints in place of the number. */
export const placeWords: Readonly<Record<TroubleKind, Text>> = {
  missing: { vi: '(chưa có số liệu)', en: '(no figure yet)' },
  'not-applicable': { vi: 'không áp dụng', en: 'not applicable' },
  undefined: { vi: '(không xác định)', en: '(undefined)' },
  'not-comparable': { vi: 'không so sánh được', en: 'not comparable' },
  forbidden: { vi: '(số liệu không được xem)', en: '(figure you may not see)' },
  'unknown-measure': { vi: '(không có chỉ số này)', en: '(no such measure)' },
  'unknown-class': { vi: '(không có loại này)', en: '(no such class)' },
  'unknown-unit': { vi: '(không rõ đơn vị)', en: '(unit not found)' },
  'unknown-period': { vi: '(không rõ kỳ)', en: '(period not found)' },
  'no-plan': { vi: '(chưa có kế hoạch)', en: '(no plan yet)' },
  'no-targets': { vi: '(chưa đặt chỉ tiêu)', en: '(no targets set)' },
  'not-a-number': { vi: '(không phải số)', en: '(not a number)' },
}
