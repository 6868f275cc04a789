import { printInstant } from '../../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../../platform/web/ui/Button.tsx'
import { Icon } from '../../../../../platform/web/ui/icons.tsx'
import type { GridCell } from '../../../contract/submission.ts'
import { readCell, retyped, shownText } from '../../../entry/check.ts'
import type { OutboxRow } from '../../../entry/outbox.ts'
import type { Kept } from '../kept/kept.ts'
import { dropRow, keepMine } from '../kept/rows.ts'
import type { CellFinding } from '../use-findings.ts'
import { words } from '../words.ts'
import type { CellActs, Remark } from './CellDialogs.tsx'

export interface CellMessagesProps {
  readonly kept: Kept
  readonly cell: GridCell
  readonly row: OutboxRow | undefined
  readonly findings: readonly CellFinding[] | undefined
  readonly marked: CellFinding['severity'] | undefined
  readonly remarks: readonly Remark[] | undefined
  readonly acts: CellActs
}

export const hasMessages = ({
  cell,
  row,
  findings,
  remarks,
}: Omit<CellMessagesProps, 'kept' | 'acts' | 'marked'>): boolean =>
  row?.state === 'refused' ||
  row?.state === 'conflict' ||
  (findings?.length ?? 0) > 0 ||
  (remarks?.length ?? 0) > 0 ||
  cell.note !== null

/** What is to be said about a cell, right under it. */
export function CellMessages({ kept, cell, row, findings = [], remarks = [], acts }: CellMessagesProps) {
  const say = useWords(words)
  const text = useText()
  return (
    <div className="cell-messages">
      {row?.state === 'conflict' && <Conflict kept={kept} cell={cell} row={row} />}
      {row?.state === 'refused' && <Refused kept={kept} cell={cell} row={row} acts={acts} />}
      {findings.map((finding) => (
        <p key={finding.digest} className={`cell-finding cell-finding-${finding.severity}`}>
          <Icon name={finding.severity === 'contradiction' ? 'triangle' : 'question'} size={12} />
          <span>
            <b>{say(finding.severity)}:</b> {text(finding.title)}. {text(finding.text)}
          </span>
        </p>
      ))}
      {remarks.map((remark) => (
        <div key={remark.id} className={`cell-remark ${remark.isSettled ? 'cell-remark-settled' : ''}`}>
          <p>
            <b>{say('remark')}</b> ({text(remark.by)}): {remark.text}{' '}
            {remark.isSettled && (
              <span className="soft">
                <Icon name="check" size={11} />{' '}
                {remark.answer ? say('answered', { text: remark.answer }) : say('settled')}
              </span>
            )}
          </p>
          {!remark.isSettled && (
            <Button look="quiet" className="screen-only" onClick={() => acts.openRemark(remark)}>
              {say('answer')}
            </Button>
          )}
        </div>
      ))}
      {cell.note !== null && (
        <p className="cell-note">
          <b>{say('columnNote')}:</b> {cell.note}
        </p>
      )}
    </div>
  )
}

/** Readings the person may have meant, where what was typed can be read in two ways. */
const isReadings = (
  details: unknown,
): details is { readings: readonly { value: string; printed: { vi: string; en: string } }[] } =>
  typeof details === 'object' && details !== null && 'readings' in details && Array.isArray(details.readings)

interface RefusedProps extends Pick<CellMessagesProps, 'kept' | 'cell' | 'acts'> {
  readonly row: OutboxRow
}

function Refused({ kept, cell, row, acts }: RefusedProps) {
  const say = useWords(words)
  const text = useText()
  const read = readCell(cell, row.value)
  const details = read.is === 'refused' ? read.refusal.details : undefined
  return (
    <div className="cell-refused" role="alert">
      <p>
        <Icon name="cross" size={12} /> {row.refusal ? text(row.refusal.text) : say('refused')}
      </p>
      <p className="row screen-only">
        {isReadings(details) &&
          details.readings.map((reading) => (
            <Button key={reading.value} onClick={() => acts.write([{ key: cell.key, text: reading.value }])}>
              {text(reading.printed)}
            </Button>
          ))}
        <Button look="quiet" onClick={() => void dropRow(kept, row)}>
          {say('dropMine')}
        </Button>
      </p>
    </div>
  )
}

function Conflict({ kept, cell, row }: { readonly kept: Kept; readonly cell: GridCell; readonly row: OutboxRow }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const { theirs } = row
  const shown = (typed: string): string => (typed === '' ? say('nothing') : shownText(cell, typed, language))
  return (
    <div className="cell-conflict" role="alert">
      <dl>
        <div>
          <dt>
            {theirs ? say('theirs', { who: text(theirs.by), when: printInstant(theirs.at, language) }) : say('nothing')}
          </dt>
          <dd>{shown(retyped(theirs))}</dd>
        </div>
        <div>
          <dt>{say('mine')}</dt>
          <dd>{shown(row.value)}</dd>
        </div>
      </dl>
      <p className="row">
        <Button onClick={() => void dropRow(kept, row)}>{say('keepTheirs')}</Button>
        <Button onClick={() => void keepMine(kept, row)}>{say('keepMine')}</Button>
      </p>
    </div>
  )
}
