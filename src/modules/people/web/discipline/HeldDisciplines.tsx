import { useState } from 'react'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { printDay, printDayOfInstant } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { ReasonDialog } from '../../../../platform/web/ui/ReasonDialog.tsx'
import { type RevealedDecision, revealDisciplines, withdrawDiscipline } from '../../contract/discipline.ts'
import type { PersonPage } from '../../contract/register.ts'
import { disciplineForms } from '../../discipline/decision.ts'
import { words } from './words.ts'
import './discipline.css'

type Task = { readonly is: 'reveal' } | { readonly is: 'withdraw'; readonly id: string }

/** The disciplinary decisions of a person: masked until read with a reason; one that came in by mistake is withdrawn here. */
export function HeldDisciplines({ person, name }: { readonly person: PersonPage; readonly name: string }) {
  const say = useWords(words)
  const language = useLanguage()
  const sayDecision = useDecision()
  const [task, setTask] = useState<Task>()
  const [read, setRead] = useState<readonly RevealedDecision[]>([])
  const contentOf = (id: string) => read.find((decision) => decision.id === id)
  const isMasked = person.disciplines.some(({ id }) => !contentOf(id))
  // By day, once the days are known.
  const placeOf = ({ id }: { readonly id: string }): number => read.findIndex((decision) => decision.id === id)
  const decisions = isMasked ? person.disciplines : person.disciplines.toSorted((a, b) => placeOf(a) - placeOf(b))
  if (person.disciplines.length === 0)
    return (
      <dd>
        <span className="soft">{say('none')}</span>
      </dd>
    )
  return (
    <dd>
      {isMasked && (
        <>
          <span>•••</span>
          <button
            type="button"
            className="button button-quiet button-small screen-only"
            aria-label={say('revealOf', { name })}
            onClick={() => setTask({ is: 'reveal' })}
          >
            {say('reveal')}
          </button>
        </>
      )}
      <ul className="discipline-held" aria-live="polite">
        {decisions.map(({ id, recordedAt, can }, index) => {
          const content = contentOf(id)
          return (
            <li key={id}>
              <span>{content ? sayDecision(content) : say('masked', { place: index + 1 })}</span>
              {recordedAt !== null && (
                <span className="soft small nowrap">
                  {say('recordedOn', { day: printDayOfInstant(recordedAt, language) })}
                </span>
              )}
              {can.isAllowed && (
                <button
                  type="button"
                  className="button button-quiet button-small screen-only"
                  aria-label={say('withdrawOf', { place: index + 1 })}
                  onClick={() => setTask({ is: 'withdraw', id })}
                >
                  {say('withdraw')}
                </button>
              )}
            </li>
          )
        })}
      </ul>
      {task?.is === 'reveal' && (
        <Reveal
          personId={person.id}
          name={name}
          onDone={(decisions) => {
            if (decisions) setRead(decisions)
            setTask(undefined)
          }}
        />
      )}
      {task?.is === 'withdraw' && (
        <Withdraw id={task.id} content={contentOf(task.id)} onDone={() => setTask(undefined)} />
      )}
    </dd>
  )
}

function useDecision(): (decision: RevealedDecision) => string {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  return ({ form, decidedOn, decision }) => {
    const found = disciplineForms.find((item) => item.code === form)
    const told = { form: found ? text(found.name) : form, day: printDay(decidedOn, language) }
    return decision === null ? say('decidedOn', told) : say('decidedAs', { ...told, number: decision })
  }
}

function Reveal({
  personId,
  name,
  onDone,
}: {
  readonly personId: string
  readonly name: string
  readonly onDone: (decisions?: readonly RevealedDecision[]) => void
}) {
  const say = useWords(words)
  const [id] = useState(newId)
  const telling = useTell(revealDisciplines)
  return (
    <ReasonDialog
      title={say('revealTitle', { name })}
      label={say('revealReason')}
      act={say('reveal')}
      problem={telling.error}
      isPending={telling.isPending}
      onClose={() => onDone()}
      onSubmit={(reason) =>
        telling.mutate({ id, personId, reason }, { onSuccess: ({ decisions }) => onDone(decisions) })
      }
    />
  )
}

function Withdraw({
  id,
  content,
  onDone,
}: {
  readonly id: string
  readonly content: RevealedDecision | undefined
  readonly onDone: () => void
}) {
  const say = useWords(words)
  const announce = useAnnounce()
  const sayDecision = useDecision()
  const telling = useTell(withdrawDiscipline)
  return (
    <ReasonDialog
      title={say('withdrawTitle')}
      act={say('withdraw')}
      problem={telling.error}
      isPending={telling.isPending}
      onClose={onDone}
      onSubmit={(reason) =>
        telling.mutate(
          { id, reason },
          {
            onSuccess: () => {
              announce(say('withdrawn'))
              onDone()
            },
          },
        )
      }
    >
      <p>{content ? sayDecision(content) : say('withdrawSeen')}</p>
      <p className="soft small">{say('withdrawHint')}</p>
    </ReasonDialog>
  )
}
