import { type Day, daysBetween } from '../../platform/domain/day.ts'
import { type Event, events } from './lifecycle.ts'
import { entering, type Stage, stages } from './pipeline.ts'

export interface HistoryStep {
  readonly event: string
  readonly on: Day
}

export interface FunnelStage {
  readonly stage: Stage
  /** Entries into the stage in the period: a person who was listed twice in it counts twice. */
  readonly entered: number
  /** Of these: who went on to the next stage or a later one, until today. */
  readonly wentOn: number
  readonly screenedOut: number
  /** Left the way otherwise: struck off in probation, left, died, moved away. */
  readonly ended: number
  readonly stillThere: number
  /** Median of the whole days from this stage to the next for those who went on, `12` or `12.5`; null when nobody did. */
  readonly medianDays: string | null
}

interface Entry {
  readonly stage: Stage
  readonly on: Day
}
/** One way from the list to its end: entries in order, and how it ended. */
interface Journey {
  readonly entries: readonly Entry[]
  readonly end: 'screened_out' | 'ended' | null
}

const stageOfEvent = new Map<string, Stage>(stages.map((stage) => [entering[stage], stage]))
const endings: Readonly<Partial<Record<Event, 'screened_out' | 'ended'>>> = {
  screen_out: 'screened_out',
  strike_off: 'ended',
  leave: 'ended',
  expel: 'ended',
  die: 'ended',
  move_away: 'ended',
}
const order = new Map<string, number>(events.map((event, index) => [event, index]))
const endingOf = (event: string) => endings[event as Event]

/** The ways a person went, from the steps in any order. */
function journeysOf(steps: readonly HistoryStep[]): readonly Journey[] {
  const sorted = [...steps].sort((a, b) =>
    a.on === b.on ? (order.get(a.event) ?? 0) - (order.get(b.event) ?? 0) : a.on < b.on ? -1 : 1,
  )
  const journeys: Journey[] = []
  let entries: Entry[] = []
  const close = (end: Journey['end']): void => {
    // Recognition is effective at month 12 of probation, which may lie before the day of the consideration.
    entries.sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage))
    if (entries.length > 0) journeys.push({ entries, end })
    entries = []
  }
  for (const { event, on } of sorted) {
    const end = endingOf(event)
    const stage = stageOfEvent.get(event)
    if (end) close(end)
    else if (stage) {
      if (event === 'list') close(null)
      entries.push({ stage, on })
    }
  }
  close(null)
  return journeys
}

/** The middle of whole numbers as a decimal string; null of none. */
export function medianOf(numbers: readonly number[]): string | null {
  if (numbers.length === 0) return null
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const high = sorted[middle] ?? 0
  if (sorted.length % 2 === 1) return String(high)
  const sum = high + (sorted[middle - 1] ?? 0)
  return sum % 2 === 0 ? String(sum / 2) : `${Math.trunc(sum / 2)}.5`
}

const emptyTally = () => ({ entered: 0, wentOn: 0, screened_out: 0, ended: 0, days: [] as number[] })

/**
 * How many entered each stage in the days `first..last`, and what became of them until today. In every stage
 * `entered = wentOn + screenedOut + ended + stillThere`.
 */
export function funnelOf(
  histories: readonly (readonly HistoryStep[])[],
  first: Day,
  last: Day,
): readonly FunnelStage[] {
  const tallies = new Map(stages.map((stage) => [stage, emptyTally()]))
  for (const journey of histories.flatMap(journeysOf)) {
    journey.entries.forEach(({ stage, on }, index) => {
      const tally = tallies.get(stage)
      if (!tally || on < first || on > last) return
      tally.entered++
      const next = journey.entries[index + 1]
      if (next) {
        tally.wentOn++
        tally.days.push(Math.max(0, daysBetween(on, next.on)))
      } else if (journey.end && stage !== 'full') tally[journey.end]++
    })
  }
  return stages.map((stage) => {
    const { entered, wentOn, screened_out: screenedOut, ended, days } = tallies.get(stage) ?? emptyTally()
    return {
      stage,
      entered,
      wentOn,
      screenedOut,
      ended,
      stillThere: entered - wentOn - screenedOut - ended,
      medianDays: medianOf(days),
    }
  })
}
