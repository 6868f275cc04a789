/** One part of the common skeleton of periodic reports. */
export interface Part {
  readonly number: string
  readonly title: string
  /** Fields of measures that belong here; null for a heading over others. */
  readonly code: string | null
  readonly needsData: boolean
}

export const skeleton: readonly Part[] = [
  { number: 'I', title: 'KẾT QUẢ THỰC HIỆN', code: null, needsData: false },
  { number: '1', title: 'Công tác chính trị, tư tưởng', code: 'ideology', needsData: true },
  { number: '2', title: 'Công tác tổ chức, cán bộ, đảng viên', code: 'organisation', needsData: true },
  { number: '3', title: 'Công tác kiểm tra, giám sát', code: 'inspection', needsData: true },
  { number: '4', title: 'Công tác dân vận, Mặt trận và các đoàn thể', code: 'mobilisation', needsData: true },
  { number: '5', title: 'Công tác nội chính', code: 'internal', needsData: true },
  {
    number: '6',
    title: 'Lãnh đạo phát triển kinh tế - xã hội, quốc phòng - an ninh',
    code: 'society',
    needsData: true,
  },
  { number: '7', title: 'Phương thức lãnh đạo', code: 'leadership', needsData: true },
  { number: 'II', title: 'HẠN CHẾ, NGUYÊN NHÂN', code: 'limits', needsData: true },
  { number: 'III', title: 'NHIỆM VỤ THỜI GIAN TỚI', code: 'tasks', needsData: true },
  { number: 'IV', title: 'KIẾN NGHỊ', code: 'petitions', needsData: true },
]

/** Beginnings of measure codes by section; the first that fits decides, and what fits none is society's. */
const sectionsByCode: readonly (readonly [string, string])[] = [
  ['study', 'ideology'],
  ['example', 'ideology'],
  ['people.', 'organisation'],
  ['party.inspected', 'inspection'],
  ['party.', 'organisation'],
  ['admitted', 'organisation'],
  ['members', 'organisation'],
  ['rating', 'organisation'],
  ['training', 'organisation'],
  ['award', 'organisation'],
  ['commend', 'organisation'],
  ['organisations', 'organisation'],
  ['delegates', 'organisation'],
  ['assign', 'organisation'],
  ['steering', 'organisation'],
  ['inspection', 'inspection'],
  ['mobilisation', 'mobilisation'],
  ['models', 'mobilisation'],
  ['houses', 'mobilisation'],
  ['fund', 'mobilisation'],
  ['massorg', 'mobilisation'],
  ['mass', 'mobilisation'],
  ['front', 'mobilisation'],
  ['violations', 'internal'],
  ['fines', 'internal'],
  ['documents', 'leadership'],
  ['directives', 'leadership'],
  ['targets', 'leadership'],
  ['task', 'leadership'],
  ['breakthroughs', 'leadership'],
  ['visits', 'leadership'],
]

export const sectionOfMeasure = (code: string): string =>
  sectionsByCode.find(([beginning]) => code.startsWith(beginning))?.[1] ?? 'society'
