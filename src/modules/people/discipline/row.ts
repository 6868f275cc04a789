import type { Day } from '../../../platform/domain/day.ts'
import { dayText } from '../../../platform/domain/period-text.ts'
import type { SheetRow } from '../../../platform/domain/sheet.ts'
import type { Text } from '../../../platform/domain/text.ts'
import { foldForSearch } from '../../../platform/domain/text.ts'
import { codeOf } from '../exchange-words.ts'
import { type RowFault, rowFault } from '../row/row.ts'
import { birthDay, checkName, readNumbers } from '../row/values.ts'
import { type DisciplineKey, disciplineKeys } from './columns.ts'
import { type Decision, type DisciplineForm, disciplineForms, relationOf } from './decision.ts'

export type DisciplineFault = RowFault<DisciplineKey>

/** A row that passed every check made on it alone. */
export interface DisciplineRow extends Decision {
  readonly row: number
  readonly name: string
  /** `1960`, `1960-05` or `1960-05-19`. */
  readonly birth: string | null
  readonly cardNumber: string | null
  readonly identityNumber: string | null
}

const also: Readonly<Record<DisciplineForm, readonly string[]>> = {
  reprimand: ['ky luat khien trach'],
  warning: ['ky luat canh cao'],
  removal: ['ky luat cach chuc', 'cach chuc vu', 'cach het chuc vu', 'cach chuc vu trong dang'],
  expulsion: ['ky luat khai tru', 'khai tru ra khoi dang', 'khai tru khoi dang'],
}
const formWords = disciplineForms.map((form) => ({ ...form, also: also[form.code] }))

const mostLetters = 100

/** Reads one row of a file as far as it can be told without the register; what is wrong is added to `faults`. */
export function readDisciplineRow(given: SheetRow, today: Day, faults: DisciplineFault[]): DisciplineRow | null {
  const before = faults.length
  const { card_number, identity_number, name, birth, form, decided_on, decision } = given.cells
  const tell = (key: string | null, code: string, vi: string, en: string, isWarning?: boolean): void => {
    const known = disciplineKeys.find((item) => item === key) ?? null
    faults.push(rowFault(given.row, known, code, vi, en, isWarning))
  }
  const values = {
    ...(name === undefined ? {} : { name }),
    ...(card_number === undefined ? {} : { card_number }),
    ...(identity_number === undefined ? {} : { identity_number }),
  }
  const named = checkName(values, tell)
  readNumbers(values, tell)
  const bornOn = birthDay(birth, today, tell)
  const read = formOf(form, tell)
  checkDay(decided_on, bornOn, today, tell)
  if (decision !== undefined && decision.length > mostLetters)
    tell('decision', 'too-long', 'Số quyết định dài quá 100 chữ.', 'The decision number has more than 100 letters.')
  // An empty cell that has to be filled is told by the reader of the file already.
  if (faults.length > before || named === '' || read === undefined || decided_on === undefined) return null
  return {
    row: given.row,
    name: named,
    birth: birth ?? null,
    cardNumber: values.card_number ?? null,
    identityNumber: values.identity_number ?? null,
    form: read,
    decidedOn: decided_on,
    decision: decision ?? null,
  }
}

type Tell = (key: DisciplineKey, code: string, vi: string, en: string) => void

function formOf(text: string | undefined, tell: Tell): DisciplineForm | undefined {
  if (text === undefined) return undefined
  const code = codeOf(formWords, text)
  if (code !== undefined) return code
  if (/^xoa ten/.test(foldForSearch(text)))
    tell(
      'form',
      'not-a-form',
      'Xóa tên không phải hình thức kỷ luật (69-QĐ/TW); ghi việc này ở hồ sơ của đảng viên.',
      'Striking off is no form of discipline (69-QĐ/TW); record it in the record of the member.',
    )
  else {
    const offered = (language: keyof Text) => disciplineForms.map((item) => item.name[language]).join('; ')
    tell(
      'form',
      'unknown-form',
      `“${text}” không phải hình thức kỷ luật đảng viên. Ghi một trong: ${offered('vi')}.`,
      `“${text}” is no form of discipline of a member. Write one of: ${offered('en')}.`,
    )
  }
  return undefined
}

function checkDay(on: Day | undefined, bornOn: Day | null, today: Day, tell: Tell): void {
  if (on === undefined) return
  if (on > today)
    tell(
      'decided_on',
      'in-the-future',
      `Ngày ${dayText(on).vi} chưa đến. Ghi ngày trên quyết định.`,
      `${dayText(on).en} has not come yet. Write the date on the decision.`,
    )
  else if (bornOn !== null && on <= bornOn)
    tell(
      'decided_on',
      'before-birth',
      'Ngày quyết định trước ngày sinh. Kiểm tra lại cả hai.',
      'The decision is before the birth. Check both.',
    )
}

/** A row and whom it speaks of. */
export interface NamedRow extends DisciplineRow {
  readonly personId: string
}

/** Rows of one file that speak of one decision: each after the first is at fault. */
export function toldTwice(rows: readonly NamedRow[]): readonly DisciplineFault[] {
  const byPerson = new Map<string, NamedRow[]>()
  return rows.flatMap((row) => {
    const earlier = byPerson.get(row.personId) ?? []
    byPerson.set(row.personId, [...earlier, row])
    const meets = earlier.find((other) => relationOf(other, row) !== null || relationOf(row, other) !== null)
    if (!meets) return []
    return meets.form === row.form
      ? rowFault(
          row.row,
          'decided_on',
          'decision-twice',
          `Quyết định này của cùng một người đã có ở dòng ${meets.row} của tệp.`,
          `This decision on the same person stands in row ${meets.row} of the file already.`,
        )
      : rowFault(
          row.row,
          'form',
          'two-forms',
          `Dòng ${meets.row} ghi cùng số, cùng ngày quyết định nhưng hình thức khác.`,
          `Row ${meets.row} has the same number and day with another form.`,
        )
  })
}
