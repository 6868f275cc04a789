import type { EditionUnit } from '../edition.ts'
import { cellName } from '../simulated/places.ts'
import { randomOf } from '../simulated/random.ts'

export const city = 'lac-giang'
export const ward = 'lac-giang.an-hoa'
const name = 'phường An Hòa'
const nameEn = 'An Hòa ward'

const grassroots = [
  ['ubnd', 'UBND phường', 'People’s Committee of the ward', 4],
  ['truong-hoc', 'các trường học', 'the schools', 6],
  ['cong-an', 'Công an phường', 'the ward police', 3],
  ['khu-cong-nghiep', 'Cụm công nghiệp An Hòa', 'the industrial cluster', 5],
  ['cho', 'Chợ và dịch vụ', 'the market and services', 3],
  ['y-te', 'Trung tâm Y tế', 'the health centre', 3],
] as const
const direct = 36

const organs = [
  ['committee', 'committee', 'Ban Chấp hành', 'Executive committee'],
  ['standing-committee', 'standing_committee', 'Ban Thường vụ', 'Standing committee'],
  ['standing-body', 'standing_body', 'Thường trực Đảng ủy', 'Standing body'],
  ['office', 'advisory_body', 'Văn phòng Đảng ủy', 'Committee office'],
] as const

export const cells: readonly { readonly code: string; readonly home: string }[] = [
  ...grassroots.flatMap(([code, , , count]) =>
    Array.from({ length: count }, (_, at) => ({ code: `${ward}.${code}.c${at + 1}`, home: `${ward}.${code}` })),
  ),
  ...Array.from({ length: direct }, (_, at) => ({ code: `${ward}.c${at + 1}`, home: ward })),
]

export const grassrootsCodes: readonly string[] = grassroots.map(([code]) => `${ward}.${code}`)
/** Neighbourhoods whose cell stands under the ward itself. */
export const neighbourhoods: readonly string[] = cells.filter((cell) => cell.home === ward).map((cell) => cell.code)

export function units(seed: number): readonly EditionUnit[] {
  const random = randomOf(seed, 'cells of the ward')
  const named = (vi: string, en: string) => ({ vi, en })
  return [
    {
      code: city,
      kind: 'party_organisation',
      role: 'city',
      vi: 'Đảng bộ thành phố Lạc Giang',
      en: 'Party organisation of Lạc Giang city',
    },
    {
      code: ward,
      kind: 'party_organisation',
      role: 'commune',
      vi: `Đảng bộ ${name}`,
      en: `Party organisation of ${nameEn}`,
      parent: city,
      leads: `${ward}:area`,
      from: '2025-07-01',
    },
    ...organs.map(
      ([suffix, role, vi, en]): EditionUnit => ({
        code: `${ward}:${suffix}`,
        kind: 'organ',
        role,
        ...named(vi, en),
        home: ward,
        from: '2025-07-01',
      }),
    ),
    { code: `${ward}:area`, kind: 'area', role: 'commune', ...named(name, nameEn), from: '2025-07-01' },
    {
      code: `${ward}:government`,
      kind: 'government',
      role: 'government',
      ...named('UBND phường', 'People’s Committee'),
      home: `${ward}:area`,
      from: '2025-07-01',
    },
    {
      code: `${ward}:front`,
      kind: 'fatherland_front',
      role: 'fatherland_front',
      ...named('Mặt trận Tổ quốc', 'Fatherland Front'),
      home: `${ward}:area`,
      from: '2025-07-01',
    },
    ...grassroots.map(
      ([code, vi, en]): EditionUnit => ({
        code: `${ward}.${code}`,
        kind: 'party_organisation',
        role: 'grassroots',
        vi: `Đảng bộ ${vi}`,
        en: `Party organisation of ${en}`,
        parent: ward,
        from: '2025-07-01',
      }),
    ),
    ...cells.map((cell): EditionUnit => {
      const number = Number(cell.code.replace(/^.*\.c/, ''))
      const text =
        cell.home === ward
          ? named(`Chi bộ khu vực ${number}`, `Cell of neighbourhood ${number}`)
          : cellName(random, number, true)
      const of = grassroots.find(([code]) => `${ward}.${code}` === cell.home)
      return {
        ...{ code: cell.code, kind: 'party_organisation', role: 'cell', parent: cell.home, from: '2025-07-01' },
        ...(of ? named(`Chi bộ ${number}, ${of[1]}`, `Cell ${number}, ${of[2]}`) : text),
      }
    }),
  ]
}
