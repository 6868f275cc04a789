import { after, anyWord, before, between, type Context, pairsOf } from './context.ts'
import type { Placed } from './placed.ts'

const isOfWhich = anyWord('trong đó|riêng')
const namesExtreme = anyWord('(?:cao|thấp|lớn|nhỏ|nhiều|ít) nhất')
const isMean = anyWord('bình quân|trung bình')

/** `bình quân 4,6 triệu đồng, trong đó cao nhất 325 triệu đồng`: values of one thing, and no parts. */
export const isExtreme = (context: Context, whole: Placed, parts: readonly Placed[]): boolean =>
  isMean.test(before(context, whole, 60)) || parts.some((part) => namesExtreme.test(before(context, part, 40)))

/** `89 trong số 148 người, trong đó 55 nam`: the parts are of the first number. */
export const isOfNumerator = (context: Context, whole: Placed): boolean =>
  /(?:trong số|trong tổng số|trên tổng số)\s*$/u.test(before(context, whole, 30))

const opensList = /(?:gồm|có|[:(])(?<open>[^:(]*)$/u
/** The second half of a name of two: `chi bộ cơ quan, đơn vị`, `xã, thị trấn`. */
const secondHalf =
  /^\s*(?:cơ quan|đơn vị|tổ chức|doanh nghiệp|công an|quân sự|quân đội|xã|phường|thị trấn|huyện|quận|thị xã|thành phố|công chức|viên chức|người lao động|chiến sĩ|trường|trạm|ban|ngành|đoàn thể|dịch vụ|thương mại|xây dựng|thủy sản|lâm nghiệp|khóm|khu phố|bản|buôn|làng|tổ dân phố|hợp tác xã)(?!\p{L})/u
const isItem = (words: string): boolean => /^\s*\p{L}/u.test(words) && !secondHalf.test(words)

/** An item of the list that has no number: `3 nhân viên, tài xế và 5 hành khách`, `2 nam và một số em nhỏ`. */
export function hasUncounted(context: Context, whole: Placed, parts: readonly Placed[]): boolean {
  const [first] = parts
  const last = parts.at(-1) ?? whole
  const lead = first ? opensList.exec(between(context, whole, first) ?? '')?.groups?.open : undefined
  if (lead !== undefined && /^[^,]*\p{L}[^,]*,/u.test(lead) && !isOfWhich.test(lead)) return true
  const tail = /^[^.;:()]{0,100}/u.exec(context.plain.text.slice(last.until, last.until + 100))?.[0] ?? ''
  if (
    tail
      .split(/,|(?<!\p{L})(?:và|cùng)(?!\p{L})/u)
      .slice(1)
      .some((item) => isItem(item) && !/\d/u.test(item))
  )
    return true
  return pairsOf(parts).some(([one, next]) => {
    const items = (between(context, one, next) ?? '').split(/,|;|(?<!\p{L})(?:và|cùng)(?!\p{L})/u)
    return items.slice(1, -1).some(isItem)
  })
}

/** What people have beside each other: one woman can be young, of a small people and a probationer. */
const traits = [
  'nữ',
  'dân tộc|dtts|đbdtts|tày|khmer|chăm|hoa',
  'tôn giáo|có đạo|theo đạo|giáo dân',
  'dự bị',
  'đoàn viên|đvtn|thanh niên',
  'cấp ủy|cấp ủy viên|bí thư',
  'trẻ|dưới \\d+ tuổi|tuổi trẻ',
  'đại học|thạc sĩ|tiến sĩ|cao đẳng|trung cấp|cao cấp',
  'công chức|viên chức|công nhân|nông dân|học sinh|sinh viên|giáo viên|quân nhân|hưu trí|doanh nghiệp',
].map((alternatives) => anyWord(alternatives))

/** `25 đảng viên (nữ 10, dân tộc 3, tôn giáo 2)`: traits of people, who can have several of them, make no sum. */
export function areTraits(context: Context, parts: readonly Placed[]): boolean {
  const found = new Set<number>()
  for (const part of parts) {
    const ahead =
      before(context, part, 30)
        .split(/[,;:(]|(?<!\p{L})(?:và|có|gồm|trong đó)(?!\p{L})/u)
        .at(-1) ?? ''
    const behind = /^[^,;.()]{0,30}/u.exec(after(context, part))?.[0] ?? ''
    const own = `${ahead} ${context.plain.text.slice(part.from, part.until)} ${behind}`
    const trait = traits.findIndex((one) => one.test(own))
    if (trait >= 0) found.add(trait)
  }
  return found.size > 1
}

/** `(nguyện vọng 1, 2)`, `120 chai loại 12`: a number with no word of its own before it, or right after another item. */
export function isUnlabelled(context: Context, part: Placed): boolean {
  const ahead = before(context, part, 40)
  if (/(?:[(,;]|(?<!\p{L})và)\s*$/u.test(ahead)) return true
  const last = context.figures[part.index - 1]
  return (
    last?.sentence === part.sentence &&
    last.counted !== null &&
    !/[,;:(]|(?<!\p{L})(?:và|cùng|còn)(?!\p{L})/u.test(ahead)
  )
}
