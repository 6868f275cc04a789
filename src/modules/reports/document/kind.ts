import type { Text } from '../../../platform/domain/text.ts'

/** Kinds of documents that a committee draws up from templates. */
export const documentKinds = [
  'monthly',
  'quarterly',
  'half_year',
  'annual',
  'mid_term',
  'term',
  'delegate_status',
  'thematic',
  'conference_programme',
  'draft_resolution',
  'work_programme',
  'commendations',
  'corrigendum',
  'other',
] as const
export type DocumentKind = (typeof documentKinds)[number]

export const documentKindNames: Readonly<Record<DocumentKind, Text>> = {
  monthly: { vi: 'Báo cáo tháng', en: 'Monthly report' },
  quarterly: { vi: 'Báo cáo sơ kết quý', en: 'Quarterly report' },
  half_year: { vi: 'Báo cáo sơ kết 6 tháng', en: 'Half-year report' },
  annual: { vi: 'Báo cáo tổng kết năm', en: 'Annual report' },
  mid_term: { vi: 'Báo cáo giữa nhiệm kỳ', en: 'Mid-term report' },
  term: { vi: 'Báo cáo nhiệm kỳ', en: 'Report of a term' },
  delegate_status: { vi: 'Báo cáo tình hình đại biểu', en: 'Report on delegates' },
  thematic: { vi: 'Báo cáo chuyên đề', en: 'Thematic report' },
  conference_programme: { vi: 'Chương trình hội nghị', en: 'Programme of a conference' },
  draft_resolution: { vi: 'Dự thảo nghị quyết', en: 'Draft resolution' },
  work_programme: { vi: 'Chương trình công tác', en: 'Programme of work' },
  commendations: { vi: 'Danh sách khen thưởng', en: 'List of commendations' },
  corrigendum: { vi: 'Văn bản đính chính', en: 'Corrigendum' },
  other: { vi: 'Văn bản khác', en: 'Other document' },
}
