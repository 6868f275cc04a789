import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { z } from 'zod'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { Citing } from '../../../../platform/web/language/Citing.tsx'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo, useQueryPart } from '../../../../platform/web/routing/address.ts'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { SelectField } from '../../../../platform/web/ui/Field.tsx'
import { Icon } from '../../../../platform/web/ui/icons.tsx'
import { usePlace } from '../../../org/web/public.tsx'
import { listBadgesDue } from '../../contract/badges.ts'
import { AwardAllForm, EarlyForm, WithdrawAwardForm } from './AwardForms.tsx'
import { DueTable } from './DueTable.tsx'
import { words } from './words.ts'
import './badges.css'

export type Badges = z.output<typeof listBadgesDue.output>
type Task =
  | { readonly kind: 'all' | 'early' }
  | { readonly kind: 'withdraw'; readonly id: string; readonly name: string }

/** A city has thousands after its first import; they are drawn when they are wanted. */
const firstRows = 200

export function BadgesPage() {
  const say = useWords(words)
  const { unit } = usePlace()
  const { round } = useQueryPart()
  useTitle(say('title'))
  const input = { unit: unit ?? '', ...(round === undefined ? {} : { round }) }
  const badges = useAsk(listBadgesDue, input, unit !== undefined)
  return (
    <Await query={badges} isPage>
      {(data) => <Sheet key={`${data.unit.code} ${data.round}`} data={data} />}
    </Await>
  )
}

function Sheet({ data }: { readonly data: Badges }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const [task, setTask] = useState<Task | null>(null)
  const [isWhole, setWhole] = useState(data.due.length <= firstRows)
  const shown = isWhole ? data.due : data.due.slice(0, firstRows)
  const close = () => setTask(null)
  const day = (value: string): string => printDay(value, language)
  const open = data.due.filter((item) => item.award === null)
  const unit = text(data.unit.name)
  return (
    <>
      <header className="page-head">
        <div>
          <h1 className="screen-only">{say('title')}</h1>
          <h1 className="print-only">{say('printTitle')}</h1>
          <p className="print-only">{say('printLead', { round: day(data.round), unit })}</p>
          <p className="soft">{say('lead')}</p>
        </div>
        <div className="row screen-only">
          <Button ability={data.can.award} onClick={() => setTask({ kind: 'early' })}>
            {say('awardEarly')}
          </Button>
          {data.due.length > 0 && (
            <Button
              onClick={() => {
                // What is printed is the whole list, however little of it was shown.
                flushSync(() => setWhole(true))
                window.print()
              }}
            >
              <Icon name="print" /> {say('print')}
            </Button>
          )}
          {open.length > 0 && data.can.award.isAllowed && (
            <Button look="primary" onClick={() => setTask({ kind: 'all' })}>
              {say('awardAll', { count: open.length })}
            </Button>
          )}
        </div>
      </header>
      <RoundChoice data={data} />
      {data.due.length === 0 ? (
        <Empty title={say('none')}>
          <p>{say('noneNext')}</p>
        </Empty>
      ) : (
        <DueTable
          data={{ ...data, due: shown }}
          caption={say('printTitle')}
          onWithdraw={(award) => setTask({ kind: 'withdraw', ...award })}
        />
      )}
      {shown.length < data.due.length && (
        <p>
          <Button onClick={() => setWhole(true)}>{say('showAll', { count: data.due.length })}</Button>
        </p>
      )}
      <p className="soft small badges-rule">
        {say('counted')} <Citing source={data.rule.source} sentence={(source) => say('rule', { source })} />
        {!data.rule.isConfirmed && ` (${say('unconfirmed')})`}.
      </p>
      {task?.kind === 'all' && <AwardAllForm round={data.round} due={open} onDone={close} />}
      {task?.kind === 'early' && <EarlyForm unit={data.unit.code} round={data.round} ages={data.ages} onDone={close} />}
      {task?.kind === 'withdraw' && <WithdrawAwardForm award={task} onDone={close} />}
    </>
  )
}

function RoundChoice({ data }: { readonly data: Badges }) {
  const say = useWords(words)
  const language = useLanguage()
  const go = useGo()
  const day = (value: string): string => printDay(value, language)
  const rounds = data.rounds.includes(data.round) ? data.rounds : [data.round, ...data.rounds]
  return (
    <div className="badges-round">
      <span className="screen-only">
        <SelectField
          label={say('round')}
          value={data.round}
          onChange={(event) => go({ round: event.target.value }, { isReplacing: true, keepsScroll: true })}
        >
          {rounds.map((round) => (
            <option key={round} value={round}>
              {day(round)}
            </option>
          ))}
        </SelectField>
      </span>
      <p className="soft">
        {say('people', { count: data.due.length })}.{' '}
        {data.after !== null && say('span', { after: day(data.after), round: day(data.round) })}{' '}
        {data.lateSince !== null && (
          <span className="screen-only">{say('lateFrom', { day: day(data.lateSince) })}</span>
        )}
      </p>
    </div>
  )
}
