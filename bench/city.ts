import type { Edition, EditionMeasure, EditionUnit } from '../editions/edition.ts'
import { noEdition } from '../src/app/editions.ts'

/** How large a simulated city is. */
export interface CitySize {
  readonly cells: number
  readonly members: number
}

export const today = '2024-12-15'
export const period = '2024-Q1'
export const city = 'thanh-pho'
export const measureCode = 'chi-so'
/** The wards that mergers are measured on: 20 cells and two thirds of 1,000 members each. */
export const mergingWards = 15
export const wardsOfMerger = 3
export const cellsOfMerger = 60
export const membersOfMerger = 2000
export const cellsOfMerging = (mergingWards / wardsOfMerger) * cellsOfMerger
export const membersOfMerging = (mergingWards / wardsOfMerger) * membersOfMerger
const cellsOfWard = 36
const wardsOfDistrict = 9

const numbered = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)
const padded = (number: number, width: number): string => String(number).padStart(width, '0')
const districtCode = (number: number): string => `${city}.quan-${padded(number, 3)}`
export const wardCode = (number: number): string => `${city}.phuong-${padded(number, 4)}`
const cellCode = (number: number): string => `${city}.chi-bo-${padded(number, 6)}`

const wardsOf = ({ cells }: CitySize): number => Math.round(cells / cellsOfWard)

/** The district a ward stands under; neighbours by number stand together. */
export const districtOfWard = (ward: number): string => districtCode(Math.ceil(ward / wardsOfDistrict))

/** Which ward a cell stands under: the first 300 cells under the wards that merge, the others in turn. */
const wardOfCell = (cell: number, size: CitySize): number =>
  cell <= cellsOfMerging
    ? 1 + ((cell - 1) % mergingWards)
    : mergingWards + 1 + ((cell - 1) % (wardsOf(size) - mergingWards))

export interface CityAccount {
  readonly login: string
  readonly role: 'reader' | 'issuer'
  /** Null: every unit. */
  readonly unit: string | null
}

/** A simulated city: districts, wards, cells; one measure that every cell has entered for one quarter. */
export function simulatedCity(size: CitySize, accounts: readonly CityAccount[]): Edition {
  const source = { code: 'mo-phong', vi: 'Số liệu mô phỏng', en: 'Simulated data', publisher: null, publishedOn: null }
  return {
    ...noEdition,
    code: 'simulated-city',
    workingOn: today,
    units: unitsOf(size),
    sources: [source],
    measures: [measure],
    entries: numbered(size.cells).map((cell) => ({
      unit: cellCode(cell),
      measure: measureCode,
      period,
      value: String((cell % 40) + 1),
      source: source.code,
    })),
    accounts: accounts.map(({ login, role, unit }) => ({
      login,
      vi: `Cán bộ mô phỏng ${login}`,
      en: `Simulated officer ${login}`,
      grants: [{ role, unit }],
    })),
  }
}

const measure: EditionMeasure = {
  code: measureCode,
  vi: 'Chỉ số mô phỏng',
  en: 'Simulated measure',
  subjects: ['party_organisation'],
  measuredIn: { vi: 'việc', en: 'tasks' },
}

function unitsOf(size: CitySize): readonly EditionUnit[] {
  const organisation = (code: string, role: EditionUnit['role'], parent: string | null, name: string): EditionUnit => ({
    code,
    kind: 'party_organisation',
    role,
    vi: `${name} mô phỏng`,
    en: `Simulated ${code}`,
    ...(parent === null ? {} : { parent }),
  })
  const wards = numbered(wardsOf(size))
  const districts = new Set(wards.map((ward) => districtOfWard(ward)))
  return [
    organisation(city, 'city', null, 'Thành phố'),
    ...[...districts].map((code) => organisation(code, 'district', city, `Quận ${code}`)),
    ...wards.map((ward) => organisation(wardCode(ward), 'commune', districtOfWard(ward), `Phường ${ward}`)),
    ...numbered(size.cells).map((cell) =>
      organisation(cellCode(cell), 'cell', wardCode(wardOfCell(cell, size)), `Chi bộ ${cell}`),
    ),
  ]
}
