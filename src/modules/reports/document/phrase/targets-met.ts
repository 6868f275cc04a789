import type { Language } from '../../../../platform/domain/text.ts'
import { subtract } from '../../../figures/quantity.ts'
import type { LiveRun } from '../../contract/live.ts'
import { sideOf } from './side.ts'
import { behind, countedIn, joined, type Numbered, numberOf } from './stated.ts'

/** `đạt và vượt 19/19 chỉ tiêu` when all are, else `đạt 17/19 chỉ tiêu`. */
export function targetsMet(met: Numbered, set: Numbered, language: Language): readonly LiveRun[] {
  const isAll = sideOf(subtract(met.quantity, set.quantity)) === 'none'
  const word = language === 'vi' ? (isAll ? 'đạt và vượt ' : 'đạt ') : isAll ? 'met or exceeded ' : 'met '
  return joined([
    { text: word },
    numberOf(met, language),
    { text: '/' },
    numberOf(set, language),
    { text: behind(countedIn(met), language) },
  ])
}
