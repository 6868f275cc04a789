import { agricultureGrowth } from '../../committee-measures.ts'
import type { EditionMeasure } from '../../edition.ts'
import { inPercent, ratio, stock } from './shared.ts'

export const economy: readonly EditionMeasure[] = [
  {
    ...ratio,
    code: 'revenue.over-assigned',
    vi: 'Thu ngân sách vượt chỉ tiêu thành phố giao',
    en: 'Budget revenue above the plan assigned by the city',
    subjects: ['area'],
    periodKinds: ['quarter', 'half', 'year'],
    isNonNegative: false,
    print: { reads: 'excess' },
  },
  {
    code: 'revenue.rate',
    vi: 'Thu cân đối ngân sách so với kế hoạch năm (một kết quả cho hai kế hoạch: thành phố giao và quận giao)',
    en: 'Balanced budget revenue against the plan of the year (one result for two plans: the city’s and the district’s)',
    subjects: ['area'],
    measuredIn: inPercent,
    entry: 'cumulative',
    overTime: 'last',
    overUnits: 'none',
    periodKinds: ['month', 'quarter', 'half', 'year', 'days'],
    isWhole: false,
  },
  agricultureGrowth,
  {
    ...ratio,
    code: 'investment.growth',
    vi: 'Vốn đầu tư toàn xã hội tăng bình quân mỗi năm',
    en: 'Average yearly growth of total social investment',
    subjects: ['area'],
    measuredIn: { vi: '%/năm', en: '%/year' },
    periodKinds: ['years'],
    isNonNegative: false,
    print: { reads: 'growth' },
  },
  {
    ...ratio,
    code: 'investment.multiple',
    vi: 'Vốn đầu tư toàn xã hội so với 5 năm trước (số lần, như nguồn in)',
    en: 'Total social investment against the five years before (times, as printed)',
    subjects: ['area'],
    measuredIn: { vi: 'lần', en: 'times' },
    periodKinds: ['years'],
  },
  {
    ...stock,
    code: 'innovation.networks',
    vi: 'Mạng lưới liên kết khởi nghiệp đã hình thành',
    en: 'Start-up networks formed',
    subjects: ['area'],
    measuredIn: { vi: 'mạng lưới', en: 'networks' },
    overUnits: 'none',
  },
]
