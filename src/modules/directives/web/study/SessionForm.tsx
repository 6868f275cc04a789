import { useState } from 'react'
import { useAsk, useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { AreaField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { readDirective } from '../../contract/document.ts'
import { changeSession, conveneSession } from '../../contract/study.ts'
import { DirectiveChoice } from '../DirectiveChoice.tsx'
import { IssuerField } from '../IssuerField.tsx'
import { words } from './words.ts'

export interface HeldSession {
  readonly id: string
  readonly unit: string
  readonly heldOn: string
  readonly title: string
  readonly directives: readonly string[]
  readonly sites: readonly { readonly id: string; readonly name: string }[]
}

interface SessionFormProps {
  readonly unit: string
  /** The document it is convened for, when the form was opened from its page. */
  readonly directive?: string | undefined
  readonly held: HeldSession | null
  readonly onDone: () => void
}

export function SessionForm({ unit, directive, held, onDone }: SessionFormProps) {
  const say = useWords(words)
  const announce = useAnnounce()
  const [typed, setTyped] = useState({
    id: held?.id ?? newId(),
    unit: held?.unit ?? unit,
    heldOn: held?.heldOn ?? '',
    title: held?.title ?? '',
    directives: held?.directives ?? (directive === undefined ? [] : [directive]),
    sites: (held?.sites.map((site) => site.name) ?? [say('mainSite')]).join('\n'),
    reason: '',
  })
  const set = (change: Partial<typeof typed>): void => setTyped({ ...typed, ...change })
  const [convening, changing] = [useTell(conveneSession), useTell(changeSession)]
  const telling = held ? changing : convening
  const errorOf = useFieldError(telling.error)
  const { reason, ...rest } = typed
  const input = () => ({ ...rest, directives: [...rest.directives], sites: sitesFrom(typed.sites, held?.sites ?? []) })
  const done = {
    onSuccess: () => {
      announce(say('saved'))
      onDone()
    },
  }
  return (
    <FormDialog
      title={say('conveneTitle')}
      act={say(held ? 'correct' : 'convene')}
      problem={telling.error}
      knownFields={['title', 'heldOn', 'unit', 'sites', 'reason']}
      isSending={telling.isPending}
      onSubmit={() => (held ? changing.mutate({ ...input(), reason }, done) : convening.mutate(input(), done))}
      onClose={onDone}
    >
      <TextField
        label={say('name')}
        error={errorOf('title')}
        value={typed.title}
        onChange={(event) => set({ title: event.target.value })}
      />
      <TextField
        label={say('heldOn')}
        type="date"
        error={errorOf('heldOn')}
        value={typed.heldOn}
        onChange={(event) => set({ heldOn: event.target.value })}
      />
      <IssuerField
        unit={unit}
        value={typed.unit}
        error={errorOf('unit')}
        onChange={(chosen) => set({ unit: chosen })}
      />
      <fieldset className="stack">
        <legend className="field-legend">{say('documents')}</legend>
        {typed.directives.map((id) => (
          <Chosen
            key={id}
            id={id}
            onRemove={() => set({ directives: typed.directives.filter((other) => other !== id) })}
          />
        ))}
        <DirectiveChoice
          unit={unit}
          label={say('addDocument')}
          value=""
          onChange={(id) => {
            if (id !== '' && !typed.directives.includes(id)) set({ directives: [...typed.directives, id] })
          }}
        />
      </fieldset>
      <AreaField
        label={say('sites')}
        hint={say('sitesHint')}
        error={errorOf('sites')}
        value={typed.sites}
        onChange={(event) => set({ sites: event.target.value })}
      />
      {held && (
        <AreaField
          label={say('reason')}
          error={errorOf('reason')}
          value={reason}
          onChange={(event) => set({ reason: event.target.value })}
        />
      )}
    </FormDialog>
  )
}

/** A line that was there keeps the id of its site; a renamed one keeps its place. */
function sitesFrom(typed: string, held: HeldSession['sites']): { id: string; name: string }[] {
  const names = typed.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  return names.map((name, at) => {
    const same = held.find((site) => site.name === name)
    const place = held[at]
    const renamed = place && !names.includes(place.name) ? place : undefined
    return { id: (same ?? renamed)?.id ?? newId(), name }
  })
}

function Chosen({ id, onRemove }: { readonly id: string; readonly onRemove: () => void }) {
  const say = useWords(words)
  const text = useText()
  const document = useAsk(readDirective, { id }).data
  const name = document ? [document.symbol, text(document.name)].filter(Boolean).join(' · ') : '…'
  return (
    <p className="row">
      <span className="directive-grow">{name}</span>
      <Button look="quiet" onClick={onRemove}>
        {say('remove')}
        <span className="unseen"> {name}</span>
      </Button>
    </p>
  )
}
