import type { Day } from '../../../platform/domain/day.ts'

/** Forms of discipline of a member; a probationary member takes the first two only (69-QĐ/TW, 264-QĐ/TW). */
export const disciplineForms = [
  { code: 'reprimand', name: { vi: 'Khiển trách', en: 'Reprimand' } },
  { code: 'warning', name: { vi: 'Cảnh cáo', en: 'Warning' } },
  { code: 'removal', name: { vi: 'Cách chức', en: 'Removal from post' } },
  { code: 'expulsion', name: { vi: 'Khai trừ', en: 'Expulsion' } },
] as const
export type DisciplineForm = (typeof disciplineForms)[number]['code']
export const disciplineCodes = disciplineForms.map((form) => form.code) as [DisciplineForm, ...DisciplineForm[]]

/** What one decision says of one person. */
export interface Decision {
  readonly form: DisciplineForm
  readonly decidedOn: Day
  /** Its number; null where none is told. */
  readonly decision: string | null
}

const plain = (decision: string | null): string | null => decision?.replace(/\s/g, '') ?? null

/**
 * Of two decisions on one person: `same` is one decision told twice, `other` says of one decision what the first does not, null are
 * two decisions. A decision told without its number is the same whatever number is known. The same rule is `held_disciplines`
 * in the schema.
 */
export function relationOf(known: Decision, told: Decision): 'same' | 'other' | null {
  if (known.decidedOn !== told.decidedOn) return null
  const isSameNumber = told.decision !== null && plain(known.decision) === plain(told.decision)
  if (known.form === told.form) return told.decision === null || isSameNumber ? 'same' : 'other'
  return isSameNumber ? 'other' : null
}
