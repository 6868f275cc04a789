import { memo, useEffect, useRef, useState } from 'react'
import { useLanguage, useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../../platform/web/ui/Button.tsx'
import { Icon } from '../../../../../platform/web/ui/icons.tsx'
import { FigureValue } from '../../../../figures/web/public.tsx'
import { shownText } from '../../../entry/check.ts'
import { words } from '../words.ts'
import { CellMark } from './CellMark.tsx'
import { CellMessages, type CellMessagesProps, hasMessages } from './CellMessages.tsx'
import { useCellName } from './cell-name.ts'
import type { GridViewProps } from './GridTable.tsx'

/** The same form on a phone: one field after another, with large targets and the keys for numbers. */
export function FieldList({ kept, sections, typing, findings, remarks, acts }: GridViewProps) {
  const text = useText()
  const list = useRef<HTMLDivElement>(null)
  const { cursor } = typing
  useFocusAtCursor(list, cursor.at.row)
  let index = -1
  return (
    <div className="fields" ref={list}>
      {sections.map((section) => (
        <section key={section.title.vi}>
          <h2>{text(section.title)}</h2>
          <ul>
            {section.cells.map((cell) => {
              index++
              const at = index
              const isDraft = cursor.at.row === at && cursor.mode !== 'ready'
              return (
                <EntryField
                  key={cell.key}
                  kept={kept}
                  cell={cell}
                  index={at}
                  isTyped={typing.lines[at]?.isTyped ?? false}
                  value={isDraft ? cursor.text : typing.sheet.textAt(cell.key)}
                  isDraft={isDraft}
                  row={typing.rows.get(cell.key)}
                  findings={findings.byKey.get(cell.key)}
                  marked={findings.marked.get(cell.key)}
                  remarks={remarks.get(cell.key)}
                  acts={acts}
                  onLeave={typing.commit}
                  onNext={typing.press}
                />
              )
            })}
          </ul>
        </section>
      ))}
    </div>
  )
}

interface EntryFieldProps extends CellMessagesProps {
  readonly index: number
  readonly isTyped: boolean
  readonly value: string
  readonly isDraft: boolean
  readonly onLeave: () => void
  readonly onNext: GridViewProps['typing']['press']
}

const EntryField = memo(function EntryField(props: EntryFieldProps) {
  const { cell, index, isTyped, value, isDraft, row, acts, onLeave, onNext } = props
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const nameOf = useCellName()
  const id = `field-${index}`
  const isTold = hasMessages(props)
  const [isFocused, setFocused] = useState(false)
  return (
    <li className="entry-field" data-cell={cell.key}>
      {isTyped ? (
        <label htmlFor={id}>
          {nameOf(cell)} {cell.isRequired && <span className="grid-required">({say('required')})</span>}
        </label>
      ) : (
        <p className="entry-field-name">{nameOf(cell)}</p>
      )}
      {cell.hint && <p className="soft small">{text(cell.hint)}</p>}
      {isTyped ? (
        <div className="entry-field-value">
          <input
            id={id}
            className="input"
            inputMode={cell.rule.result === 'quantity' ? 'decimal' : 'text'}
            enterKeyHint="next"
            autoComplete="off"
            spellCheck={false}
            aria-invalid={row?.state === 'refused' || undefined}
            aria-describedby={isTold ? `${id}-told` : undefined}
            value={isDraft || isFocused ? value : shownWhenAtRest(cell, value, language)}
            onFocus={(event) => {
              acts.goTo({ row: index, column: 0 })
              setFocused(true)
              const input = event.target
              requestAnimationFrame(() => input.select())
            }}
            onChange={(event) => acts.typeAt(index, event.target.value, true)}
            onBlur={() => {
              setFocused(false)
              onLeave()
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
              event.preventDefault()
              onNext({ key: 'Tab', isShift: event.shiftKey, isControl: false })
            }}
          />
          <span className="soft">{text(cell.measure.measuredIn)}</span>
        </div>
      ) : (
        <p className="entry-field-filled">
          <FigureValue figure={cell.figure} />
          <span className="soft small">
            <Icon name="lock" size={12} /> {say('filledIn')}
          </span>
        </p>
      )}
      <p className="entry-field-before soft small">
        {cell.previous && !cell.previous.absence && (
          <span>
            {say('columnPrevious')}: {text(cell.previous.printed)}
          </span>
        )}
        {cell.lastYear && !cell.lastYear.absence && (
          <span>
            {say('columnLastYear')}: {text(cell.lastYear.printed)}
          </span>
        )}
        {isTyped && <CellMark cell={cell} row={row} marked={props.marked} isSpoken />}
      </p>
      {isTold && (
        <div id={`${id}-told`}>
          <CellMessages {...props} />
        </div>
      )}
      {isTyped && (
        <Button look="quiet" className="screen-only" onClick={() => acts.openNote(cell)}>
          {say(cell.note === null ? 'addNote' : 'columnNote')}
          <span className="unseen">: {nameOf(cell)}</span>
        </Button>
      )}
    </li>
  )
})

/** What was not understood is shown as it was typed. */
const shownWhenAtRest = (
  cell: EntryFieldProps['cell'],
  value: string,
  language: Parameters<typeof shownText>[2],
): string => (value === '' ? '' : shownText(cell, value, language))

function useFocusAtCursor(list: React.RefObject<HTMLElement | null>, row: number): void {
  const last = useRef(row)
  useEffect(() => {
    if (last.current === row) return
    last.current = row
    const field = document.getElementById(`field-${row}`)
    if (field && field !== document.activeElement && list.current?.contains(field)) field.focus()
  }, [row, list])
}
