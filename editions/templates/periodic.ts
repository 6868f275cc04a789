import { type EditionTemplate, templateOf } from './body.ts'
import { limits, petitions, results, tasks } from './results.ts'
import { annex, chart, heading, type Part, sentence } from './write.ts'

const office = 'Văn phòng cấp ủy'
const building = 'Ban xây dựng Đảng'
const inspectors = 'Cơ quan ủy ban kiểm tra'

/** Who writes which section, and by when after the end of the period. A committee sets its own. */
const owners = (days: number) =>
  ({
    ideology: [building, days],
    organisation: [building, days],
    inspection: [inspectors, days],
    mobilisation: [building, days],
    internal: [office, days],
    society: ['Ủy ban nhân dân', days],
    leadership: [office, days],
    limits: [office, days + 2],
    tasks: [office, days + 2],
    petitions: [office, days + 2],
  }) as const

const opening: Part = sentence(
  'Trong {kỳ}, {đơn vị} tập trung lãnh đạo thực hiện các nhiệm vụ đề ra. Kết quả cụ thể như sau:',
)

const report = (summary: string) => ({ title: 'BÁO CÁO', symbolType: 'BC', summary })

const chartOfAdmissions: readonly Part[] = [
  chart('line', 'admitted', { title: 'Đảng viên mới kết nạp qua các kỳ' }),
  chart('line', 'people.admitted', { title: 'Đảng viên mới kết nạp qua các kỳ' }),
]

const monthly = templateOf({
  code: 'chung.bao-cao-thang',
  kind: 'monthly',
  name: { vi: 'Báo cáo tháng', en: 'Monthly report' },
  periodKinds: ['month'],
  frame: report('tình hình, kết quả công tác {kỳ} và nhiệm vụ {kỳ sau}'),
  owners: owners(-4),
  parts: [
    opening,
    heading(1, 'I', 'KẾT QUẢ THỰC HIỆN NHIỆM VỤ'),
    ...results({ isYear: false, level: 2 }),
    ...limits,
    ...tasks('NHIỆM VỤ {KỲ SAU}'),
    ...petitions,
  ],
})

const quarterly = templateOf({
  code: 'chung.so-ket-quy',
  kind: 'quarterly',
  name: { vi: 'Báo cáo sơ kết quý', en: 'Quarterly report' },
  periodKinds: ['quarter'],
  frame: report('sơ kết tình hình thực hiện nhiệm vụ {kỳ}, nhiệm vụ {kỳ sau}'),
  owners: owners(0),
  parts: [
    opening,
    heading(1, 'I', 'KẾT QUẢ THỰC HIỆN NHIỆM VỤ'),
    ...results({ isYear: false, isQuarter: true, level: 2 }, chartOfAdmissions),
    ...limits,
    ...tasks('NHIỆM VỤ {KỲ SAU}'),
    ...petitions,
    annex('targets', 'Kết quả thực hiện các chỉ tiêu'),
    annex('members', 'Tình hình đảng viên'),
  ],
})

const halfYear = templateOf({
  code: 'chung.so-ket-6-thang',
  kind: 'half_year',
  name: { vi: 'Báo cáo sơ kết 6 tháng', en: 'Half-year report' },
  periodKinds: ['half'],
  frame: report('sơ kết tình hình thực hiện nhiệm vụ {kỳ}, nhiệm vụ {kỳ sau}'),
  owners: owners(0),
  parts: [
    opening,
    heading(1, 'I', 'KẾT QUẢ THỰC HIỆN NHIỆM VỤ'),
    ...results({ isYear: false, level: 2 }, chartOfAdmissions),
    ...limits,
    ...tasks('NHIỆM VỤ {KỲ SAU}'),
    ...petitions,
    annex('targets', 'Kết quả thực hiện các chỉ tiêu'),
    annex('members', 'Tình hình đảng viên'),
    annex('children', 'Kết quả của các đơn vị trực thuộc'),
  ],
})

const annual = templateOf({
  code: 'chung.tong-ket-nam',
  kind: 'annual',
  name: { vi: 'Báo cáo tổng kết năm', en: 'Annual report' },
  periodKinds: ['year'],
  frame: report('tổng kết tình hình thực hiện nhiệm vụ {kỳ}, nhiệm vụ {kỳ sau}'),
  owners: owners(-10),
  parts: [
    opening,
    heading(1, 'I', 'KẾT QUẢ THỰC HIỆN NHIỆM VỤ'),
    ...results({ isYear: true, level: 2 }, chartOfAdmissions),
    ...limits,
    ...tasks('NHIỆM VỤ {KỲ SAU}'),
    ...petitions,
    annex('targets', 'Kết quả thực hiện các chỉ tiêu'),
    annex('members', 'Tình hình đảng viên'),
    annex('ratings', 'Kết quả đánh giá, xếp loại'),
    annex('children', 'Kết quả của các đơn vị trực thuộc'),
  ],
})

export const periodicTemplates: readonly EditionTemplate[] = [monthly, quarterly, halfYear, annual]
