import { useState } from 'react'
import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../platform/web/shell/use-title.ts'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Empty } from '../../../platform/web/ui/Empty.tsx'
import { usePlace } from '../../org/web/public.tsx'
import { type Board, readBoard, type TargetRow } from '../contract.ts'
import { AdjustForm } from './AdjustForm.tsx'
import { ArrangeDialog } from './ArrangeDialog.tsx'
import { BoardTheme } from './BoardHead.tsx'
import { boardInput } from './board-input.ts'
import { OpenTargetForm } from './OpenTargetForm.tsx'
import { RuleLine } from './RuleLine.tsx'
import { TargetTable } from './TargetTable.tsx'
import { ThemeForm } from './ThemeForm.tsx'
import { words } from './words.ts'
import './board.css'

/** Where targets are opened, adjusted and arranged, and the theme, breakthroughs and objectives are set. */
export function TargetsPage() {
  const say = useWords(words)
  const place = usePlace()
  useTitle(say('pageTitle'))
  const board = useAsk(readBoard, boardInput(place.unit, place.period, place.knownAt), place.unit !== undefined)
  return (
    <Await query={board} isPage>
      {(data) => <TargetsContent board={data} />}
    </Await>
  )
}

function TargetsContent({ board }: { readonly board: Board }) {
  const say = useWords(words)
  const text = useText()
  const [open, setOpen] = useState<'open' | 'theme' | 'arrange' | TargetRow>()
  const close = (): void => setOpen(undefined)
  const title = say('targets', { period: text(board.period.text) })
  const isAllowed = board.can.setTarget.isAllowed
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say('pageTitle')}</h1>
          <p className="soft">
            {text(board.unit.name)} · {text(board.period.text)}
          </p>
        </div>
        <div className="row screen-only">
          <Go to="/targets/resolution" query={{ figure: undefined }} className="button button-plain">
            {say('resolution')}
          </Go>
          {isAllowed && <Button onClick={() => setOpen('arrange')}>{say('arrange')}</Button>}
          {isAllowed && <Button onClick={() => setOpen('theme')}>{say('setTheme')}</Button>}
          <Button look="primary" ability={board.can.setTarget} onClick={() => setOpen('open')}>
            {say('openTarget')}
          </Button>
        </div>
      </header>
      <BoardTheme board={board} />
      {board.targets.length === 0 ? (
        <Empty title={say('emptyTargets', { period: text(board.period.text) })}>
          <p>{say('emptyTargetsNext')}</p>
        </Empty>
      ) : (
        <>
          <TargetTable
            title={title}
            rows={board.targets}
            groups={board.groups}
            {...(isAllowed
              ? {
                  act: (row: TargetRow) => (
                    <Button
                      className="button-small"
                      aria-label={`${say('adjust')}: ${text(row.name)}`}
                      onClick={() => setOpen(row)}
                    >
                      {say('adjust')}
                    </Button>
                  ),
                }
              : {})}
          />
          <RuleLine rule={board.rule} />
        </>
      )}
      {open === 'open' && <OpenTargetForm board={board} onDone={close} />}
      {open === 'theme' && <ThemeForm board={board} onDone={close} />}
      {open === 'arrange' && <ArrangeDialog board={board} onDone={close} />}
      {typeof open === 'object' && <AdjustForm row={open} unit={board.unit.code} onDone={close} />}
    </>
  )
}
