import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../platform/web/shell/use-title.ts'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Empty } from '../../../platform/web/ui/Empty.tsx'
import { Notice } from '../../../platform/web/ui/Notice.tsx'
import { Skeleton } from '../../../platform/web/ui/Skeleton.tsx'
import { FindingLink, LookControls } from '../../figures/web/public.tsx'
import { usePlace } from '../../org/web/public.tsx'
import { type Board, readBoard } from '../contract.ts'
import { BoardHead, BoardTheme } from './BoardHead.tsx'
import { boardInput } from './board-input.ts'
import { ChildrenTable } from './ChildrenTable.tsx'
import { Headlines } from './Headlines.tsx'
import { OtherFigures } from './OtherFigures.tsx'
import { RuleLine } from './RuleLine.tsx'
import { TargetTable } from './TargetTable.tsx'
import { words } from './words.ts'
import './board.css'

/** What a leader sees in one look. */
export function BoardPage() {
  const place = usePlace()
  const board = useAsk(readBoard, boardInput(place.unit, place.period, place.knownAt), place.unit !== undefined)
  return (
    <Await query={board} isPage skeleton={<Skeleton heights={[56, 56, 136, 88, 360]} />}>
      {(data) => <BoardContent board={data} />}
    </Await>
  )
}

function BoardContent({ board }: { readonly board: Board }) {
  const say = useWords(words)
  const text = useText()
  useTitle(`${text(board.unit.name)}, ${text(board.period.text)}`)
  const isEmpty = board.targets.length === 0 && board.figures.length === 0
  return (
    <div className="board">
      <BoardHead board={board} />
      {!board.existed && <Notice look="warn" title={say('notExisted')} />}
      <BoardTheme board={board} />
      {isEmpty ? <EmptyBoard board={board} /> : <Headlines board={board} />}
      <Findings board={board} />
      {board.targets.length > 0 ? (
        <>
          <TargetTable
            title={say('targets', { period: text(board.period.text) })}
            rows={board.targets}
            groups={board.groups}
          />
          <RuleLine rule={board.rule} />
        </>
      ) : (
        !isEmpty && <EmptyTargets board={board} />
      )}
      <OtherFigures board={board} />
      <ChildrenTable board={board} />
      <LookControls />
    </div>
  )
}

function Findings({ board }: { readonly board: Board }) {
  const say = useWords(words)
  if (board.findings.length === 0) return null
  return (
    <section className="board-findings">
      <h2 className="unseen">{say('findings')}</h2>
      <ul className="findings">
        {board.findings.map((finding) => (
          <FindingLink key={`${finding.kind}-${finding.digest}`} finding={finding} />
        ))}
      </ul>
    </section>
  )
}

function EmptyTargets({ board }: { readonly board: Board }) {
  const say = useWords(words)
  const text = useText()
  return (
    <section className="section">
      <Empty title={say('emptyTargets', { period: text(board.period.text) })}>
        {board.can.setTarget.isAllowed && (
          <>
            <p>{say('emptyTargetsNext')}</p>
            <Go to="/targets" className="button button-plain">
              {say('openTarget')}
            </Go>
          </>
        )}
      </Empty>
    </section>
  )
}

function EmptyBoard({ board }: { readonly board: Board }) {
  const say = useWords(words)
  const text = useText()
  return (
    <Empty title={say('emptyAll', { period: text(board.period.text) })}>
      <p>{say('emptyAllNext')}</p>
      {board.periods.length > 0 && (
        <p className="row">
          {say('otherPeriods')}
          {board.periods.slice(0, 6).map((period) => (
            <Go key={period.id} query={{ period: period.id }} className="button button-plain button-small">
              {text(period.text)}
            </Go>
          ))}
        </p>
      )}
      {board.can.enter.isAllowed && (
        <Go to="/entry" className="button button-primary">
          {say('enterFigures')}
        </Go>
      )}
    </Empty>
  )
}
