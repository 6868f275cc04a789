import type { Found } from './calendar.ts'
import { type Draft, type Reading, sentenceFirst } from './draft.ts'
import { afterAnniversary, anniversaries } from './lexicon/names.ts'
import { frequencies, milestones, passed, streaks, visiting } from './lexicon/times.ts'
import { isNumber, isWord, lowAt, type Tokens } from './tokens.ts'

/** Gives a figure the kind its surroundings ask for, or says that it is no figure but a mention. */
export function kindOf(reading: Reading, draft: Draft): Found | null {
  const { tokens } = reading
  if (draft.unit === 'sao') return { kind: 'level', from: draft.number.from, to: draft.to, value: null }
  if (draft.unit === 'lần') return timesOrMultiple(reading, draft)
  if (draft.kind !== 'duration') return null
  if (draft.unit === 'năm') {
    const mention = badgeOrAnniversary(reading, draft)
    if (mention !== null) return mention
    if (streaks.at(tokens, draft.to) !== null) {
      draft.kind = 'streak'
      return null
    }
  }
  if (passed.at(tokens, draft.to) !== null && isRound(draft) && draft.word === 'exact') draft.word = 'about'
  return null
}

/** A round ten of years that passed is said in passing: `10 năm qua`. */
const isRound = (draft: Draft): boolean => draft.unit === 'năm' && /^[1-9]\d*0$/.test(draft.value)

/** Before `kế hoạch` these make a difference of the years after it: `trước kế hoạch 2 năm`. */
const overtaking: ReadonlySet<string> = new Set(['trước', 'vượt', 'sớm', 'hơn', 'chậm', 'sau'])

/** `kế hoạch tài chính 5 năm`, `5 năm giai đoạn 2021-2025`, `05 năm 2016-2020`: the name of a plan. */
function isPlanned(tokens: Tokens, draft: Draft): boolean {
  const next = lowAt(tokens, draft.to)
  if (next === 'giai' && lowAt(tokens, draft.to + 1) === 'đoạn') return true
  if (isNumber(tokens, draft.to) && lowAt(tokens, draft.to + 1) === '-' && isNumber(tokens, draft.to + 2)) return true
  if (draft.number.form === 'words') return false
  for (let i = draft.from - 1; i > draft.from - 6 && isWord(tokens, i); i--)
    if (lowAt(tokens, i) === 'kế' && lowAt(tokens, i + 1) === 'hoạch') return !overtaking.has(lowAt(tokens, i - 1))
  return false
}

/** How far before the years of a badge its name may stand. */
const badgeReach = 48

/** `Huy hiệu Đảng (70 năm: 2; 60 năm: 15)`, `2 huy hiệu 50 năm`: badges are given from 30 years on, every five years. */
function isBadge(reading: Reading, draft: Draft): boolean {
  const years = Number(draft.number.value)
  if (draft.number.form !== 'plain' || years < 30 || years > 95 || years % 5 !== 0 || draft.word !== 'exact')
    return false
  const first = Math.max(sentenceFirst(reading, draft.from), draft.from - badgeReach)
  for (let i = draft.from - 1; i > first; i--)
    if (lowAt(reading.tokens, i) === 'hiệu' && lowAt(reading.tokens, i - 1) === 'huy') return true
  return false
}

function badgeOrAnniversary(reading: Reading, draft: Draft): Found | null {
  const { tokens } = reading
  const number = draft.number
  const mention = (kind: Found['kind']): Found => ({ kind, from: number.from, to: draft.to, value: null })
  if (isPlanned(tokens, draft)) return mention('term')
  if (isBadge(reading, draft)) return mention('level')
  if (lowAt(tokens, draft.to) === 'tuổi' && ['đảng', 'đoàn', 'nghề', 'quân'].includes(lowAt(tokens, draft.to + 1)))
    return mention('level')
  const isAfter = anniversaries.before(tokens, number.from) !== null || afterAnniversary.at(tokens, draft.to) !== null
  return isAfter && draft.word === 'exact' ? mention('ordinal') : null
}

/** `gấp 1,55 lần`, `tăng 2 lần` multiply; `hằng tháng đến ít nhất hai lần` counts turns. */
function timesOrMultiple(reading: Reading, draft: Draft): null {
  const { tokens } = reading
  const before = [lowAt(tokens, draft.from - 1), lowAt(tokens, draft.from - 2)]
  if (before.some((one) => ['gấp', 'tăng', 'giảm', 'bằng'].includes(one)) || draft.number.form === 'decimal') {
    draft.kind = 'multiple'
    draft.counted = null
    return null
  }
  const first = Math.max(sentenceFirst(reading, draft.from), draft.from - 16)
  let isVisit = false
  for (let i = draft.from - 1; i >= first; i--) {
    if (isNumber(tokens, i)) break
    if (visiting.has(lowAt(tokens, i))) isVisit = true
    const often = frequencies.at(tokens, i)
    if (often === null) continue
    draft.unit = `${isVisit ? 'lượt' : 'lần'}/${often.value}`
    break
  }
  return null
}

/** A year in which something was reached: `năm 2014 xã đã đạt chuẩn`, where the mention is of the year alone. */
export function isMilestone(reading: Reading, year: Found): boolean {
  const { tokens } = reading
  if (year.kind !== 'period' || lowAt(tokens, year.from) !== 'năm' || year.to !== year.from + 2) return false
  if (milestones.aims.has(lowAt(tokens, year.from - 1))) return false
  for (let i = year.to; i < year.to + 10; i++) {
    const low = lowAt(tokens, i)
    if (isNumber(tokens, i) || [',', '.', ';', ':', ''].includes(low) || milestones.aims.has(low)) return false
    if (milestones.reached.at(tokens, i) !== null) return i > year.to
  }
  return false
}
