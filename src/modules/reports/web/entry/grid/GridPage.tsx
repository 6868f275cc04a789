import { useCallback, useEffect, useMemo, useState } from 'react'
import { printDay } from '../../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../../platform/web/shell/use-title.ts'
import { Fold } from '../../../../../platform/web/ui/Fold.tsx'
import { Notice } from '../../../../../platform/web/ui/Notice.tsx'
import { useIsNarrow } from '../../../../../platform/web/ui/use-is-narrow.ts'
import { FindingCard } from '../../../../figures/web/public.tsx'
import type { EntryPlace } from '../../../entry/outbox.ts'
import { stateNames } from '../../../submission.ts'
import type { OpenedGrid } from '../kept/grids.ts'
import type { Kept } from '../kept/kept.ts'
import { useFindings } from '../use-findings.ts'
import { useTyping } from '../use-typing.ts'
import { words } from '../words.ts'
import { BehalfFields, useBehalf } from './BehalfFields.tsx'
import { type CellActs, CellDialogs, type Opened } from './CellDialogs.tsx'
import { FieldList } from './FieldList.tsx'
import { GridTable } from './GridTable.tsx'
import { HandIn } from './HandIn.tsx'
import { History } from './History.tsx'
import { Leftovers } from './Leftovers.tsx'
import { RowsFileSaver, RowsFileTaker } from './RowsFiles.tsx'
import { StateLine } from './StateLine.tsx'
import '../entry.css'
import './grid.css'

interface GridPageProps {
  readonly kept: Kept
  readonly place: EntryPlace
  readonly opened: OpenedGrid
  /** Stays the same function. */
  readonly onRefresh: () => unknown
}

/** Room for the grid with previous values beside; narrower windows show one field after another. */
const narrow = 900
const nothing = { waiting: 0, refused: 0, conflict: 0 }
/** After the last cell was saved, what the system works out from it is read anew. */
const restPause = 1200

export function GridPage({ kept, place, opened, onRefresh }: GridPageProps) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const { grid } = opened
  const title = text(grid.form.name)
  useTitle(`${title}, ${text(grid.unit.name)}, ${text(grid.period.text)}`)
  const isNarrow = useIsNarrow(narrow, 'screen')
  const [behalf, setBehalf] = useBehalf(place)
  const typing = useTyping(kept, place, grid, behalf)
  const findings = useFindings(opened, typing.cells, typing.typed)
  const [dialog, setDialog] = useState<Opened>()
  const rows = useMemo(() => [...typing.rows.values()], [typing.rows])
  const counts = typing.tally ?? nothing
  const saved = rows.filter((row) => row.state === 'saved').map((row) => row.id)
  useRefreshAtRest(typing.tally?.waiting === 0 ? saved.join() : '', onRefresh)

  const isAsked = typing.lines.some((line) => line.isTyped)
  const { goTo } = typing
  const showCell = useCallback(
    (key: string | undefined): void => {
      const row = typing.cells.findIndex((cell) => cell.key === key)
      if (row >= 0) goTo({ row, column: 0 })
    },
    [typing.cells, goTo],
  )
  const acts = useMemo(
    (): CellActs => ({
      goTo,
      typeAt: typing.typeAt,
      editAt: typing.editAt,
      write: typing.write,
      openNote: (cell) => setDialog({ is: 'note', cell }),
      openRemark: (remark) => setDialog({ is: 'remark', remark }),
    }),
    [goTo, typing.typeAt, typing.editAt, typing.write],
  )
  const remarks = useMemo(() => {
    const byKey = new Map<string, (typeof grid.remarks)[number][]>()
    for (const remark of grid.remarks) {
      const key = remark.class === null ? remark.measure : `${remark.measure}/${remark.class}`
      byKey.set(key, [...(byKey.get(key) ?? []), remark])
    }
    return byKey
  }, [grid.remarks])
  const views = { kept, sections: grid.sections, typing, findings, remarks, acts }
  return (
    <div className="entry-page">
      <header className="page-head">
        <div>
          <p className="small screen-only">
            <Go to="/entry" keeps={['unit', 'period']} query={{ form: undefined, figure: undefined }}>
              ‹ {say('crumb')}
            </Go>
          </p>
          <h1>{title}</h1>
          <p className="entry-of">
            {text(grid.unit.name)} · {text(grid.period.text)} ·{' '}
            <b className={grid.timeliness === 'overdue' ? 'due-overdue' : ''}>
              {say('dueOn', { day: printDay(grid.dueOn, language) })}
              {grid.timeliness === 'overdue' && ` (${say('overdue')})`}
            </b>{' '}
            · {text(stateNames[grid.state])}
          </p>
        </div>
      </header>
      <div className="stack">
        {typing.hasFailed && <Notice look="wrong" title={say('notKept')} isAlert />}
        {!grid.can.save.isAllowed && grid.can.save.reason && <Notice look="warn" title={text(grid.can.save.reason)} />}
        {grid.can.onBehalf && isAsked && <BehalfFields value={behalf} onChange={setBehalf} />}
        {typing.tally && (isAsked || opened.isKept || rows.length > 0) && (
          <StateLine
            tally={counts}
            isKept={opened.isKept}
            onShow={(state) => showCell(rows.find((row) => row.state === state)?.key)}
          />
        )}
        {isNarrow ? <FieldList {...views} /> : <GridTable {...views} title={title} />}
        <Leftovers kept={kept} place={place} />
        {grid.findings.length > 0 && (
          <section className="section">
            <h2>{say('findings')}</h2>
            <ul className="findings">
              {grid.findings.map((finding) => (
                <FindingCard
                  key={finding.digest}
                  finding={finding}
                  unit={finding.addresses[0]?.unit ?? grid.unit.code}
                  period={finding.addresses[0]?.period ?? grid.period.id}
                />
              ))}
            </ul>
          </section>
        )}
        <HandIn
          grid={grid}
          place={place}
          isKept={opened.isKept}
          tally={counts}
          empty={typing.cells.filter((cell) => cell.isTyped && cell.isRequired && typing.sheet.textAt(cell.key) === '')}
          contradictions={findings.open}
          behalf={behalf}
          onShow={showCell}
        />
        <History grid={grid} />
        {(isAsked || counts.waiting + counts.refused + counts.conflict > 0) && (
          <div className="screen-only">
            <Fold title={say('fileTitle')}>
              <div className="stack">
                <p>{say('fileText')}</p>
                <RowsFileSaver kept={kept} place={place} grid={grid} />
                <RowsFileTaker kept={kept} />
              </div>
            </Fold>
          </div>
        )}
      </div>
      <CellDialogs opened={dialog} place={place} onClose={() => setDialog(undefined)} />
    </div>
  )
}

/** @param saved what was saved since the grid was read; empty while something is on its way */
function useRefreshAtRest(saved: string, onRefresh: () => unknown): void {
  useEffect(() => {
    if (saved === '') return
    const timer = setTimeout(onRefresh, restPause)
    return () => clearTimeout(timer)
  }, [saved, onRefresh])
}
