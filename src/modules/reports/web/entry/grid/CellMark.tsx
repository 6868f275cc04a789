import { useWords } from '../../../../../platform/web/language/use-words.ts'
import { Icon, type IconName } from '../../../../../platform/web/ui/icons.tsx'
import type { GridCell } from '../../../contract/submission.ts'
import type { OutboxRow } from '../../../entry/outbox.ts'
import type { CellFinding } from '../use-findings.ts'
import { words } from '../words.ts'

const icons: Readonly<Record<OutboxRow['state'], IconName>> = {
  waiting: 'clock',
  saved: 'check',
  refused: 'cross',
  conflict: 'triangle',
}

interface CellMarkProps {
  /** Something does not agree with it. */
  readonly marked: CellFinding['severity'] | undefined
  readonly cell: GridCell
  readonly row: OutboxRow | undefined
  /** With its word, not the sign alone. */
  readonly isSpoken?: boolean
}

/** Is what stands in the cell with the server? */
export function CellMark({ cell, row, marked, isSpoken = false }: CellMarkProps) {
  const say = useWords(words)
  const state = row?.state ?? (cell.entry ? 'saved' : undefined)
  return (
    <span className="cell-marks">
      {state ? (
        <span className={`cell-mark cell-mark-${state}`} data-state={state} title={say(state)}>
          <Icon name={icons[state]} size={12} />
          <span className={isSpoken ? '' : 'unseen'}>{say(state)}</span>
        </span>
      ) : (
        <span className="cell-mark" />
      )}
      {marked && (
        <span className={`cell-doubt cell-doubt-${marked}`} title={say(marked)}>
          <Icon name={marked === 'contradiction' ? 'triangle' : 'question'} size={12} />
          <span className={isSpoken ? '' : 'unseen'}>{say(marked)}</span>
        </span>
      )}
    </span>
  )
}
