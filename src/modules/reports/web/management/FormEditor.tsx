import { useEffect, useRef, useState } from 'react'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo } from '../../../../platform/web/routing/address.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { CheckField, SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { Notice, ProblemNotice, useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { draftForm, type FormDraft } from '../../contract/form.ts'
import { askedOf, duePeriodKinds } from '../../form.ts'
import { Exempt } from './Exempt.tsx'
import { Meter } from './FormLines.tsx'
import type { Form } from './FormPage.tsx'
import { keyOf, type Section, SectionEditor } from './SectionEditor.tsx'
import { words } from './words.ts'

const waitBeforeSaving = 900

/** Writes a draft; it saves itself, and what stands in its way is told at once. */
export function FormEditor({
  owner,
  form,
  draft: given,
}: {
  readonly owner: string
  readonly form: Form | null
  readonly draft: FormDraft
}) {
  const say = useWords(words)
  const go = useGo()
  const [code, setCode] = useState(form?.code ?? '')
  const [draft, setDraft] = useState(given)
  const telling = useTell(draftForm)
  const errorOf = useFieldError(telling.error)
  const change = (part: Partial<FormDraft>): void => setDraft((before) => ({ ...before, ...part }))
  const setUntil = (day: string): void =>
    setDraft(({ until: _, ...before }) => (day === '' ? before : { ...before, until: day }))
  const kept = { ...draft, sections: draft.sections.filter((section) => section.lines.length > 0) }
  const text = JSON.stringify([code, kept])
  const saved = useRef(form ? text : '')
  const canSave = /^[a-z0-9]+([-.][a-z0-9]+)*$/.test(code) && draft.vi.trim().length >= 3 && kept.sections.length > 0
  const { mutate } = telling
  useEffect(() => {
    if (!canSave || saved.current === text) return
    const timer = setTimeout(() => {
      const [, sent] = JSON.parse(text) as [string, FormDraft]
      mutate(
        { id: newId(), owner, code, draft: sent },
        {
          onSuccess: () => {
            saved.current = text
            if (form === null) go({ form: code }, { isReplacing: true, keepsScroll: true })
          },
        },
      )
    }, waitBeforeSaving)
    return () => clearTimeout(timer)
  }, [text, canSave, code, owner, form, go, mutate])
  const isSaved = saved.current === text
  return (
    <>
      <p className="soft reporting-status" role="status">
        {isSaved ? say('saved') : canSave ? say('saving') : say('notSaved')}
      </p>
      <ProblemNotice problem={telling.error} knownFields={['code', 'draft.until', 'draft.from']} />
      <div className="reporting-bar">
        <TextField
          label={say('code')}
          hint={say('codeHint')}
          error={errorOf('code')}
          value={code}
          disabled={form !== null}
          onChange={(event) => setCode(event.target.value.trim())}
        />
        <TextField label={say('name')} value={draft.vi} onChange={(event) => change({ vi: event.target.value })} />
        <TextField
          label={say('nameEn')}
          isOptional
          value={draft.en}
          onChange={(event) => change({ en: event.target.value })}
        />
        <SelectField
          label={say('periodKind')}
          value={draft.periodKind}
          onChange={(event) =>
            change({ periodKind: duePeriodKinds.find((kind) => kind === event.target.value) ?? 'month' })
          }
        >
          {duePeriodKinds.map((kind) => (
            <option key={kind} value={kind}>
              {say(kind)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={say('askedOf')}
          value={draft.askedOf}
          onChange={(event) => change({ askedOf: askedOf.find((item) => item === event.target.value) ?? 'cells' })}
        >
          {askedOf.map((item) => (
            <option key={item} value={item}>
              {say(item)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={say('dueDays')}
          type="number"
          min={-31}
          max={120}
          value={draft.due.days}
          onChange={(event) => change({ due: { ...draft.due, days: Math.trunc(Number(event.target.value)) || 0 } })}
        />
        <CheckField
          label={say('isWorkingDays')}
          checked={draft.due.isWorkingDays}
          onChange={(event) => change({ due: { ...draft.due, isWorkingDays: event.target.checked } })}
        />
        <TextField
          label={say('from')}
          type="date"
          error={errorOf('draft.from')}
          value={draft.from}
          onChange={(event) => event.target.value !== '' && change({ from: event.target.value })}
        />
        <TextField
          label={say('until')}
          hint={say('untilHint')}
          isOptional
          type="date"
          error={errorOf('draft.until')}
          value={draft.until ?? ''}
          onChange={(event) => setUntil(event.target.value)}
        />
      </div>
      <Exempt exempt={draft.exempt} on={draft.from} onChange={(exempt) => change({ exempt })} />
      {form && <Meter form={form} />}
      {form && <Obstacles form={form} onFill={(key) => change({ sections: filled(draft.sections, key) })} />}
      {draft.sections.map((section, index) => (
        <SectionEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: sections have no name of their own and stay in their order
          key={index}
          owner={owner}
          periodKind={draft.periodKind}
          section={section}
          onChange={(changed) =>
            change({ sections: draft.sections.map((item, at) => (at === index ? changed : item)) })
          }
          {...(draft.sections.length > 1
            ? { onDrop: () => change({ sections: draft.sections.filter((_, at) => at !== index) }) }
            : {})}
        />
      ))}
      <Button
        className="reporting-add"
        onClick={() => change({ sections: [...draft.sections, { title: { vi: '', en: '' }, lines: [] }] })}
      >
        {say('addSection')}
      </Button>
    </>
  )
}

const filled = (sections: readonly Section[], key: string): Section[] =>
  sections.map((section) => ({
    ...section,
    lines: section.lines.map((line) => (keyOf(line) === key ? { ...line, isPrefilled: true } : line)),
  }))

function Obstacles({ form, onFill }: { readonly form: Form; readonly onFill: (key: string) => void }) {
  const say = useWords(words)
  const text = useText()
  if (form.obstacles.length === 0) return <Notice look="good" title={say('obstaclesNone')} />
  return (
    <Notice look="warn" title={say('obstacles')}>
      <ul className="reporting-lines">
        {form.obstacles.map((obstacle) => (
          <li
            className="reporting-line"
            key={`${keyOf({ measure: obstacle.measure.code, class: obstacle.class })} ${obstacle.kind}`}
          >
            <span>
              <b>{text(obstacle.measure.name)}</b>: {text(obstacle.message)}
            </span>
            {(obstacle.kind === 'counted-already' || obstacle.kind === 'asked-by-another-form') && (
              <Button onClick={() => onFill(keyOf({ measure: obstacle.measure.code, class: obstacle.class }))}>
                {say('letFill')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
