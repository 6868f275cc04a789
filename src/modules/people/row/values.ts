import { type Day, isDay } from '../../../platform/domain/day.ts'
import { codeOf, educationWords, ethnicityOf, sexWords, theoryWords } from '../exchange-words.ts'
import { birthOnOf } from '../membership.ts'
import { shown, type Tell, type Values } from './row.ts'

export function checkName(values: Values, tell: Tell): string {
  // An empty cell is told by the reader of the file already.
  if (values.name === undefined) return ''
  const name = values.name.replace(/\s+/g, ' ').trim()
  if (name.length < 2 || name.length > 100 || !/\p{L}/u.test(name)) {
    tell('name', 'bad-name', `“${name}” không phải họ và tên.`, `“${name}” is no name of a person.`)
  }
  values.name = name
  return name
}

export function readWords(values: Values, tell: Tell): void {
  const take = (key: 'sex' | 'education' | 'theory', list: Parameters<typeof codeOf<string>>[0]): void => {
    const text = values[key]
    if (text === undefined) return
    const code = codeOf(list, text)
    if (code !== undefined) {
      values[key] = code
      return
    }
    const offered = list.map((word) => word.name.vi).join('; ')
    tell(
      key,
      'unknown-word',
      `“${text}” không có trong danh mục ${shown(key).vi}. Ghi một trong: ${offered}.`,
      `“${text}” is not in the list of ${shown(key).en}. Write one of: ${list.map((word) => word.name.en).join('; ')}.`,
    )
  }
  take('sex', sexWords)
  take('education', educationWords)
  take('theory', theoryWords)
  if (values.ethnicity === undefined) return
  const known = ethnicityOf(values.ethnicity)
  if (known === undefined)
    tell(
      'ethnicity',
      'unknown-ethnicity',
      `“${values.ethnicity}” không có trong danh mục dân tộc; giữ nguyên như tệp ghi.`,
      `“${values.ethnicity}” is not in the list of peoples; it is kept as written.`,
      true,
    )
  else values.ethnicity = known
}

export function readNumbers(values: Values, tell: Tell): void {
  for (const key of ['card_number', 'identity_number'] as const) {
    const text = values[key]?.replace(/[\s.-]/g, '')
    if (text === undefined) continue
    values[key] = text
    if (!/^\d{4,20}$/.test(text))
      tell(
        key,
        'bad-number',
        `${shown(key).vi} “${values[key]}” phải gồm 4 đến 20 chữ số.`,
        `${shown(key).en} “${values[key]}” must have 4 to 20 digits.`,
      )
  }
  if (values.phone !== undefined) values.phone = values.phone.replace(/[\s.-]/g, '').slice(0, 30)
  for (const key of ['occupation', 'ethnicity', 'religion', 'decision', 'recognition_decision'] as const) {
    const text = values[key]
    if (text !== undefined && text.length > 100)
      tell(key, 'too-long', `${shown(key).vi} dài quá 100 chữ.`, `${shown(key).en} has more than 100 letters.`)
  }
}

/** The first day a birth date may mean. */
export function birthDay(birth: string | undefined, today: Day, tell: Tell): Day | null {
  if (birth === undefined) return null
  const on = birthOnOf(birth) ?? ''
  if (!isDay(on) || on > today || on < '1900-01-01') {
    tell('birth', 'bad-birth', `Ngày sinh “${birth}” không hợp lệ.`, `The date of birth “${birth}” is not valid.`)
    return null
  }
  return on
}
