import { useAsk, useTell } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { useDraft } from '../../../platform/web/storage/use-draft.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { AreaField, SelectField, TextField } from '../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../platform/web/ui/Notice.tsx'
import { listMeasures } from '../../figures/contract.ts'
import { readUnit } from '../../org/contract.ts'
import { openTarget } from '../contract/target.ts'
import type { Board } from '../contract.ts'
import { type Direction, directions } from '../state.ts'
import { DecisionFields, givenDecision } from './DecisionFields.tsx'
import { words } from './words.ts'

interface Typed {
  id: string
  planEntryId: string
  measure: string
  class: string
  period: string
  direction: Direction
  planAspect: 'assigned' | 'own'
  plan: string
  lead: string
  directiveId: string
  number: string
  decidedOn: string
  reason: string
}
const directionWord = { class: 'directionClass', words: 'directionWords' } as const
const wordOf = (direction: Direction) =>
  direction === 'class' || direction === 'words' ? directionWord[direction] : direction
const given = (name: string, value: string): Record<string, string> => (value === '' ? {} : { [name]: value })

export function OpenTargetForm({ board, onDone }: { readonly board: Board; readonly onDone: () => void }) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const unit = board.unit.code
  const { value, set, discard } = useDraft<Typed>(`target.${unit}`, {
    id: newId(),
    planEntryId: newId(),
    measure: '',
    class: '',
    period: board.period.id,
    direction: 'at_least',
    planAspect: 'own',
    plan: '',
    lead: '',
    directiveId: '',
    number: '',
    decidedOn: '',
    reason: '',
  })
  const measures = useAsk(listMeasures, { unit }).data?.measures ?? []
  const bodies = useAsk(readUnit, { unit }).data?.bodies.filter((body) => body.kind !== 'area') ?? []
  const chosen = measures.find((measure) => measure.code === value.measure)
  const telling = useTell(openTarget)
  const errorOf = useFieldError(telling.error)
  const submit = (): void => {
    const { class: classCode, lead, directiveId, number, decidedOn, reason, ...rest } = value
    telling.mutate(
      {
        ...rest,
        unit,
        ...given('class', classCode),
        ...given('lead', lead),
        ...given('reason', reason.trim()),
        ...givenDecision({ directiveId, number, decidedOn }),
      },
      {
        onSuccess: () => {
          announce(say('saved'))
          discard()
          onDone()
        },
      },
    )
  }
  return (
    <FormDialog
      act={say('save')}
      title={say('openTarget')}
      problem={telling.error}
      knownFields={[
        'measure',
        'class',
        'period',
        'plan',
        'value',
        'lead',
        'number',
        'decidedOn',
        'directiveId',
        'reason',
      ]}
      isSending={telling.isPending}
      onSubmit={submit}
      onClose={onDone}
    >
      <SelectField
        label={say('measure')}
        name="measure"
        error={errorOf('measure')}
        value={value.measure}
        onChange={(event) => set({ measure: event.target.value, class: '' })}
      >
        <option value="">—</option>
        {measures.map((measure) => (
          <option key={measure.code} value={measure.code}>
            {text(measure.name)} ({text(measure.measuredIn)})
          </option>
        ))}
      </SelectField>
      {chosen && chosen.classes.length > 0 && (
        <SelectField
          label={say('class')}
          error={errorOf('class')}
          value={value.class}
          onChange={(event) => set({ class: event.target.value })}
        >
          <option value="">{say('noClass')}</option>
          {chosen.classes.map((item) => (
            <option key={item.code} value={item.code}>
              {text(item.name)}
            </option>
          ))}
        </SelectField>
      )}
      <div className="form-pair">
        <TextField
          label={say('period')}
          name="period"
          error={errorOf('period')}
          value={value.period}
          onChange={(event) => set({ period: event.target.value })}
        />
        <SelectField
          label={say('direction')}
          value={value.direction}
          onChange={(event) =>
            set({ direction: directions.find((direction) => direction === event.target.value) ?? 'at_least' })
          }
        >
          {directions.map((direction) => (
            <option key={direction} value={direction}>
              {say(wordOf(direction))}
            </option>
          ))}
        </SelectField>
        <TextField
          label={say('planValue')}
          hint={say('planHint')}
          name="plan"
          error={errorOf('plan') ?? errorOf('value')}
          value={value.plan}
          onChange={(event) => set({ plan: event.target.value })}
        />
        <SelectField
          label={say('planAspect')}
          value={value.planAspect}
          onChange={(event) => set({ planAspect: event.target.value === 'own' ? 'own' : 'assigned' })}
        >
          <option value="own">{say('planOwn')}</option>
          <option value="assigned">{say('planAssigned')}</option>
        </SelectField>
      </div>
      <SelectField
        label={say('leadField')}
        isOptional
        error={errorOf('lead')}
        value={value.lead}
        onChange={(event) => set({ lead: event.target.value })}
      >
        <option value="">—</option>
        {bodies.map((body) => (
          <option key={body.code} value={body.code}>
            {text(body.name)}
          </option>
        ))}
      </SelectField>
      <DecisionFields unit={unit} value={value} onChange={set} errorOf={errorOf} />
      {errorOf('reason') && (
        <AreaField
          label={say('reason')}
          name="reason"
          error={errorOf('reason')}
          value={value.reason}
          onChange={(event) => set({ reason: event.target.value })}
        />
      )}
    </FormDialog>
  )
}
