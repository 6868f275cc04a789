import type { Edition, EditionMeasure, EditionTarget, EditionUnit, EditionValue } from '../editions/edition.ts'
import { noEdition } from '../src/app/editions.ts'
import { login } from './ward.ts'

/** How large a simulated city with values is: every cell has entered every measure for every month of 2024. */
export interface ValuesSize {
  readonly cells: number
  readonly measures: number
}

export const city = 'thanh-pho'
export const year = '2024'
const cellsOfWard = 36
const wardsOfDistrict = 9

const numbered = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)
const padded = (number: number, width: number): string => String(number).padStart(width, '0')
export const cellOf = (number: number): string => `${city}.chi-bo-${padded(number, 6)}`
export const measureAt = (number: number): string => `chi-so-${padded(number, 3)}`
const wardOf = (number: number): string => `${city}.phuong-${padded(number, 5)}`
const districtOf = (number: number): string => `${city}.quan-${padded(number, 4)}`

/** City, districts of nine wards, wards of 36 cells; a target of the city for every measure. */
export function cityWithValues(size: ValuesSize): Edition {
  const source = { code: 'mo-phong', vi: 'Số liệu mô phỏng', en: 'Simulated data', publisher: null, publishedOn: null }
  const measures = numbered(size.measures)
  return {
    ...noEdition,
    code: 'simulated-values',
    workingOn: '2025-01-10',
    units: unitsOf(size.cells),
    sources: [source],
    measures: measures.map(measureOf),
    entries: measures.map((measure) => ({
      unit: city,
      measure: measureAt(measure),
      aspect: 'own' as const,
      period: year,
      value: String(size.cells * 200),
      source: source.code,
    })),
    targets: measures.map(targetOf),
    values: { count: size.cells * size.measures * 12, make: () => valuesOf(size) },
    accounts: [
      {
        login,
        vi: 'Cán bộ mô phỏng',
        en: 'Simulated officer',
        grants: [
          { role: 'reader', unit: city },
          { role: 'clerk', unit: city },
        ],
      },
    ],
  }
}

function* valuesOf({ cells, measures }: ValuesSize): Iterable<EditionValue> {
  for (let measure = 1; measure <= measures; measure++)
    for (let cell = 1; cell <= cells; cell++)
      for (let month = 1; month <= 12; month++)
        yield {
          unit: cellOf(cell),
          measure: measureAt(measure),
          period: `${year}-${padded(month, 2)}`,
          value: String(((cell * 7 + measure * 13 + month * 3) % 40) + 1),
        }
}

const organisation = (code: string, role: EditionUnit['role'], parent: string | null, name: string): EditionUnit => ({
  code,
  kind: 'party_organisation',
  role,
  vi: `${name} mô phỏng`,
  en: `Simulated ${code}`,
  ...(parent === null ? {} : { parent }),
})

function unitsOf(cells: number): readonly EditionUnit[] {
  const wards = Math.ceil(cells / cellsOfWard)
  return [
    organisation(city, 'city', null, 'Thành phố'),
    ...numbered(Math.ceil(wards / wardsOfDistrict)).map((number) =>
      organisation(districtOf(number), 'district', city, `Quận ${number}`),
    ),
    ...numbered(wards).map((number) =>
      organisation(wardOf(number), 'commune', districtOf(Math.ceil(number / wardsOfDistrict)), `Phường ${number}`),
    ),
    ...numbered(cells).map((number) =>
      organisation(cellOf(number), 'cell', wardOf(Math.ceil(number / cellsOfWard)), `Chi bộ ${number}`),
    ),
  ]
}

const measureOf = (number: number): EditionMeasure => ({
  code: measureAt(number),
  vi: `Chỉ số mô phỏng ${number}`,
  en: `Simulated measure ${number}`,
  subjects: ['party_organisation'],
  measuredIn: { vi: 'việc', en: 'tasks' },
})

const targetOf = (number: number): EditionTarget => ({
  unit: city,
  measure: measureAt(number),
  direction: 'at_least',
  period: year,
  rank: number,
  planAspect: 'own',
})
