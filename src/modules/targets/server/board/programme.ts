import { decimal, hundred } from '../../../../platform/domain/decimal.ts'
import { plainPrint, printQuantity } from '../../../figures/print.ts'
import { exactly } from '../../../figures/quantity.ts'
import { sentenceOf } from '../../../regulations/sentence.ts'
import type { Board } from '../../contract.ts'
import { weigh } from '../../weight.ts'
import { overlapsDays } from './held.ts'
import { ruleOf, type Scene } from './scene.ts'
import type { Drawn } from './target-row.ts'

/** The groups of the period with the weights of their targets. */
export function groupsOf(scene: Scene, drawn: readonly Drawn[]): Board['groups'] {
  const shown = new Set(drawn.map(({ row }) => row.groupId))
  return scene.rows.groups
    .filter((group) => overlapsDays(group, scene.period) || shown.has(group.id))
    .map((group) => {
      const rows = drawn.filter(({ row }) => row.groupId === group.id)
      const { sum, isWhole, progress } = weigh(
        rows.map(({ row, percentage }) => ({ weight: row.weight === null ? null : decimal(row.weight), percentage })),
      )
      return {
        id: group.id,
        text: { vi: group.vi, en: group.en },
        period: group.period,
        weight: sum.toFixed(),
        isWeighed: isWhole,
        progress: progress && percent(progress.gt(hundred) ? hundred : progress),
      }
    })
}

const percent = (value: ReturnType<typeof decimal>) => ({
  vi: printQuantity(exactly(value), plainPrint, 'vi', { vi: '%', en: '%' }),
  en: printQuantity(exactly(value), plainPrint, 'en', { vi: '%', en: '%' }),
})

export function ruleShown(scene: Pick<Scene, 'period' | 'reader' | 'rows'>): Board['rule'] {
  const rule = ruleOf(scene)
  return (
    rule && {
      words: sentenceOf('targets.state', rule.value),
      from: rule.from,
      source: rule.source,
      confidence: rule.confidence,
    }
  )
}
