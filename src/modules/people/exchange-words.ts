import { foldForSearch, type Text } from '../../platform/domain/text.ts'
import { educations, sexes, theories } from './field.ts'
import type { State } from './lifecycle.ts'

interface Word<Code extends string> {
  readonly code: Code
  readonly name: Text
  /** Other ways files write it, without tone marks. */
  readonly also: readonly string[]
}

const words = <Code extends string>(
  items: readonly { readonly code: Code; readonly name: Text }[],
  also: Partial<Record<Code, readonly string[]>>,
): readonly Word<Code>[] => items.map((item) => ({ ...item, also: also[item.code] ?? [] }))

export const sexWords = words(sexes, { female: ['f'], male: ['m'] })

export const educationWords = words(educations, {
  primary: ['cap 1', 'cap i'],
  lower_secondary: ['thcs', 'cap 2', 'cap ii', '9/12'],
  upper_secondary: ['thpt', 'cap 3', 'cap iii', '12/12', '10/10'],
  vocational: ['trung cap chuyen nghiep', 'trung cap nghe', 'th chuyen nghiep'],
  college: ['cao dang nghe', 'cd'],
  bachelor: ['cu nhan', 'ky su', 'dh', 'bac si'],
  master: ['thac sy', 'cao hoc', 'ths'],
  doctor: ['tien sy', 'ts'],
})

export const theoryWords = words(theories, {
  elementary: ['so cap llct'],
  intermediate: ['trung cap llct', 'trung cap ly luan chinh tri'],
  advanced: ['cao cap llct', 'cao cap ly luan chinh tri'],
  bachelor: ['cu nhan chinh tri', 'dai hoc'],
})

const state = (code: State, vi: string, en: string, ...also: readonly string[]): Word<State> => ({
  code,
  name: { vi, en },
  also,
})

/** States a file may say; those of applicants are stages on the way to admission. */
export const stateWords: readonly Word<State>[] = [
  state('source', 'Nguồn', 'Source list', 'quan chung uu tu', 'tao nguon'),
  state('class', 'Đã học lớp', 'Awareness class', 'lop nhan thuc', 'da hoc lop nhan thuc'),
  state('dossier', 'Làm hồ sơ', 'Dossier', 'ho so'),
  state('verified', 'Đã thẩm tra', 'Verified', 'tham tra'),
  state('voted', 'Chi bộ đã biểu quyết', 'Voted', 'chi bo da xet'),
  state('proposed', 'Đã đề nghị', 'Proposed', 'de nghi'),
  state('decided', 'Đã có quyết định', 'Decided', 'co quyet dinh'),
  state('probationary', 'Dự bị', 'Probationary', 'dang vien du bi', 'dvdb'),
  state('considered', 'Đã xét chính thức', 'Considered', 'da xet'),
  state('full', 'Chính thức', 'Full', 'dang vien chinh thuc', 'dvct', 'full member'),
  state('exempt', 'Miễn sinh hoạt', 'Exempt', 'mien', 'mien cong tac va sinh hoat'),
]

const foldedWord = (text: string): string =>
  foldForSearch(text)
    .replace(/[^\p{L}\p{N}/]+/gu, ' ')
    .trim()

/** The same answers for words that come again in every row of a file; it forgets when a file has too many. */
export function remembering<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    if (known.size > 1000) known.clear()
    const given = answer(text)
    known.set(text, given)
    return given
  }
}

const foldedAgain = remembering(foldedWord)

const indexes = new WeakMap<readonly Word<string>[], ReadonlyMap<string, string>>()

function indexOf(list: readonly Word<string>[]): ReadonlyMap<string, string> {
  let index = indexes.get(list)
  if (!index) {
    index = new Map(
      list.flatMap((word) =>
        [word.code, word.name.vi, word.name.en, ...word.also].map((spelling) => [foldedWord(spelling), word.code]),
      ),
    )
    indexes.set(list, index)
  }
  return index
}

/** The code a word of a file means, compared without tone marks; undefined when it means none. */
export const codeOf = <Code extends string>(list: readonly Word<Code>[], text: string): Code | undefined =>
  indexOf(list).get(foldedAgain(text)) as Code | undefined

export const wordOf = <Code extends string>(list: readonly Word<Code>[], code: string): Text =>
  list.find((word) => word.code === code)?.name ?? { vi: code, en: code }

/** The 54 peoples of the list that statistics use (121-TCTK/PPCĐ, 1979). */
export const ethnicities: readonly string[] =
  'Kinh, Tày, Thái, Hoa, Khmer, Mường, Nùng, Mông, Dao, Gia Rai, Ngái, Ê Đê, Ba Na, Xơ Đăng, Sán Chay, Cơ Ho, Chăm, Sán Dìu, Hrê, Mnông, Ra Glai, Xtiêng, Bru - Vân Kiều, Thổ, Giáy, Cơ Tu, Gié Triêng, Mạ, Khơ Mú, Co, Tà Ôi, Chơ Ro, Kháng, Xinh Mun, Hà Nhì, Chu Ru, Lào, La Chí, La Ha, Phù Lá, La Hủ, Lự, Lô Lô, Chứt, Mảng, Pà Thẻn, Cơ Lao, Cống, Bố Y, Si La, Pu Péo, Brâu, Ơ Đu, Rơ Măm'.split(
    ', ',
  )

const squeezed = (text: string): string => foldForSearch(text).replace(/[^\p{L}]+/gu, '')
const ethnicitySpellings = new Map<string, string>([
  ...ethnicities.map((name) => [squeezed(name), name] as const),
  ['viet', 'Kinh'],
  ['khome', 'Khmer'],
  ['hmong', 'Mông'],
  ['meo', 'Mông'],
  ['giarai', 'Gia Rai'],
  ['jrai', 'Gia Rai'],
  ['ede', 'Ê Đê'],
  ['bahnar', 'Ba Na'],
  ['bruvankieu', 'Bru - Vân Kiều'],
  ['vankieu', 'Bru - Vân Kiều'],
])

/** The spelling of the list for a people's name; undefined when the list does not know it. */
export const ethnicityOf = remembering((text: string): string | undefined =>
  ethnicitySpellings.get(squeezed(text.replace(/^dân tộc\s+/iu, ''))),
)
