import { useState } from 'react'
import type { z } from 'zod'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx'
import { AreaField, SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { unitKinds } from '../../../org/unit.ts'
import { changeMeasure, type Listed, makeMeasure, type readCatalogue } from '../../contract/measure.ts'
import { reportedPeriods } from '../../define/content.ts'
import { answers, codeOf, contentFrom, type Draft, draftOf } from './draft.ts'
import { NumberFields } from './NumberFields.tsx'
import { Ticks } from './Ticks.tsx'
import { words } from './words.ts'

interface MeasureFormProps {
  readonly catalogue: z.output<typeof readCatalogue.output>
  /** Null makes a new one. */
  readonly held: Listed | null
  readonly onClose: () => void
}

const shownBesideInputs = [
  ...['code', 'from', 'reason', 'measure.name', 'measure.measuredIn', 'measure.subjects', 'measure.periodKinds'],
  ...['measure.share', 'measure.overTime', 'measure.overUnits', 'measure.entry', 'measure.classSet', 'measure.result'],
  'measure.statedAtParent',
]

/** A measure is described in plain words; of one that is there another version is made, from a day on. */
export function MeasureForm({ catalogue, held, onClose }: MeasureFormProps) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const [id] = useState(newId)
  const [draft, setDraft] = useState(() => draftOf(held, catalogue.today))
  const making = useTell(makeMeasure)
  const changing = useTell(changeMeasure)
  const problem = making.error ?? changing.error
  const errorOf = useFieldError(problem)
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change })
  const typed = (field: 'name' | 'measuredIn', language: 'vi' | 'en') => ({
    value: draft[field][language],
    onChange: (event: { target: { value: string } }) =>
      set({ [field]: { ...draft[field], [language]: event.target.value } }),
  })
  // Both languages are asked for together: the refusal stands at the one that is missing.
  const missing = (field: 'name' | 'measuredIn', language: 'vi' | 'en') =>
    (draft[field].vi.trim() === '' || draft[field].en.trim() !== '') === (language === 'vi')
      ? errorOf(`measure.${field}`)
      : undefined
  const submit = (): void => {
    const input = { id, from: draft.from === '' ? null : draft.from, measure: contentFrom(draft) }
    const told = (done: string) => ({
      onSuccess: () => {
        announce(done)
        onClose()
      },
    })
    if (held) changing.mutate({ ...input, code: held.code, reason: draft.reason }, told(say('changed')))
    else making.mutate({ ...input, code: codeOf(draft) }, told(say('made')))
  }
  return (
    <Dialog
      title={held ? say('changeTitle', { name: text(held.name) }) : say('makeTitle')}
      size="large"
      onClose={onClose}
    >
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <ProblemNotice problem={problem} knownFields={shownBesideInputs} />
        {held && <p className="soft">{say('changeLead')}</p>}
        <div className="measure-pair">
          <TextField label={say('nameVi')} error={missing('name', 'vi')} {...typed('name', 'vi')} />
          <TextField label={say('nameEn')} error={missing('name', 'en')} {...typed('name', 'en')} />
        </div>
        {!held && (
          <TextField
            label={say('code')}
            hint={say('codeHint')}
            error={errorOf('code')}
            value={codeOf(draft)}
            onChange={(event) => set({ code: event.target.value })}
          />
        )}
        <SelectField
          label={say('result')}
          hint={say('resultHint')}
          error={errorOf('measure.result')}
          disabled={held !== null}
          value={draft.answer}
          onChange={(event) => set({ answer: answers.find((answer) => answer === event.target.value) ?? 'quantity' })}
        >
          {answers.map((answer) => (
            <option key={answer} value={answer}>
              {say(answer)}
            </option>
          ))}
        </SelectField>
        {draft.answer !== 'share' && (
          <div className="measure-pair">
            <TextField
              label={say('measuredInVi')}
              hint={say('measuredInHint')}
              error={missing('measuredIn', 'vi')}
              disabled={held !== null}
              {...typed('measuredIn', 'vi')}
            />
            <TextField label={say('measuredInEn')} error={missing('measuredIn', 'en')} {...typed('measuredIn', 'en')} />
          </div>
        )}
        <NumberFields draft={draft} set={set} errorOf={errorOf} catalogue={catalogue} isNew={held === null} />
        <Ticks
          legend={say('subjects')}
          error={errorOf('measure.subjects')}
          options={unitKinds.map((kind) => [kind, say(kind)] as const)}
          ticked={draft.subjects}
          onChange={(subjects) => set({ subjects })}
        />
        <Ticks
          legend={say('periodKinds')}
          error={errorOf('measure.periodKinds')}
          options={reportedPeriods.map((kind) => [kind, say(kind)] as const)}
          ticked={draft.periodKinds}
          onChange={(periodKinds) => set({ periodKinds })}
        />
        <div className="measure-pair">
          <TextField
            type="date"
            isOptional
            label={say('from')}
            hint={say(held ? 'fromHintChange' : 'fromHint')}
            error={errorOf('from')}
            value={draft.from}
            onChange={(event) => set({ from: event.target.value })}
          />
          <TextField
            isOptional
            label={say('source')}
            hint={say('sourceHint')}
            maxLength={300}
            value={draft.source}
            onChange={(event) => set({ source: event.target.value })}
          />
        </div>
        {held && (
          <AreaField
            label={say('reason')}
            rows={2}
            maxLength={500}
            error={errorOf('reason')}
            value={draft.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
        <Button type="submit" look="primary" disabled={making.isPending || changing.isPending}>
          {say('save')}
        </Button>
      </form>
    </Dialog>
  )
}
