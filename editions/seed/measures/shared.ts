import type { PeriodKind } from '../../../src/platform/domain/period.ts'

/** What values are counted in. */
export const inPeople = { vi: 'người', en: 'people' }
export const inTurns = { vi: 'lượt', en: 'turns' }
export const inPercent = { vi: '%', en: '%' }
export const inOrganisations = { vi: 'tổ chức', en: 'organisations' }
export const inCells = { vi: 'chi bộ', en: 'cells' }
export const inTargets = { vi: 'chỉ tiêu', en: 'targets' }
export const inHouses = { vi: 'căn', en: 'houses' }
export const inCommunes = { vi: 'xã', en: 'communes' }
export const inRuralDistricts = { vi: 'huyện', en: 'rural districts' }
export const inYears = { vi: 'năm', en: 'years' }
export const inRanks = { vi: 'hạng', en: 'place' }

/** What a sentence calls people who are members. */
export const asMembers = { vi: 'đảng viên', en: 'members' }

/** Amounts of a stretch of time, summed over months, quarters and years. */
export const flowPeriods: readonly PeriodKind[] = ['month', 'quarter', 'half', 'year', 'years', 'term']
/** What there is on the last day known. */
export const stockPeriods: readonly PeriodKind[] = ['day', 'month', 'quarter', 'half', 'year', 'years', 'term']

const whole = { decimals: 0 }

/** A count that adds up over time and units. */
export const flow = { periodKinds: flowPeriods, print: whole } as const
/** A count on a day, added up over units only. */
export const stock = { overTime: 'last', periodKinds: stockPeriods, print: whole } as const
/** A stated number that adds up over nothing. */
export const apart = { overTime: 'none', overUnits: 'none', print: whole } as const
/** A stated ratio; without its numerator and denominator it cannot be recomputed. */
export const ratio = { overTime: 'none', overUnits: 'none', isWhole: false, measuredIn: inPercent } as const
/** Money: whole đồng, printed in millions and billions. */
export const money = {
  periodKinds: flowPeriods,
  measuredIn: { vi: 'đồng', en: 'dong' },
  print: { decimals: 0, scale: 'money' },
} as const
