import { parsePeriod } from '../../platform/domain/period.ts'
import { dayText, periodText } from '../../platform/domain/period-text.ts'
import type { Text } from '../../platform/domain/text.ts'
import type { Direction, Standing, TargetState } from './state.ts'

export const stateNames: Record<TargetState, Text> = {
  exceeded: { vi: 'Vượt', en: 'Exceeded' },
  met: { vi: 'Đạt', en: 'Met' },
  on_track: { vi: 'Đúng tiến độ', en: 'On track' },
  late: { vi: 'Chậm', en: 'Late' },
  at_risk: { vi: 'Có nguy cơ', en: 'At risk' },
  not_met: { vi: 'Không đạt', en: 'Not met' },
  in_progress: { vi: 'Đang thực hiện', en: 'In progress' },
  undecided: { vi: 'Chưa kết luận được', en: 'Cannot be decided' },
  no_plan: { vi: 'Chưa có kế hoạch', en: 'No plan yet' },
  no_result: { vi: 'Chưa có kết quả', en: 'No result yet' },
}

const directionNames: Record<Direction, Text> = {
  at_least: { vi: 'ít nhất bằng kế hoạch', en: 'at least the plan' },
  at_most: { vi: 'không quá kế hoạch', en: 'at most the plan' },
  range: { vi: 'trong khoảng kế hoạch', en: 'within the plan’s range' },
  milestone: { vi: 'đúng mốc thời gian', en: 'by the planned date' },
  class: { vi: 'đạt mức xếp loại', en: 'reaches the class' },
  words: { vi: 'theo lời kế hoạch', en: 'as the plan words it' },
}

/** A plan that is no number, as it is read: `2024-03-28` is `28/3/2024`, a month or a year its name; words stay words. */
export function planText(words: string): Text {
  const period = /^\d{4}(-\d{2}){0,2}$/.test(words) ? parsePeriod(words) : undefined
  if (!period?.ok) return { vi: words, en: words }
  return period.value.kind === 'day' ? dayText(period.value.first) : periodText(period.value)
}

/** Why the state is what it is, in one sentence. */
export function stateReason(state: TargetState, standing: Standing): Text {
  const rule = directionNames[standing.direction]
  switch (state) {
    case 'exceeded':
      return {
        vi: `Kết quả trên ${standing.rule?.exceededAbove ?? 100}% kế hoạch.`,
        en: `The result is above ${standing.rule?.exceededAbove ?? 100}% of the plan.`,
      }
    case 'met':
      return { vi: `Kết quả ${rule.vi}.`, en: `The result is ${rule.en}.` }
    case 'on_track':
    case 'late':
    case 'at_risk':
      return onTheWayReason(state, standing)
    case 'not_met':
      return { vi: `Cần ${rule.vi}; kết quả chưa tới.`, en: `It should be ${rule.en}; it is not.` }
    case 'in_progress':
      return { vi: `Cần ${rule.vi}; kỳ chưa kết thúc.`, en: `It should be ${rule.en}; the period is not over.` }
    case 'undecided':
      return {
        vi: 'Số liệu chỉ cho biết một khoảng, nằm cả hai phía của kế hoạch, hoặc là lời không so được.',
        en: 'What is known is an interval on both sides of the plan, or words that cannot be compared.',
      }
    case 'no_plan':
      return { vi: 'Chưa có kế hoạch để so.', en: 'There is no plan to compare with.' }
    case 'no_result':
      return { vi: 'Chưa có số liệu kết quả trong kỳ.', en: 'There is no result in the period yet.' }
  }
}

function onTheWayReason(state: 'on_track' | 'late' | 'at_risk', { way, rule }: Standing): Text {
  if (!way) return { vi: 'Đã quá mốc thời gian mà chưa xong.', en: 'The planned date has passed and it is not done.' }
  const on = dayText(way.lines.on)
  const by = { vi: `so với mức phải đạt đến ${on.vi}`, en: `against what is due by ${on.en}` }
  const risk = rule?.atRiskBelow ?? 0
  const said: Record<typeof state, Text> = {
    on_track: { vi: `Đủ ${by.vi}.`, en: `Enough ${by.en}.` },
    late: { vi: `Còn thiếu ${by.vi}.`, en: `Behind ${by.en}.` },
    at_risk: {
      vi: `Thiếu nhiều ${by.vi}: dưới ngưỡng ${risk}%.`,
      en: `Far behind ${by.en}: beyond the threshold of ${risk}%.`,
    },
  }
  return said[state]
}
