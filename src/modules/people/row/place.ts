import type { Day } from '../../../platform/domain/day.ts'
import { dayText } from '../../../platform/domain/period-text.ts'
import { type ApplicantState, type Event, isApplicant, type MemberState } from '../lifecycle.ts'
import type { ImportCell, PlannedRow, PlannedSpan, RowRules, Tell, Values } from './row.ts'

export function cellOfRow(values: Values, rules: RowRules, tell: Tell): ImportCell | null {
  if (rules.homeCell === undefined) return null
  const code = values.cell
  const found = code === undefined ? rules.homeCell : rules.cellOf(code)
  if (found === null) {
    tell('cell', 'no-cell', 'Dòng này không ghi chi bộ.', 'This row names no cell.')
    return null
  }
  if (!('id' in found)) {
    const near = found.length === 0 ? '' : found.join('; ')
    tell(
      'cell',
      'unknown-cell',
      `Không có chi bộ “${code}”, hoặc bạn không được mở.${near && ` Gần giống: ${near}.`}`,
      `There is no cell “${code}”, or you may not open it.${near && ` Similar: ${near}.`}`,
    )
    return null
  }
  if (!found.isWritable)
    tell(
      'cell',
      'cell-not-yours',
      `Bạn không có quyền nhập vào chi bộ “${found.code}”.`,
      `You may not write to the cell “${found.code}”.`,
    )
  else if (!found.isUnderUnit)
    tell(
      'cell',
      'cell-elsewhere',
      `Chi bộ “${found.code}” không thuộc đơn vị đang nhập.`,
      `The cell “${found.code}” is not under the unit of this import.`,
    )
  else if (found.endsOn !== null)
    tell(
      'cell',
      'cell-ends',
      `Chi bộ “${found.code}” kết thúc ngày ${dayText(found.endsOn).vi}; hãy ghi chi bộ tiếp nhận.`,
      `The cell “${found.code}” ends on ${dayText(found.endsOn).en}; write the cell that takes over.`,
    )
  else if (found.isParent)
    tell(
      'cell',
      'not-a-cell',
      `“${found.code}” có đơn vị bên dưới; hãy ghi mã của chi bộ.`,
      `“${found.code}” has units below it; write the code of a cell.`,
    )
  return found
}

/** Who came before the cell was founded has stood in it since its first day. */
export function spansOf(
  values: Values,
  state: ApplicantState | MemberState,
  cell: ImportCell,
  { today }: RowRules,
  tell: Tell,
): readonly PlannedSpan[] {
  const { since } = values
  const isAlive = (on: Day): boolean => cell.from <= on && on < cell.until
  if ((since !== undefined && !isAlive(since)) || !isAlive(today)) {
    tell(
      since === undefined ? 'cell' : 'since',
      'cell-not-alive',
      `Chi bộ “${cell.code}” không tồn tại vào ngày này.`,
      `The cell “${cell.code}” does not exist on this day.`,
    )
    return []
  }
  const starts = startsOf(values, state)
  const first = since ?? starts[0]?.from ?? today
  const from = first < cell.from ? cell.from : first
  const spans: PlannedSpan[] = []
  for (const [index, start] of starts.entries()) {
    const until = starts[index + 1]?.from ?? null
    const begins = start.from < from ? from : start.from
    if (until === null || until > begins) spans.push({ state: start.state, from: begins, until })
  }
  return spans
}

function startsOf(
  values: Values,
  state: ApplicantState | MemberState,
): readonly { state: ApplicantState | MemberState; from: Day }[] {
  if (isApplicant(state) || state === 'exempt') return [{ state, from: values.since ?? '' }]
  const starts: { state: MemberState; from: Day }[] = []
  const begin = (begun: MemberState, from: Day | undefined): void => {
    if (from !== undefined) starts.push({ state: begun, from })
  }
  begin('probationary', values.ceremony_on)
  // Full membership takes effect at its month however late it was considered.
  const isConsideredLate = state === 'full' && (values.considered_on ?? '') >= (values.full_on ?? '')
  if (state !== 'probationary' && !isConsideredLate) begin('considered', values.considered_on)
  if (state === 'full') begin('full', values.full_on)
  return starts
}

const enteredBy: Readonly<Record<ApplicantState, Event>> = {
  source: 'list',
  class: 'attend_class',
  dossier: 'open_dossier',
  verified: 'verify',
  voted: 'vote',
  proposed: 'propose',
  decided: 'decide',
}

/** What happened in this cell, as far as the dates say. */
export function stepsOf(values: Values, spans: readonly PlannedSpan[]): PlannedRow['steps'] {
  const first = spans[0]
  if (!first) return []
  if (isApplicant(first.state)) return [{ event: enteredBy[first.state], on: first.from }]
  const steps: { event: Event; on: Day }[] = []
  const take = (event: Event, on: Day | undefined): void => {
    if (on !== undefined && on >= first.from) steps.push({ event, on })
  }
  take('admit', values.ceremony_on)
  take('consider', values.considered_on)
  take('recognise', values.full_on)
  return steps
}
