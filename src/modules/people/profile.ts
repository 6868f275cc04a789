import { type Day, isDay } from '../../platform/domain/day.ts'
import { accept, type Outcome, refuse } from '../../platform/domain/refusal.ts'
import { withVietnameseD } from '../../platform/domain/text.ts'
import { educations, isTypedHere, type PersonField, personFields, sexes, theories } from './field.ts'
import { birthOnOf, type Profile } from './membership.ts'

const codeLists: Readonly<Record<string, readonly { readonly code: string }[]>> = {
  sex: sexes,
  education: educations,
  theory: theories,
}

export const fieldOf = (key: string): PersonField | undefined => personFields.find((field) => field.key === key)

const systems = {
  member_database: { vi: 'cơ sở dữ liệu đảng viên 3.0', en: 'member database 3.0' },
  member_handbook: { vi: 'sổ tay đảng viên điện tử', en: 'the electronic member handbook' },
} as const

/** May this field be typed here? Refusals: `unknown-field`, `dated-by-steps`, `mastered-elsewhere`. Field: `field`. */
export function checkTyped(key: string, isMember: boolean): Outcome<PersonField> {
  const field = fieldOf(key)
  if (!field) return refuse('unknown-field', `Hồ sơ không có mục “${key}”.`, `There is no field “${key}”.`, 'field')
  if (field.place === 'membership')
    return refuse(
      'dated-by-steps',
      'Ngày này do các bước kết nạp ghi; hãy rút lại bước và ghi lại.',
      'This date comes from the steps of the admission; withdraw the step and record it again.',
      'field',
    )
  if (isTypedHere(field, isMember)) return accept(field)
  const system = systems[field.master === 'member_handbook' ? 'member_handbook' : 'member_database']
  return refuse(
    'mastered-elsewhere',
    `Mục này do ${system.vi} quản lý, không nhập ở đây; hãy nạp tệp của hệ thống đó.`,
    `This field is mastered by ${system.en} and not typed here; bring its file.`,
    'field',
  )
}

/** Checks a whole profile. Refusals: `bad-birth`, `birth-in-future`, `unknown-code`, `name-missing`. Each names its field. */
export function checkProfile(profile: Profile, today: Day): Outcome<Profile> {
  const name = withVietnameseD(profile.name.normalize('NFC')).replace(/\s+/g, ' ').trim()
  if (name.length < 2 || !/\p{L}/u.test(name))
    return refuse('name-missing', 'Cần họ và tên.', 'A full name is needed.', 'name')
  const born = birthOnOf(profile.birth)
  if (born !== null && (!isDay(born) || !isBirth(profile.birth ?? '')))
    return refuse('bad-birth', 'Ngày sinh không có thật.', 'There is no such day of birth.', 'birth')
  if (born !== null && (born > today || born < '1900-01-01'))
    return refuse('birth-in-future', 'Ngày sinh không hợp lý.', 'This day of birth cannot be.', 'birth')
  for (const [key, list] of Object.entries(codeLists)) {
    const value = profile[key as 'sex' | 'education' | 'theory']
    if (value !== null && !list.some((item) => item.code === value))
      return refuse('unknown-code', 'Giá trị này không có trong danh mục.', 'This value is not in the list.', key)
  }
  return accept({ ...profile, name })
}

const isBirth = (text: string): boolean => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)
