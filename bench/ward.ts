import type { Edition, EditionEntry, EditionMeasure, EditionTarget, EditionUnit } from '../editions/edition.ts'

export const ward = 'mo-phong.phuong'
export const login = 'can-bo'
export const period = '2024-Q1'
export const measureCount = 20
const cellCount = 60

const numbered = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)
const two = (number: number): string => String(number).padStart(2, '0')
export const cellCode = (number: number): string => `${ward}.chi-bo-${two(number)}`
export const measureCode = (number: number): string => `chi-so-${two(number)}`
export const cells: readonly string[] = numbered(cellCount).map(cellCode)

/**
 * A simulated ward: 60 cells, 20 measures that add up over cells and quarters, 20 targets for 2024 with own plans.
 * @param isStated false: every cell has entered the first quarter of every measure; true: the ward has stated it.
 */
export function simulatedWard(isStated: boolean): Edition {
  const source = { code: 'mo-phong', vi: 'Số liệu mô phỏng', en: 'Simulated data', publisher: null, publishedOn: null }
  const plan = numbered(measureCount).map(
    (measure): EditionEntry => ({
      unit: ward,
      measure: measureCode(measure),
      aspect: 'own',
      period: '2024',
      value: String(measure * 1000),
      source: source.code,
      directive: 'nghi-quyet',
    }),
  )
  const results = (isStated ? [ward] : cells).flatMap((unit, at) =>
    numbered(measureCount).map(
      (measure): EditionEntry => ({
        unit,
        measure: measureCode(measure),
        period,
        value: String(isStated ? measure * 400 : ((at * 7 + measure * 13) % 40) + 1),
        source: source.code,
      }),
    ),
  )
  return {
    code: 'simulated',
    workingOn: '2024-04-15',
    units: units(),
    terms: [],
    sources: [source],
    classSets: [],
    measures: numbered(measureCount).map(measureOf),
    rules: [],
    directives: [
      {
        code: 'nghi-quyet',
        symbol: null,
        kind: 'resolution',
        issuer: `${ward}:committee`,
        issuedOn: '2024-01-05',
        vi: 'Nghị quyết mô phỏng năm 2024',
        en: 'Simulated resolution for 2024',
        source: source.code,
      },
    ],
    entries: [...plan, ...results],
    statements: [],
    themes: [
      { unit: ward, kind: 'theme', period: '2024', vi: 'Chủ đề mô phỏng', en: 'Simulated theme', source: source.code },
    ],
    taskGroups: [{ code: 'nhom', unit: ward, period: '2024', vi: 'Nhóm chỉ tiêu', en: 'Group of targets' }],
    targets: numbered(measureCount).map(targetOf),
    accounts: [
      {
        login,
        vi: 'Cán bộ mô phỏng',
        en: 'Simulated officer',
        grants: [
          { role: 'reader', unit: ward },
          { role: 'clerk', unit: ward },
        ],
      },
    ],
  }
}

const units = (): readonly EditionUnit[] => [
  { code: 'mo-phong', kind: 'party_organisation', role: 'district', vi: 'Quận mô phỏng', en: 'Simulated district' },
  {
    code: ward,
    kind: 'party_organisation',
    role: 'commune',
    parent: 'mo-phong',
    leads: `${ward}:area`,
    vi: 'Đảng bộ phường mô phỏng',
    en: 'Simulated ward',
  },
  { code: `${ward}:area`, kind: 'area', role: 'commune', vi: 'Phường mô phỏng', en: 'Area of the simulated ward' },
  {
    code: `${ward}:committee`,
    kind: 'organ',
    role: 'committee',
    home: ward,
    vi: 'Đảng uỷ phường mô phỏng',
    en: 'Committee of the simulated ward',
  },
  ...cells.map(
    (code, at): EditionUnit => ({
      code,
      kind: 'party_organisation',
      role: 'cell',
      parent: ward,
      vi: `Chi bộ mô phỏng ${at + 1}`,
      en: `Simulated cell ${at + 1}`,
    }),
  ),
]

const measureOf = (number: number): EditionMeasure => ({
  code: measureCode(number),
  vi: `Chỉ số mô phỏng ${number}`,
  en: `Simulated measure ${number}`,
  subjects: ['party_organisation'],
  measuredIn: { vi: 'việc', en: 'tasks' },
})

const targetOf = (number: number): EditionTarget => ({
  unit: ward,
  measure: measureCode(number),
  direction: 'at_least',
  period: '2024',
  group: 'nhom',
  rank: number,
  lead: `${ward}:committee`,
  directive: 'nghi-quyet',
  planAspect: 'own',
})
