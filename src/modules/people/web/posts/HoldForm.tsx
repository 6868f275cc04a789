import { useState } from 'react'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { CheckField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { holdPost } from '../../contract/posts.ts'
import { type Chosen, PersonChoice } from './PersonChoice.tsx'
import { words } from './words.ts'

interface HoldFormProps {
  readonly unit: string
  readonly post: { readonly id: string; readonly name: string }
  readonly onDone: () => void
}

export function HoldForm({ unit, post, onDone }: HoldFormProps) {
  const say = useWords(words)
  const announce = useAnnounce()
  const [id] = useState(newId)
  const [person, setPerson] = useState<Chosen | null>(null)
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [decision, setDecision] = useState('')
  const [isActing, setActing] = useState(false)
  const telling = useTell(holdPost)
  const errorOf = useFieldError(telling.error)
  return (
    <FormDialog
      title={say('holdTitle', { post: post.name })}
      act={say('hold')}
      problem={telling.error}
      knownFields={['person', 'from', 'until', 'decision']}
      isSending={telling.isPending}
      onSubmit={() => {
        telling.mutate(
          {
            id,
            post: post.id,
            person: person ?? { id: '' },
            from,
            isActing,
            ...(until === '' ? {} : { until }),
            ...(decision.trim() === '' ? {} : { decision }),
          },
          {
            onSuccess: () => {
              announce(say('saved'))
              onDone()
            },
          },
        )
      }}
      onClose={onDone}
    >
      <PersonChoice unit={unit} error={errorOf('person')} onChoose={setPerson} />
      <div className="form-pair">
        <TextField
          label={say('from')}
          type="date"
          name="from"
          error={errorOf('from')}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextField
          label={say('untilField')}
          type="date"
          isOptional
          name="until"
          error={errorOf('until')}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </div>
      <TextField
        label={say('decisionField')}
        isOptional
        name="decision"
        error={errorOf('decision')}
        value={decision}
        onChange={(event) => setDecision(event.target.value)}
      />
      <CheckField
        label={say('actingField')}
        hint={say('actingHint')}
        checked={isActing}
        onChange={(event) => setActing(event.target.checked)}
      />
    </FormDialog>
  )
}
