import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useDraft } from '../../../../platform/web/storage/use-draft.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx'
import { TextField } from '../../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { type AwarenessClass, changeClass, planClass } from '../../contract/pipeline.ts'
import { words } from './class-words.ts'

interface ClassFormProps {
  /** The code of the organiser. */
  readonly unit: string
  /** Changes this class; plans a new one without it. */
  readonly held?: AwarenessClass
  readonly onDone: () => void
}

export function ClassForm({ unit, held, onDone }: ClassFormProps) {
  const say = useWords(words)
  const announce = useAnnounce()
  const { value, set, discard } = useDraft(`class.${held?.id ?? unit}`, {
    id: held?.id ?? newId(),
    vi: held?.name.vi ?? '',
    startsOn: held?.startsOn ?? '',
    endsOn: held?.endsOn ?? '',
    places: held?.places == null ? '' : String(held.places),
  })
  const planning = useTell(planClass)
  const changing = useTell(changeClass)
  const problem = planning.error ?? changing.error
  const errorOf = useFieldError(problem)
  const { id, vi, startsOn, endsOn } = value
  const places = value.places === '' ? null : Number(value.places)
  const done = {
    onSuccess: () => {
      announce(say('saved'))
      discard()
      onDone()
    },
  }
  return (
    <Dialog title={say(held ? 'change' : 'plan')} onClose={onDone}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (held) changing.mutate({ id, vi, startsOn, endsOn, places }, done)
          else planning.mutate({ id, unit, vi, startsOn, endsOn, places }, done)
        }}
      >
        <ProblemNotice problem={problem} knownFields={['vi', 'startsOn', 'endsOn', 'places']} />
        <TextField
          label={say('name')}
          hint={say('nameHint')}
          required
          error={errorOf('vi')}
          value={vi}
          onChange={(event) => set({ vi: event.target.value })}
        />
        <div className="form-pair">
          <TextField
            label={say('startsOn')}
            type="date"
            required
            error={errorOf('startsOn')}
            value={startsOn}
            onChange={(event) => set({ startsOn: event.target.value })}
          />
          <TextField
            label={say('endsOn')}
            type="date"
            required
            error={errorOf('endsOn')}
            value={endsOn}
            onChange={(event) => set({ endsOn: event.target.value })}
          />
        </div>
        <TextField
          label={say('places')}
          hint={say('placesHint')}
          isOptional
          type="number"
          min={1}
          error={errorOf('places')}
          value={value.places}
          onChange={(event) => set({ places: event.target.value })}
        />
        <Button type="submit" look="primary" disabled={planning.isPending || changing.isPending}>
          {say('save')}
        </Button>
      </form>
    </Dialog>
  )
}
