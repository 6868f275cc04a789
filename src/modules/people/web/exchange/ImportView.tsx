import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type ApiProblem, asProblem } from '../../../../platform/web/api/api-problem.ts'
import { call } from '../../../../platform/web/api/call.ts'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Notice, ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import { cancelImport, readImport } from '../../contract/exchange.ts'
import { ProgressBar } from './ProgressBar.tsx'
import { type Import, TrialResult } from './TrialResult.tsx'
import { words } from './words.ts'

const isMoving = (job: Import | undefined): boolean => job?.state === 'planning' || job?.state === 'running'

/** One import from its trial to its end, followed while it moves. */
export function ImportView({ id }: { readonly id: string }) {
  const client = useQueryClient()
  const job = useQuery<Import, ApiProblem>({
    queryKey: [readImport.name, id],
    queryFn: ({ signal }) =>
      call(readImport, { id }, signal).catch((error: unknown) => {
        throw asProblem(error)
      }),
    refetchInterval: (query) => (isMoving(query.state.data) ? 400 : false),
    staleTime: 0,
  })
  const isDone = job.data?.state === 'done'
  useEffect(() => {
    // Every other page reads anew once people have come in.
    if (isDone) client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== readImport.name })
  }, [isDone, client])
  return (
    <section className="card exchange-result">
      <Await query={job}>{(data) => <Shown job={data} onMoved={() => job.refetch()} />}</Await>
    </section>
  )
}

function Shown({ job, onMoved }: { readonly job: Import; readonly onMoved: () => void }) {
  const say = useWords(words)
  const text = useText()
  const cancelling = useTell(cancelImport)
  const other = (
    <Go query={{ import: undefined }} className="button button-plain">
      {say('another')}
    </Go>
  )
  if (isMoving(job))
    return (
      <div className="stack">
        <ProblemNotice problem={cancelling.error} />
        <ProgressBar
          name={say(job.progress.phase)}
          done={job.progress.done}
          total={job.progress.total}
          note={say('rowsDone', { done: job.progress.done })}
        />
        <div className="row">
          <Button
            disabled={cancelling.isPending}
            onClick={() => cancelling.mutate({ id: job.id }, { onSuccess: onMoved })}
          >
            {say('cancel')}
          </Button>
        </div>
      </div>
    )
  if (job.state === 'done')
    return (
      <div className="stack">
        <Notice look="good" title={say('done')}>
          {say('doneCounts', { new: job.counts?.new ?? 0, changed: job.counts?.changed ?? 0 })}
        </Notice>
        <div className="row">
          <Go
            to={job.kind === 'members' ? '/people' : '/people/pipeline'}
            keeps={['unit', 'period']}
            className="button button-primary"
          >
            {say(job.kind === 'members' ? 'toRegister' : 'toPipeline')}
          </Go>
          {other}
        </div>
      </div>
    )
  if (job.state === 'cancelled')
    return (
      <div className="stack">
        <p role="status">{say('cancelled')}</p>
        <div className="row">{other}</div>
      </div>
    )
  return (
    <div className="stack">
      {job.problem && (
        <Notice look="wrong" title={say('failed')} isAlert>
          {text(job.problem.message)}
        </Notice>
      )}
      {job.counts && <TrialResult job={job} onMoved={onMoved} />}
      <div className="row">{other}</div>
    </div>
  )
}
