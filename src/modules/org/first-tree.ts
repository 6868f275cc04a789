import type { Day } from '../../platform/domain/day.ts'
import type { SheetColumn, SheetFault, SheetRow } from '../../platform/domain/sheet.ts'
import { foldForSearch, type Text } from '../../platform/domain/text.ts'
import type { UnitRole } from './unit.ts'

/** The levels a Party organisation may be of, as a file names them. */
export const levelWords: readonly { readonly role: UnitRole; readonly name: Text }[] = [
  { role: 'city', name: { vi: 'Đảng bộ tỉnh, thành phố', en: 'Province or city' } },
  { role: 'district', name: { vi: 'Đảng bộ quận, huyện', en: 'District' } },
  { role: 'commune', name: { vi: 'Đảng bộ xã, phường, đặc khu', en: 'Commune or ward' } },
  { role: 'direct', name: { vi: 'Đảng bộ trực thuộc không theo địa bàn', en: 'Direct committee' } },
  { role: 'grassroots', name: { vi: 'Đảng bộ cơ sở', en: 'Grassroots organisation' } },
  { role: 'grassroots_cell', name: { vi: 'Chi bộ cơ sở', en: 'Grassroots cell' } },
  { role: 'sub_organisation', name: { vi: 'Đảng bộ bộ phận', en: 'Sub-organisation' } },
  { role: 'cell', name: { vi: 'Chi bộ', en: 'Cell' } },
  { role: 'cell_group', name: { vi: 'Tổ đảng', en: 'Cell group' } },
]

export const unitColumns: readonly SheetColumn[] = [
  {
    key: 'code',
    header: { vi: 'Mã', en: 'Code' },
    kind: 'text',
    isRequired: true,
    width: 28,
    hint: {
      vi: 'Chữ thường không dấu, số, dấu chấm và gạch nối; không dùng lại.',
      en: 'Lower-case letters, digits, dots and dashes; never used again.',
    },
  },
  { key: 'name', header: { vi: 'Tên', en: 'Name' }, kind: 'text', isRequired: true, width: 36 },
  { key: 'name_en', header: { vi: 'Tên tiếng Anh', en: 'English name' }, kind: 'text', width: 30 },
  {
    key: 'kind',
    header: { vi: 'Loại', en: 'Kind' },
    kind: 'text',
    isRequired: true,
    width: 26,
    choices: levelWords.map((word) => word.name.vi),
  },
  { key: 'parent', header: { vi: 'Mã cấp trên', en: 'Parent code' }, kind: 'text', width: 24 },
  { key: 'from', header: { vi: 'Từ ngày', en: 'Since' }, kind: 'day', isRequired: true, width: 14 },
]

export interface FirstUnit {
  readonly row: number
  readonly code: string
  readonly vi: string
  readonly en: string
  readonly role: UnitRole
  readonly parent: string | null
  readonly from: Day
}

const fold = (text: string): string =>
  foldForSearch(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
const roles = new Map(
  levelWords.flatMap(({ role, name }) => [role, name.vi, name.en].map((spelling) => [fold(spelling), role] as const)),
)

const isCode = (code: string): boolean => /^[a-z0-9]+([-.][a-z0-9]+)*$/.test(code) && code.length <= 100

/**
 * Reads the first tree of an installation: every unit once, each below one that is there and was founded no later, no circle.
 * @param mayStandUnder by the rule on levels of a day
 */
export function readTree(
  rows: readonly SheetRow[],
  mayStandUnder: (role: UnitRole, parentRole: UnitRole, on: Day) => boolean,
): { readonly units: readonly FirstUnit[]; readonly faults: readonly SheetFault[] } {
  const faults: SheetFault[] = []
  const tell = (row: number, key: string, vi: string, en: string): void => {
    faults.push({ row, key, text: { vi, en } })
  }
  const units = new Map<string, FirstUnit>()
  for (const { row, cells } of rows) {
    const { code = '', name, kind = '', from } = cells
    const role = roles.get(fold(kind))
    if (!isCode(code))
      tell(row, 'code', `Mã “${code}” không đúng dạng.`, `The code “${code}” is not of the right form.`)
    else if (units.has(code))
      tell(
        row,
        'code',
        `Mã “${code}” đã có ở dòng ${units.get(code)?.row}.`,
        `The code “${code}” stands in row ${units.get(code)?.row} already.`,
      )
    if (!role) {
      const offered = levelWords.map((word) => word.name.vi).join('; ')
      tell(row, 'kind', `Loại “${kind}” không có. Ghi một trong: ${offered}.`, `There is no kind “${kind}”.`)
    }
    if (!role || !name || !from || units.has(code) || !isCode(code)) continue
    units.set(code, { row, code, vi: name, en: cells.name_en ?? name, role, parent: cells.parent ?? null, from })
  }
  for (const unit of units.values()) checkPlace(unit, units, mayStandUnder, tell)
  return { units: [...units.values()], faults }
}

function checkPlace(
  unit: FirstUnit,
  units: ReadonlyMap<string, FirstUnit>,
  mayStandUnder: (role: UnitRole, parentRole: UnitRole, on: Day) => boolean,
  tell: (row: number, key: string, vi: string, en: string) => void,
): void {
  if (unit.parent === null) return
  const parent = units.get(unit.parent)
  if (!parent) {
    tell(
      unit.row,
      'parent',
      `Không có đơn vị “${unit.parent}” trong tệp.`,
      `There is no unit “${unit.parent}” in the file.`,
    )
    return
  }
  if (parent.from > unit.from)
    tell(
      unit.row,
      'from',
      `Cấp trên “${parent.code}” có sau ngày này.`,
      `The unit above, “${parent.code}”, was founded after this day.`,
    )
  if (!mayStandUnder(unit.role, parent.role, unit.from))
    tell(
      unit.row,
      'parent',
      'Loại đơn vị này không đứng dưới loại cấp trên đó vào ngày này.',
      'A unit of this kind does not stand under one of that kind on this day.',
    )
  const seen = new Set([unit.code])
  for (let at: FirstUnit | undefined = parent; at; at = at.parent === null ? undefined : units.get(at.parent)) {
    if (seen.has(at.code)) {
      tell(unit.row, 'parent', 'Các cấp trên nối thành vòng.', 'The units above form a circle.')
      return
    }
    seen.add(at.code)
  }
}
