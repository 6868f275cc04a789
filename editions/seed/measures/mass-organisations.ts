import { collectivesPraised } from '../../committee-measures.ts'
import type { EditionMeasure } from '../../edition.ts'
import { apart, flow, inHouses, inPeople, money, ratio } from './shared.ts'

export const massOrganisations: readonly EditionMeasure[] = [
  {
    code: 'mobilisation.models',
    vi: 'Mô hình “Dân vận khéo” đã triển khai',
    en: 'Mobilisation models at work',
    subjects: ['organ'],
    measuredIn: { vi: 'mô hình', en: 'models' },
    overTime: 'none',
    overUnits: 'sum',
    periodKinds: ['quarter', 'half', 'year'],
    print: { decimals: 0 },
  },
  {
    ...ratio,
    code: 'mass-members.rate',
    vi: 'Tỷ lệ tập hợp đoàn viên, hội viên',
    en: 'Share of people who belong to a mass organisation',
    subjects: ['organ'],
    overTime: 'last',
    periodKinds: ['year', 'term'],
    most: '100',
  },
  {
    ...flow,
    code: 'houses.solidarity',
    vi: 'Nhà Đại đoàn kết xây mới và sửa chữa',
    en: 'Great Unity houses built and repaired',
    subjects: ['fatherland_front'],
    measuredIn: inHouses,
  },
  {
    ...money,
    code: 'houses.solidarity.value',
    vi: 'Trị giá nhà Đại đoàn kết',
    en: 'Value of Great Unity houses',
    subjects: ['fatherland_front'],
  },
  {
    ...money,
    code: 'fund.poor',
    vi: 'Quỹ “Vì người nghèo” vận động được',
    en: 'Raised for the Fund for the Poor',
    subjects: ['fatherland_front'],
  },
  {
    ...flow,
    code: 'houses.unions',
    vi: 'Nhà do các đoàn thể vận động (5 loại, không tách)',
    en: 'Houses raised by the mass organisations (five kinds, not split)',
    subjects: ['mass_organisation'],
    measuredIn: inHouses,
  },
  {
    ...money,
    code: 'houses.unions.value',
    vi: 'Trị giá nhà do các đoàn thể vận động',
    en: 'Value of houses raised by the mass organisations',
    subjects: ['mass_organisation'],
  },
  collectivesPraised,
  {
    ...apart,
    code: 'examples.individuals',
    vi: 'Cá nhân học tập và làm theo Bác được tuyên dương, khen thưởng',
    en: 'Individuals praised or rewarded for following Hồ Chí Minh’s example',
    subjects: ['area'],
    measuredIn: inPeople,
    periodKinds: ['year', 'years'],
  },
]
