import { useState } from 'react'
import { useAsk, useTell } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../platform/web/ui/Dialog.tsx'
import { AreaField, CheckField, SelectField, TextField } from '../../../platform/web/ui/Field.tsx'
import { Fold } from '../../../platform/web/ui/Fold.tsx'
import { ProblemNotice, useFieldError } from '../../../platform/web/ui/Notice.tsx'
import { listMeasures } from '../../figures/contract.ts'
import { saveRule } from '../contract.ts'
import { periodKindNames } from '../rule/sentence.ts'
import { ruleKinds, ruleSeverities } from '../rule.ts'
import { contentOf, type Draft, daysOf } from './draft.ts'
import { KindFields, toggled } from './KindFields.tsx'
import { RulePreview } from './RulePreview.tsx'
import type { KnownMeasure } from './TermField.tsx'
import { words } from './words.ts'

interface RuleFormProps {
  readonly aim: Draft
  readonly isNew: boolean
  readonly onClose: () => void
}

/** A rule is filled in, read as a sentence, tried on what is there, and then saved as a version of its own. */
export function RuleForm(props: RuleFormProps) {
  const say = useWords(words)
  const measures = useAsk(listMeasures, {})
  return (
    <Dialog
      title={props.isNew ? say('addTitle') : say('changeTitle', { code: props.aim.code })}
      size="large"
      onClose={props.onClose}
    >
      <Await query={measures}>{(data) => <Filled {...props} measures={data.measures} />}</Await>
    </Dialog>
  )
}

const shownBesideInputs = [
  ...['code', 'from', 'until', 'reason', 'rule.name', 'rule.tolerance', 'rule.body.least', 'rule.body.most'],
  ...['rule.body.factor', 'rule.body.places', 'rule.body.whole', 'rule.body.parts', 'rule.body.of'],
  ...['rule.body.numerator', 'rule.body.denominator', 'rule.body.percentage', 'rule.body.shares', 'rule.body.figures'],
]
const periodKinds = ['month', 'quarter', 'half', 'year', 'term'] as const
const levels = ['city', 'district', 'commune', 'direct', 'grassroots', 'cell'] as const

function Filled({ aim, isNew, onClose, measures }: RuleFormProps & { readonly measures: readonly KnownMeasure[] }) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const [id] = useState(newId)
  const [draft, setDraft] = useState(aim)
  const telling = useTell(saveRule)
  const errorOf = useFieldError(telling.error)
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change })
  const submit = (): void =>
    telling.mutate(
      { id, isNew, code: draft.code.trim(), ...daysOf(draft), rule: contentOf(draft), reason: draft.reason },
      {
        onSuccess: () => {
          announce(say('saved'))
          onClose()
        },
      },
    )
  const typed = (name: 'code' | 'source' | 'from' | 'last', field: string, label: string) => ({
    label,
    error: errorOf(field),
    value: draft[name],
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  })
  const told = (name: 'name' | 'reading', language: 'vi' | 'en') => ({
    value: draft[name][language],
    onChange: (event: { target: { value: string } }) =>
      set({ [name]: { ...draft[name], [language]: event.target.value } }),
  })
  return (
    <form
      className="form rule-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <ProblemNotice problem={telling.error} knownFields={shownBesideInputs} />
      <SelectField
        label={say('kind')}
        value={draft.kind}
        onChange={(event) => set({ kind: ruleKinds.find((kind) => kind === event.target.value) ?? 'parts_make_whole' })}
      >
        {ruleKinds.map((kind) => (
          <option key={kind} value={kind}>
            {say(kind)}
          </option>
        ))}
      </SelectField>
      <KindFields draft={draft} measures={measures} errorOf={errorOf} set={set} />
      <RulePreview draft={draft} measures={measures} />
      {draft.kind !== 'jump' && draft.kind !== 'may_differ_in_base' && (
        <SelectField
          label={say('severity')}
          value={draft.severity}
          onChange={(event) =>
            set({ severity: ruleSeverities.find((item) => item === event.target.value) ?? 'question' })
          }
        >
          {ruleSeverities.map((severity) => (
            <option key={severity} value={severity}>
              {say(severity)}
            </option>
          ))}
        </SelectField>
      )}
      <div className="form-pair">
        <AreaField label={say('nameVi')} rows={2} error={errorOf('rule.name')} {...told('name', 'vi')} />
        <AreaField label={say('nameEn')} rows={2} {...told('name', 'en')} />
      </div>
      <Fold title={say('readingVi')} isOpen={draft.reading.vi !== ''}>
        <div className="form-pair">
          <AreaField label={say('readingVi')} isOptional rows={2} {...told('reading', 'vi')} />
          <AreaField label={say('readingEn')} isOptional rows={2} {...told('reading', 'en')} />
        </div>
      </Fold>
      <fieldset className="checks">
        <legend>
          {say('kinds')} <span className="soft">{say('allIfNone')}</span>
        </legend>
        {periodKinds.map((kind) => (
          <CheckField
            key={kind}
            label={text(periodKindNames[kind])}
            checked={draft.periodKinds.includes(kind)}
            onChange={() => set({ periodKinds: toggled(draft.periodKinds, kind) })}
          />
        ))}
      </fieldset>
      <fieldset className="checks">
        <legend>
          {say('levels')} <span className="soft">{say('allIfNone')}</span>
        </legend>
        {levels.map((level) => (
          <CheckField
            key={level}
            label={say(level)}
            checked={draft.levels.includes(level)}
            onChange={() => set({ levels: toggled(draft.levels, level) })}
          />
        ))}
      </fieldset>
      {isNew && <TextField hint={say('codeHint')} {...typed('code', 'code', say('code'))} />}
      <div className="form-pair">
        <TextField type="date" isOptional {...typed('from', 'from', say('from'))} />
        <TextField type="date" isOptional {...typed('last', 'until', say('until'))} />
      </div>
      <TextField isOptional {...typed('source', 'rule.source', say('source'))} />
      {!isNew && (
        <CheckField
          label={say('isEnabled')}
          checked={draft.isEnabled}
          onChange={() => set({ isEnabled: !draft.isEnabled })}
        />
      )}
      <AreaField
        label={say('reason')}
        rows={2}
        maxLength={500}
        error={errorOf('reason')}
        value={draft.reason}
        onChange={(event) => set({ reason: event.target.value })}
      />
      <Button type="submit" look="primary" disabled={telling.isPending}>
        {say('save')}
      </Button>
    </form>
  )
}
