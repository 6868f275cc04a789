import { useCallback, useState } from 'react'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { Icon } from '../../../../platform/web/ui/icons.tsx'
import { Notice } from '../../../../platform/web/ui/Notice.tsx'
import { listDue } from '../../contract/submission.ts'
import { placeId } from '../../entry/outbox.ts'
import { RowsFileTaker } from './grid/RowsFiles.tsx'
import { StateLine } from './grid/StateLine.tsx'
import { type DueItem, type DueList, placeOfDue, useDue } from './kept/due.ts'
import type { Kept } from './kept/kept.ts'
import { useUnsent } from './kept/use-kept.ts'
import { useLive } from './kept/use-live.ts'
import { words } from './words.ts'
import './entry.css'

/** The reports that wait for the person, soonest due first; also without a network. */
export function DuePage({ kept }: { readonly kept: Kept }) {
  const say = useWords(words)
  const text = useText()
  const due = useDue()
  const unsent = useUnsent(kept)
  const keptPlaces = useLive(useCallback(() => kept.grids.toCollection().primaryKeys(), [kept]))
  useTitle(say('due'))
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say('due')}</h1>
        </div>
        <Go to="/entry/value" keeps={['unit', 'period']} className="button button-plain screen-only">
          {say('toValue')}
        </Go>
      </header>
      <div className="stack">
        {unsent && unsent.places.length > 0 && (
          <>
            <StateLine tally={unsent.tally} />
            <ul className="screen-only">
              {unsent.places.map(({ id, form, unit, period, count, name }) => (
                <li key={id}>
                  <Go to="/entry" query={{ form, unit, period }} keeps={[]}>
                    {say('unsentAt', { count, name: name ? text(name) : `${form}, ${unit}, ${period}` })}
                  </Go>
                </li>
              ))}
            </ul>
          </>
        )}
        <Await query={due}>
          {(list) => (
            <>
              {list.isKept && <Notice look="warn" title={say('dueKept')} />}
              {list.due.length === 0 ? (
                <Empty title={say('dueNone')} />
              ) : (
                <DuePart list={list} keptPlaces={keptPlaces ?? []} />
              )}
            </>
          )}
        </Await>
        <RowsFileTaker kept={kept} />
      </div>
    </>
  )
}

/** A page of the list, with the next ones when they are asked for. */
function DuePart({
  list,
  keptPlaces,
}: {
  readonly list: Pick<DueList, 'due' | 'next'>
  readonly keptPlaces: readonly string[]
}) {
  const say = useWords(words)
  const [isAsked, setAsked] = useState(false)
  const next = useAsk(listDue, { after: list.next ?? '' }, isAsked && list.next !== null)
  return (
    <>
      <ul className="due">
        {list.due.map((item) => {
          const id = placeId(placeOfDue(item))
          return <DueLine key={id} item={item} isKept={keptPlaces.includes(id)} />
        })}
      </ul>
      {list.next !== null && !isAsked && (
        <p className="screen-only">
          <Button onClick={() => setAsked(true)}>{say('dueMore')}</Button>
        </p>
      )}
      {isAsked && <Await query={next}>{(more) => <DuePart list={more} keptPlaces={keptPlaces} />}</Await>}
    </>
  )
}

const lateLooks: Readonly<Record<DueItem['timeliness'], string>> = {
  overdue: 'due-overdue',
  late: 'due-overdue',
  not_due: '',
  on_time: '',
}

function DueLine({ item, isKept }: { readonly item: DueItem; readonly isKept: boolean }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  return (
    <li>
      <Go
        to={item.waitsFor === 'approval' ? '/reports/submission' : '/entry'}
        query={{ ...placeOfDue(item) }}
        keeps={[]}
        className="due-line"
      >
        <span className="due-name">
          <b>{text(item.form.name)}</b>
          <span className="soft">
            {text(item.unit.name)} · {text(item.period.text)}
          </span>
        </span>
        <span className="due-wait">{say(`waits_${item.waitsFor}`)}</span>
        <span className={`due-day ${lateLooks[item.timeliness]}`}>
          {item.timeliness === 'overdue' && <Icon name="triangle" size={12} />}{' '}
          {say('dueOn', { day: printDay(item.dueOn, language) })}
          {item.timeliness === 'overdue' && ` · ${say('overdue')}`}
        </span>
        {isKept && (
          <span className="due-kept soft small">
            <Icon name="check" size={11} /> {say('keptHere')}
          </span>
        )}
      </Go>
    </li>
  )
}
