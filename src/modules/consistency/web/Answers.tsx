import { useState } from 'react'
import type { z } from 'zod'
import { useAsk, useTell } from '../../../platform/web/api/use-ask.ts'
import { printDayOfInstant } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { ReasonDialog } from '../../../platform/web/ui/ReasonDialog.tsx'
import { listAnswers, withdrawAnswer } from '../contract.ts'
import { words } from './words.ts'

type Answer = z.output<typeof listAnswers.output>['answers'][number]

/** Every answer ever given here in this period, with what became of it. */
export function Answers({ unit, period }: { readonly unit: string; readonly period: string }) {
  const say = useWords(words)
  const asked = useAsk(listAnswers, { unit, period })
  const [withdrawing, setWithdrawing] = useState<Answer>()
  return (
    <section className="section findings-section">
      <h2>{say('history')}</h2>
      <Await query={asked}>
        {({ answers, can }) =>
          answers.length === 0 ? (
            <p className="soft">{say('noHistory')}</p>
          ) : (
            <ul className="answers">
              {answers.map((answer) => (
                <AnswerLine
                  key={answer.id}
                  answer={answer}
                  onWithdraw={
                    can.withdraw.isAllowed && answer.ended === null ? () => setWithdrawing(answer) : undefined
                  }
                />
              ))}
            </ul>
          )
        }
      </Await>
      {withdrawing && <WithdrawForm answer={withdrawing} onClose={() => setWithdrawing(undefined)} />}
    </section>
  )
}

function AnswerLine({
  answer,
  onWithdraw,
}: {
  readonly answer: Answer
  readonly onWithdraw: (() => void) | undefined
}) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const { ended } = answer
  return (
    <li className="answer keep-together">
      <div>
        <p className={answer.state === 'stands' ? '' : 'soft'}>{answer.answer}</p>
        <p className="soft small">
          {say('answeredBy', { who: text(answer.by), day: printDayOfInstant(answer.at, language) })} ·{' '}
          {say(answer.state)}
          {ended && (
            <>
              {' '}
              (
              {say('endedBy', {
                who: text(ended.by),
                day: printDayOfInstant(ended.at, language),
                reason: ended.reason ?? '',
              }).replace(/: $/, '')}
              )
            </>
          )}
        </p>
      </div>
      {onWithdraw && (
        <Button className="button-small screen-only" onClick={onWithdraw}>
          {say('withdraw')}
          <span className="unseen"> {answer.answer}</span>
        </Button>
      )}
    </li>
  )
}

function WithdrawForm({ answer, onClose }: { readonly answer: Answer; readonly onClose: () => void }) {
  const say = useWords(words)
  const announce = useAnnounce()
  const telling = useTell(withdrawAnswer)
  return (
    <ReasonDialog
      title={say('withdraw')}
      act={say('withdraw')}
      problem={telling.error}
      isPending={telling.isPending}
      onClose={onClose}
      onSubmit={(reason) =>
        telling.mutate(
          { id: answer.id, reason },
          {
            onSuccess: () => {
              announce(say('withdrawnNow'))
              onClose()
            },
          },
        )
      }
    >
      <p>“{answer.answer}”</p>
      <p className="soft">{say('withdrawLead')}</p>
    </ReasonDialog>
  )
}
