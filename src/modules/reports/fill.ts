import type { Day } from '../../platform/domain/day.ts'
import type { Text } from '../../platform/domain/text.ts'
import type { Measure } from '../figures/measure.ts'
import { areaLedBy, type Forest } from '../org/forest.ts'
import type { UnitId } from '../org/unit.ts'
import type { FormLine } from './form.ts'

/** Of a measure that is held for areas, a Party organisation reports for the area it leads; undefined where it has none. */
export function subjectOf(forest: Forest, measure: Measure, unitId: UnitId, on: Day): UnitId | undefined {
  if (measure.subjects.includes('party_organisation')) return unitId
  return measure.subjects.includes('area') ? areaLedBy(forest, unitId, on) : undefined
}

/** Why a line is filled in from what is held; null where somebody types it. */
export type Held = 'shown' | 'computed' | 'counted' | 'from_below'

export const heldTexts: Readonly<Record<Held, Text>> = {
  shown: {
    vi: 'Ô này chỉ để xem, hệ thống tự điền.',
    en: 'This cell is only shown; the system fills it in.',
  },
  computed: {
    vi: 'Ô này do hệ thống tính, không nhập tay.',
    en: 'The system works this cell out; it is not typed.',
  },
  counted: {
    vi: 'Số này hệ thống đã đếm từ hồ sơ, không nhập tay.',
    en: 'The system counts this from records; it is not typed.',
  },
  from_below: {
    vi: 'Số này cộng từ các đơn vị bên dưới, không nhập tay.',
    en: 'This is the sum of the units below; it is not typed.',
  },
}

/**
 * Is a line typed by a unit of the line? Only what is entered, is not counted from records there, and is not the sum of
 * what the units below hand in.
 * @param isParent other units of the form's line hand in to this one
 */
export function heldBy(line: FormLine, measure: Measure, isParent: boolean, isCounted: boolean): Held | null {
  if (line.isPrefilled) return 'shown'
  if (measure.kind === 'formula') return 'computed'
  if (measure.kind !== 'entered' || isCounted) return 'counted'
  return isParent && measure.statedAtParent !== 'own' ? 'from_below' : null
}
