import type { UnitRole } from '../../src/modules/org/unit.ts'
import type { EditionUnit } from '../edition.ts'
import { placeNames, slugOf } from './names.ts'
import { parted, type Random, randomOf } from './random.ts'

export interface Size {
  readonly seed: number
  readonly cells: number
  readonly members: number
  /** Months for which every cell has a value of every entered measure; 0 for the values of the demonstration. */
  readonly months: number
  readonly measures: number
}
export const usualSize: Size = { seed: 1, cells: 3000, members: 52_828, months: 0, measures: 200 }

export interface Ward {
  readonly code: string
  readonly vi: string
  readonly isUrban: boolean
  readonly district: number
  /** Places of its cells in the list of all cells. */
  readonly cells: readonly number[]
}

export interface City {
  readonly units: readonly EditionUnit[]
  readonly districts: readonly { readonly code: string; readonly vi: string }[]
  readonly wards: readonly Ward[]
  /** Committees without a territory, with their cells. */
  readonly direct: readonly { readonly code: string; readonly vi: string; readonly cells: readonly number[] }[]
  readonly cells: readonly { readonly code: string; readonly home: string }[]
}

export const city = 'lac-giang'
const cityName = 'Lạc Giang'
const wardsOfDistrict = [12, 11, 9, 9, 8, 10, 8, 8, 8]
const directNames = [
  'các cơ quan Đảng',
  'Ủy ban nhân dân thành phố',
  'Quân sự thành phố',
  'Công an thành phố',
  'Khu công nghiệp',
  'Đại học Lạc Giang',
]

type Bodies = readonly (readonly [suffix: string, role: UnitRole, vi: string, en: string])[]
const organs: Bodies = [
  ['committee', 'committee', 'Ban Chấp hành Đảng bộ', 'Executive committee of'],
  ['standing-committee', 'standing_committee', 'Ban Thường vụ', 'Standing committee of'],
]
const areaBodies: Bodies = [
  ['government', 'government', 'UBND', 'People’s Committee of'],
  ['front', 'fatherland_front', 'Mặt trận Tổ quốc', 'Fatherland Front of'],
]

/** A Party organisation with its organs, the area it leads and the bodies there. */
export function place(
  code: string,
  role: 'city' | 'district' | 'commune',
  vi: string,
  en: string,
  parent?: string,
): readonly EditionUnit[] {
  const area = `${code}:area`
  return [
    {
      code,
      kind: 'party_organisation',
      role,
      vi: `Đảng bộ ${vi}`,
      en: `Party organisation of ${en}`,
      leads: area,
      ...(parent === undefined ? {} : { parent }),
    },
    ...organs.map(([suffix, organ, name, nameEn]) => ({
      code: `${code}:${suffix}`,
      kind: 'organ' as const,
      role: organ,
      vi: `${name} ${vi}`,
      en: `${nameEn} ${en}`,
      home: code,
    })),
    { code: area, kind: 'area', role, vi, en },
    ...areaBodies.map(([suffix, body, name, nameEn]) => ({
      code: `${code}:${suffix}`,
      kind: body as 'government' | 'fatherland_front',
      role: body,
      vi: `${name} ${vi}`,
      en: `${nameEn} ${en}`,
      home: area,
    })),
  ]
}

const school = [
  'Trường Tiểu học',
  'Trường THCS',
  'Trường THPT',
  'Trường Mầm non',
  'Trạm Y tế',
  'Quân sự',
  'Công an',
  'Cơ quan',
  'Doanh nghiệp',
  'Hợp tác xã',
]

/** What a cell is called: most are of a neighbourhood or hamlet, some of a school or office. */
export function cellName(random: Random, number: number, isUrban: boolean): { vi: string; en: string } {
  if (random.chance(0.3)) {
    const kind = random.pick(school)
    return { vi: `Chi bộ ${kind} ${number}`, en: `Cell ${number} (${kind})` }
  }
  return isUrban
    ? { vi: `Chi bộ khu vực ${number}`, en: `Cell of neighbourhood ${number}` }
    : { vi: `Chi bộ ấp ${number}`, en: `Cell of hamlet ${number}` }
}

/** The city as it was before 1 July 2025: districts, wards and communes, and their cells. */
export function buildCity(size: Size): City {
  const random = randomOf(size.seed, 'places')
  const names = placeNames(random, 9 + 83)
  const districts = names.slice(0, 9).map((name, index) => ({
    code: `${city}.${slugOf(name)}`,
    vi: `${index < 5 ? 'quận' : 'huyện'} ${name}`,
    en: `${name} ${index < 5 ? 'district' : 'rural district'}`,
  }))
  const placed: Omit<Ward, 'cells'>[] = []
  const units: EditionUnit[] = [...place(city, 'city', `thành phố ${cityName}`, `${cityName} city`)]
  for (const district of districts) units.push(...place(district.code, 'district', district.vi, district.en, city))
  wardsOfDistrict.forEach((count, district) => {
    for (let at = 0; at < count; at++) {
      const name = names[9 + placed.length] ?? ''
      const isUrban = district < 5
      const home = districts[district]
      if (!home) continue
      const code = `${home.code}.${slugOf(name)}`
      const vi = `${isUrban ? 'phường' : 'xã'} ${name}`
      placed.push({ code, vi, isUrban, district })
      units.push(...place(code, 'commune', vi, `${name} ${isUrban ? 'ward' : 'commune'}`, home.code))
    }
  })
  const directs = directNames.map((name) => ({ code: `${city}.${slugOf(name)}`, vi: `Đảng bộ ${name}` }))
  for (const { code, vi } of directs)
    units.push({
      code,
      kind: 'party_organisation',
      role: 'direct',
      vi,
      en: `Party organisation: ${vi.replace('Đảng bộ ', '')}`,
      parent: city,
    })
  const homes = [...placed, ...directs]
  const counts = parted(random, size.cells, homes.length, Math.min(1, Math.floor(size.cells / homes.length)))
  const cells: { code: string; home: string }[] = []
  const owned = homes.map((home, index) =>
    Array.from({ length: counts[index] ?? 0 }, (_, at) => {
      const code = `${home.code}.c${at + 1}`
      const name = cellName(random, at + 1, 'isUrban' in home ? home.isUrban : true)
      const of = home.vi.replace('Đảng bộ ', '')
      units.push({
        code,
        kind: 'party_organisation',
        role: 'cell',
        vi: `${name.vi}, ${of}`,
        en: `${name.en}, ${of}`,
        parent: home.code,
      })
      return cells.push({ code, home: home.code }) - 1
    }),
  )
  return {
    units,
    districts,
    wards: placed.map((ward, index) => ({ ...ward, cells: owned[index] ?? [] })),
    direct: directs.map((item, index) => ({ ...item, cells: owned[placed.length + index] ?? [] })),
    cells,
  }
}
