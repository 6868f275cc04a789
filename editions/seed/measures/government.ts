import type { EditionMeasure } from '../../edition.ts'
import { apart, flow, inPercent, money, stock } from './shared.ts'

export const government: readonly EditionMeasure[] = [
  {
    ...stock,
    code: 'documents.agencies',
    vi: 'Cơ quan, đơn vị dùng phần mềm quản lý văn bản',
    en: 'Offices using the document system',
    subjects: ['area'],
    measuredIn: { vi: 'cơ quan', en: 'offices' },
    overUnits: 'none',
  },
  {
    ...stock,
    code: 'services.online',
    vi: 'Dịch vụ công trực tuyến mức 3 và 4',
    en: 'Online public services of levels 3 and 4',
    subjects: ['area'],
    measuredIn: { vi: 'dịch vụ', en: 'services' },
    overUnits: 'none',
  },
  {
    ...stock,
    code: 'procedures',
    vi: 'Thủ tục hành chính',
    en: 'Administrative procedures',
    subjects: ['area'],
    measuredIn: { vi: 'thủ tục', en: 'procedures' },
    overUnits: 'none',
  },
  {
    ...stock,
    code: 'services.online.rate',
    vi: 'Dịch vụ công trực tuyến mức 3 và 4 so với số thủ tục',
    en: 'Online public services of levels 3 and 4 against procedures',
    subjects: ['area'],
    measuredIn: inPercent,
    overUnits: 'recompute',
    isWhole: false,
    print: { decimals: 0, rounding: 'down', saysCut: true },
    formula: {
      op: 'divide',
      of: [
        {
          op: 'multiply',
          of: [
            { op: 'number', value: '100' },
            { op: 'term', measure: 'services.online', aspect: 'actual', unit: 'self', period: 'same' },
          ],
        },
        { op: 'term', measure: 'procedures', aspect: 'actual', unit: 'self', period: 'same' },
      ],
      conversion: 'một dịch vụ ứng với một thủ tục (one service for one procedure)',
    },
  },
  {
    ...flow,
    code: 'order.violations',
    vi: 'Vụ vi phạm giao thông, đô thị, hàng rong đã xử lý (nguồn để ngỏ danh mục)',
    en: 'Violations of traffic, urban order and street vending dealt with (the source leaves the list open)',
    subjects: ['area'],
    measuredIn: { vi: 'trường hợp', en: 'cases' },
  },
  {
    ...money,
    code: 'order.fines',
    vi: 'Tiền phạt vi phạm giao thông, đô thị, hàng rong',
    en: 'Fines for violations of traffic, urban order and street vending',
    subjects: ['area'],
  },
  {
    ...apart,
    code: 'projects.key',
    vi: 'Dự án trọng điểm được nêu tên (người đọc đếm)',
    en: 'Key projects named (counted by the reader)',
    subjects: ['government'],
    measuredIn: { vi: 'dự án', en: 'projects' },
    periodKinds: ['year'],
  },
]
