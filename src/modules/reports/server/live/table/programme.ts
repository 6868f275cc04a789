import { periodText } from '../../../../../platform/domain/period-text.ts'
import type { Figure } from '../../../../figures/figure.ts'
import { versionOn } from '../../../../figures/measure.ts'
import { subtract } from '../../../../figures/quantity.ts'
import { periodOf } from '../../../../figures/server/public.ts'
import type { Board, TargetRow } from '../../../../targets/contract.ts'
import { sideOf } from '../../../document/phrase/side.ts'
import { behind, countedIn, isNumbered, workedOut } from '../../../document/phrase/stated.ts'
import { planOf } from '../plan.ts'
import { isHeld, type LiveScene, statedFrom } from '../scene.ts'
import type { TableAt } from '../table.ts'
import { type Cell, columnNames, type DrawnTable, words } from './cell.ts'

/** What is to come: aims in words, and targets that are not met yet with what is left of them, who leads, until when. */
export function programmeTable(scene: LiveScene, at: TableAt, board: Board): DrawnTable {
  const { language } = scene
  const isVi = language === 'vi'
  const figures: Figure[] = []
  const aims = [...board.breakthroughs, ...board.objectives].map((aim): readonly Cell[] => [
    words(aim.text[language]),
    [],
    [],
    words(periodOfText(scene, aim.period)),
  ])
  const targets = [...board.targets]
    .filter((target) => !['met', 'exceeded', 'not_met'].includes(target.state.code))
    .sort((a, b) => a.rank - b.rank)
    .map((target): readonly Cell[] => {
      const left = leftOf(scene, target, figures)
      return [
        [{ text: `${isVi ? 'Thực hiện chỉ tiêu' : 'Target'}: ${target.name[language]}` }, ...left],
        words(target.leadPost?.[language] ?? target.lead?.name[language] ?? ''),
        [],
        words((target.own ?? target.assigned ?? target.result).periodText[language]),
      ]
    })
  const rows = [...targets, ...aims].map((row, index) => [words(String(index + 1)), ...row])
  const { order, content, prepares, decides, time } = columnNames
  return {
    title: at.title,
    columns: [order, content, prepares, decides, time].map((name) => name[language]),
    rows,
    notes: [],
    trouble: rows.length === 0 ? { kind: 'no-targets', text: nothing } : null,
    figures,
  }
}

const periodOfText = (scene: LiveScene, period: string): string =>
  periodText(periodOf(scene.catalogue, period))[scene.language]

const nothing = {
  vi: 'Chưa có chỉ tiêu, nhiệm vụ nào của kỳ tới trong hệ thống. Ghi nội dung vào đây.',
  en: 'No targets or tasks of the coming period are in the system. Write them here.',
}

/** `, còn 44 đảng viên`: what the plan leaves to be done. */
function leftOf(scene: LiveScene, target: TargetRow, figures: Figure[]): Cell {
  const { catalogue, language } = scene
  const { address } = target.result
  const unitId = catalogue.forest.byCode.get(address.unit)?.id
  const period = periodOf(catalogue, address.period)
  const measure = versionOn(catalogue.measures.get(address.measure) ?? [], period.last)
  if (unitId === undefined || !measure || target.direction !== 'at_least') return []
  const key = { unitId, measure: address.measure, class: address.class, aspect: 'actual' as const, period }
  const planned = planOf(scene, key, measure, target.planAspect)
  if (!planned || !isHeld(planned.result)) return []
  const [result, plan] = [statedFrom(scene, planned.result), statedFrom(scene, planned.plan)]
  if (!isNumbered(result) || !isNumbered(plan)) return []
  const left = subtract(plan.quantity, result.quantity)
  if (sideOf(left) !== 'above') return []
  figures.push(planned.result, planned.plan)
  return [
    { text: language === 'vi' ? ', còn ' : ', to come: ' },
    workedOut(left, { stated: result, against: plan, rule: result.rule }, undefined, language),
    { text: behind(countedIn(result), language) },
  ]
}
