import { useState } from 'react'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useDraft } from '../../../../platform/web/storage/use-draft.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx'
import { CheckField, SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { createApplicant } from '../../contract/register.ts'
import { educations, sexes } from '../../field.ts'
import { CellField } from './CellField.tsx'
import { words } from './words.ts'

const known = ['name', 'birth', 'unit', 'on', 'sex', 'education']
const heldId = (details: unknown): string | undefined => {
  const id = (details as { personId?: unknown } | undefined)?.personId
  return typeof id === 'string' ? id : undefined
}

export function AddApplicant({
  unit,
  on,
  onDone,
}: {
  readonly unit: string
  readonly on: string
  readonly onDone: () => void
}) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const go = useGo()
  const { value, set, discard } = useDraft(`applicant.${unit}`, {
    id: newId(),
    stepId: newId(),
    unit,
    on,
    name: '',
    birth: '',
    sex: '',
    ethnicity: '',
    education: '',
    occupation: '',
    phone: '',
  })
  const [isAnother, setAnother] = useState(false)
  const telling = useTell(createApplicant)
  const errorOf = useFieldError(telling.error)
  const isSame = telling.error?.code === 'same-person'
  const held = heldId(telling.error?.details)
  const submit = (): void => {
    const { id, stepId, name, unit: cell, on: listedOn, ...rest } = value
    const typed = Object.fromEntries(Object.entries(rest).filter(([, item]) => item !== ''))
    telling.mutate(
      { id, stepId, name, unit: cell, on: listedOn, isAnother, ...typed },
      {
        onSuccess: () => {
          announce(say('saved'))
          discard()
          onDone()
          go({ id }, { to: '/people/person' })
        },
      },
    )
  }
  return (
    <Dialog title={say('addTitle')} onClose={onDone}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <p className="soft small">{say('addHint')}</p>
        <ProblemNotice problem={telling.error} knownFields={known} />
        <TextField
          label={say('name')}
          autoComplete="off"
          error={errorOf('name')}
          value={value.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        {isSame && (
          <>
            {held !== undefined && (
              <Go to="/people/person" query={{ id: held }}>
                {say('openHeld')}
              </Go>
            )}
            <CheckField
              label={say('isAnother')}
              checked={isAnother}
              onChange={(event) => setAnother(event.target.checked)}
            />
          </>
        )}
        <div className="form-pair">
          <TextField
            label={say('birth')}
            hint={say('birthHint')}
            isOptional
            autoComplete="off"
            error={errorOf('birth')}
            value={value.birth}
            onChange={(event) => set({ birth: event.target.value })}
          />
          <SelectField
            label={say('sex')}
            isOptional
            error={errorOf('sex')}
            value={value.sex}
            onChange={(event) => set({ sex: event.target.value })}
          >
            <option value="">{say('notSaid')}</option>
            {sexes.map((item) => (
              <option key={item.code} value={item.code}>
                {text(item.name)}
              </option>
            ))}
          </SelectField>
        </div>
        <CellField
          label={say('cell')}
          error={errorOf('unit')}
          value={value.unit}
          onChoose={(code) => set({ unit: code })}
        />
        <TextField
          label={say('listedOn')}
          type="date"
          error={errorOf('on')}
          value={value.on}
          onChange={(event) => set({ on: event.target.value })}
        />
        <div className="form-pair">
          <SelectField
            label={say('education')}
            isOptional
            error={errorOf('education')}
            value={value.education}
            onChange={(event) => set({ education: event.target.value })}
          >
            <option value="">{say('notSaid')}</option>
            {educations.map((item) => (
              <option key={item.code} value={item.code}>
                {text(item.name)}
              </option>
            ))}
          </SelectField>
          <TextField
            label={say('ethnicity')}
            isOptional
            value={value.ethnicity}
            onChange={(event) => set({ ethnicity: event.target.value })}
          />
        </div>
        <div className="form-pair">
          <TextField
            label={say('occupation')}
            isOptional
            value={value.occupation}
            onChange={(event) => set({ occupation: event.target.value })}
          />
          <TextField
            label={say('phone')}
            isOptional
            type="tel"
            autoComplete="off"
            value={value.phone}
            onChange={(event) => set({ phone: event.target.value })}
          />
        </div>
        <Button type="submit" look="primary" disabled={telling.isPending}>
          {say('save')}
        </Button>
      </form>
    </Dialog>
  )
}
