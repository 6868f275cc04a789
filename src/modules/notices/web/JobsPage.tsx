import { useState } from 'react'
import type { z } from 'zod'
import { useAsk, useTell } from '../../../platform/web/api/use-ask.ts'
import { printInstant } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { useTitle } from '../../../platform/web/shell/use-title.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { Empty } from '../../../platform/web/ui/Empty.tsx'
import { Notice } from '../../../platform/web/ui/Notice.tsx'
import { ReasonDialog } from '../../../platform/web/ui/ReasonDialog.tsx'
import { giveUpJob, listFailedJobs, retryJob } from '../contract.ts'
import { words } from './words.ts'
import './notices.css'

type Jobs = z.output<typeof listFailedJobs.output>
interface Aim {
  readonly id: string
  readonly name: string
  readonly act: 'retry' | 'giveUp'
}

const queueWords = {
  'notices.refresh': 'queueRefresh',
  'notices.digest': 'queueDigest',
  'notices.mail': 'queueMail',
  'notices.confirm': 'queueConfirm',
} as const

function useQueueName(): (queue: string) => string {
  const say = useWords(words)
  return (queue) => (Object.hasOwn(queueWords, queue) ? say(queueWords[queue as keyof typeof queueWords]) : queue)
}

/** For administrators: what the server could not do, and what was decided about it. */
export function JobsPage() {
  const say = useWords(words)
  useTitle(say('jobsTitle'))
  const jobs = useAsk(listFailedJobs, {})
  const [aim, setAim] = useState<Aim>()
  return (
    <Await query={jobs} isPage>
      {(data) => (
        <div className="notice-page">
          <header className="page-head">
            <div>
              <h1>{say('jobsTitle')}</h1>
              <p className="soft">{say('jobsLead')}</p>
            </div>
          </header>
          {data.mailFrom === null && (
            <Notice look="warn" title={say('noMail')}>
              {say('noMailMore')}
            </Notice>
          )}
          {data.open.length === 0 ? <Empty title={say('jobsNone')} /> : <OpenJobs jobs={data.open} onAct={setAim} />}
          {data.answered.length > 0 && <AnsweredJobs jobs={data.answered} />}
          {aim && <AnswerDialog aim={aim} onClose={() => setAim(undefined)} />}
        </div>
      )}
    </Await>
  )
}

function OpenJobs({ jobs, onAct }: { readonly jobs: Jobs['open']; readonly onAct: (aim: Aim) => void }) {
  const say = useWords(words)
  const language = useLanguage()
  const nameOf = useQueueName()
  return (
    <DataTable
      caption={say('jobsTitle')}
      rows={jobs}
      rowKey={(job) => job.id}
      columns={[
        { key: 'job', kind: 'title', header: say('job'), cell: (job) => nameOf(job.queue) },
        { key: 'reason', kind: 'wide', header: say('reason'), label: say('reason'), cell: (job) => job.reason },
        {
          key: 'attempts',
          kind: 'number',
          header: say('attempts'),
          label: say('attempts'),
          cell: (job) => job.attempts,
        },
        {
          key: 'at',
          kind: 'number',
          header: say('at'),
          label: say('at'),
          cell: (job) => <span className="nowrap">{printInstant(job.at, language)}</span>,
        },
        {
          key: 'act',
          kind: 'act',
          header: <span className="unseen">{say('answer')}</span>,
          cell: (job) => (
            <span className="row notice-acts">
              {(['retry', 'giveUp'] as const).map((act) => (
                <Button
                  key={act}
                  className="button-small"
                  onClick={() => onAct({ id: job.id, name: nameOf(job.queue), act })}
                >
                  {say(act)}
                </Button>
              ))}
            </span>
          ),
        },
      ]}
    />
  )
}

function AnsweredJobs({ jobs }: { readonly jobs: Jobs['answered'] }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const nameOf = useQueueName()
  return (
    <section className="section">
      <h2>{say('answered')}</h2>
      <DataTable
        caption={say('answered')}
        rows={jobs}
        rowKey={(job) => job.id}
        columns={[
          { key: 'job', kind: 'title', header: say('job'), cell: (job) => nameOf(job.queue) },
          { key: 'reason', header: say('reason'), isHiddenOnPhone: true, cell: (job) => job.reason },
          {
            key: 'answer',
            kind: 'wide',
            header: say('answer'),
            label: say('answer'),
            cell: (job) => `${say(job.answer === 'retry' ? 'retry_done' : 'give_up_done')}: ${job.why}`,
          },
          { key: 'by', header: say('by'), label: say('by'), cell: (job) => text(job.by) },
          {
            key: 'at',
            kind: 'number',
            header: say('at'),
            label: say('at'),
            cell: (job) => <span className="nowrap">{printInstant(job.answeredAt, language)}</span>,
          },
        ]}
      />
    </section>
  )
}

function AnswerDialog({ aim, onClose }: { readonly aim: Aim; readonly onClose: () => void }) {
  const say = useWords(words)
  const announce = useAnnounce()
  const retrying = useTell(retryJob)
  const givingUp = useTell(giveUpJob)
  const isRetry = aim.act === 'retry'
  const telling = isRetry ? retrying : givingUp
  return (
    <ReasonDialog
      title={say(isRetry ? 'retryTitle' : 'giveUpTitle', { job: aim.name })}
      act={say(aim.act)}
      problem={telling.error}
      isPending={telling.isPending}
      onClose={onClose}
      onSubmit={(reason) =>
        telling.mutate(
          { id: aim.id, reason },
          {
            onSuccess: () => {
              announce(say(isRetry ? 'retried' : 'gaveUp'))
              onClose()
            },
          },
        )
      }
    />
  )
}
