import { useState } from 'react'
import type { z } from 'zod'
import { useAsk, useTell } from '../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { useGo, useQueryPart } from '../../../platform/web/routing/address.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { Redirect } from '../../../platform/web/routing/Redirect.tsx'
import { useTitle } from '../../../platform/web/shell/use-title.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { AreaField, SelectField, TextField } from '../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../platform/web/ui/Notice.tsx'
import { ReasonDialog } from '../../../platform/web/ui/ReasonDialog.tsx'
import { answerDemand, readCoverage, withdrawDemand, withdrawDemandAnswer } from '../contract/coverage.ts'
import { CoverageState } from './CoverageState.tsx'
import { words } from './coverage-words.ts'
import './directives.css'

type Coverage = z.output<typeof readCoverage.output>
type Line = Coverage['lines'][number]

/** Who answered a demand in time, late, or not. */
export function CoveragePage() {
  const say = useWords(words)
  const { demand, unit, period } = useQueryPart()
  useTitle(say('title'))
  const coverage = useAsk(readCoverage, { id: demand ?? '' }, demand !== undefined)
  if (demand === undefined) return <Redirect to="/directives" query={{ unit, period }} />
  return (
    <Await query={coverage} isPage>
      {(data) => <Shown data={data} />}
    </Await>
  )
}

function Shown({ data }: { readonly data: Coverage }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const go = useGo()
  const [task, setTask] = useState<{ is: 'answer' | 'take-back'; line: Line } | { is: 'withdraw' }>()
  const [takingBack, withdrawing] = [useTell(withdrawDemandAnswer), useTell(withdrawDemand)]
  const close = (): void => setTask(undefined)
  const mayAnswer = data.can.answer.isAllowed
  return (
    <>
      <header className="page-head">
        <div>
          <p className="screen-only">
            <Go to="/directives/document" keeps={['unit', 'period']} query={{ document: data.directive.id }}>
              ‹ {say('back')}
            </Go>
            {' · '}
            <Go to="/targets/resolution" keeps={['unit', 'period']} query={{ directive: data.directive.id }}>
              {say('targets')}
            </Go>
          </p>
          <h1>{data.body}</h1>
          <p className="soft">
            {[data.directive.symbol, text(data.directive.name), text(data.directive.issuer.name)]
              .filter(Boolean)
              .join(' · ')}
            {'. '}
            {say(data.base)}, {say('dueOn').toLowerCase()} {printDay(data.dueOn, language)}.{' '}
            {say(data.isByHand ? 'byHandNote' : 'byRegisterNote')}
          </p>
        </div>
        {mayAnswer && (
          <Button look="quiet" className="screen-only" onClick={() => setTask({ is: 'withdraw' })}>
            {say('withdraw')}
          </Button>
        )}
      </header>
      <Totals data={data} />
      <DataTable
        caption={say('title')}
        rows={data.lines}
        rowKey={(line) => line.unit.code}
        columns={[
          { key: 'unit', kind: 'title', header: say('unit'), cell: (line) => text(line.unit.name) },
          { key: 'state', header: say('state'), cell: (line) => <CoverageState state={line.state} /> },
          {
            key: 'day',
            kind: 'number',
            header: say('day'),
            label: say('day'),
            cell: (line) => (line.doneOn === null ? '—' : printDay(line.doneOn, language)),
          },
          {
            key: 'document',
            kind: 'wide',
            header: say('document'),
            cell: (line) =>
              line.document ? (
                <Go to="/directives/document" keeps={['unit', 'period']} query={{ document: line.document.id }}>
                  {[line.document.symbol, text(line.document.name)].filter(Boolean).join(' · ')}
                </Go>
              ) : (
                line.answer?.note
              ),
          },
          ...(mayAnswer
            ? [
                {
                  key: 'act',
                  kind: 'act' as const,
                  header: <span className="unseen">{say('answer')}</span>,
                  cell: (line: Line) =>
                    line.document ? null : (
                      <Button
                        look="quiet"
                        className="screen-only"
                        onClick={() => setTask({ is: line.answer ? 'take-back' : 'answer', line })}
                      >
                        {say(line.answer ? 'takeBack' : data.isByHand ? 'answer' : 'exempt')}
                        <span className="unseen"> {text(line.unit.name)}</span>
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {task?.is === 'answer' && <AnswerForm data={data} line={task.line} onDone={close} />}
      {task?.is === 'take-back' && (
        <ReasonDialog
          title={say('takeBackTitle')}
          act={say('takeBack')}
          problem={takingBack.error}
          isPending={takingBack.isPending}
          onClose={close}
          onSubmit={(reason) => takingBack.mutate({ id: task.line.answer?.id ?? '', reason }, { onSuccess: close })}
        />
      )}
      {task?.is === 'withdraw' && (
        <ReasonDialog
          title={say('withdraw')}
          act={say('withdraw')}
          problem={withdrawing.error}
          isPending={withdrawing.isPending}
          onClose={close}
          onSubmit={(reason) =>
            withdrawing.mutate(
              { id: data.id, reason },
              {
                onSuccess: () =>
                  go(
                    { demand: undefined, document: data.directive.id },
                    { to: '/directives/document', isReplacing: true },
                  ),
              },
            )
          }
        />
      )}
    </>
  )
}

function Totals({ data }: { readonly data: Coverage }) {
  const say = useWords(words)
  const text = useText()
  if (!data.counts || !data.share) return <p className="soft">{say('ownOnly')}</p>
  const { onTime, late, undated, missing, awaited, exempt } = data.counts
  const parts: readonly (readonly [number, string])[] = [
    [onTime, say('onTimeCount')],
    [late, say('lateCount')],
    [undated, say('undated').toLowerCase()],
    [missing, say('missingCount')],
    [awaited, say('awaitedCount')],
    [exempt, say('exemptCount')],
  ]
  return (
    <div className="stack">
      <p className="directive-share">{text(data.share.printed)}</p>
      <p className="directive-counts soft">
        {parts.map(([count, name]) => count > 0 && <span key={name}>{`${count} ${name}`}</span>)}
      </p>
    </div>
  )
}

interface AnswerFormProps {
  readonly data: Coverage
  readonly line: Line
  readonly onDone: () => void
}

function AnswerForm({ data, line, onDone }: AnswerFormProps) {
  const say = useWords(words)
  const text = useText()
  const [id] = useState(newId)
  const [kind, setKind] = useState<'done' | 'exempt'>(data.isByHand ? 'done' : 'exempt')
  const [doneOn, setDoneOn] = useState('')
  const [note, setNote] = useState('')
  const telling = useTell(answerDemand)
  const errorOf = useFieldError(telling.error)
  return (
    <FormDialog
      title={say('answerTitle', { unit: text(line.unit.name) })}
      act={say('answer')}
      problem={telling.error}
      knownFields={['doneOn', 'note', 'kind']}
      isSending={telling.isPending}
      onSubmit={() =>
        telling.mutate(
          {
            id,
            demand: data.id,
            unit: line.unit.code,
            kind,
            note,
            ...(kind === 'done' && doneOn !== '' ? { doneOn } : {}),
          },
          { onSuccess: onDone },
        )
      }
      onClose={onDone}
    >
      <SelectField
        label={say('answerKind')}
        error={errorOf('kind')}
        value={kind}
        onChange={(event) => setKind(event.target.value === 'done' ? 'done' : 'exempt')}
      >
        {data.isByHand && <option value="done">{say('done')}</option>}
        <option value="exempt">{say('exempt')}</option>
      </SelectField>
      {kind === 'done' && (
        <TextField
          label={say('doneOn')}
          type="date"
          error={errorOf('doneOn')}
          value={doneOn}
          onChange={(event) => setDoneOn(event.target.value)}
        />
      )}
      <AreaField
        label={say('note')}
        error={errorOf('note')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </FormDialog>
  )
}
