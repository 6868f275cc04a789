import { useState } from 'react'
import { useAsk, useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo } from '../../../../platform/web/routing/address.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { SelectField } from '../../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../../platform/web/ui/FormDialog.tsx'
import { Notice, useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { readInstallation } from '../../../accounts/contract.ts'
import { usePlace } from '../../../org/web/public.tsx'
import { createDocument, type DocumentStart } from '../../contract/document/create.ts'
import { listDocumentTemplates, previewDocumentTemplate, type TemplateRef } from '../../contract/template.ts'
import { PeriodSelect } from './PeriodSelect.tsx'
import { words } from './words.ts'

/** Of the committee nearest to the unit, the template made for this kind of period more than for others. */
const nearest = (listed: readonly TemplateRef[]): TemplateRef | undefined =>
  listed
    .filter((one) => one.unit?.code === listed[0]?.unit?.code)
    .toSorted((a, b) => a.periodKinds.length - b.periodKinds.length)[0]

/** Begins a document: for which period, by which template, with or without the prose of the last one. */
export function NewDocument({ unit, onClose }: { readonly unit: string; readonly onClose: () => void }) {
  const say = useWords(words)
  const text = useText()
  const go = useGo()
  const place = usePlace()
  const installation = useAsk(readInstallation, {})
  const [id] = useState(newId)
  const [period, setPeriod] = useState(place.period ?? '')
  const [template, setTemplate] = useState<string>()
  const [from, setFrom] = useState<'last' | 'template'>('last')
  const templates = useAsk(listDocumentTemplates, { unit, period }, period !== '')
  const listed = templates.data?.templates ?? []
  // What was chosen may not serve another period.
  const chosen = template === '' || listed.some((one) => one.code === template) ? template : nearest(listed)?.code
  const isByTemplate = chosen !== undefined && chosen !== ''
  const preview = useAsk(
    previewDocumentTemplate,
    { unit, template: chosen ?? '', period },
    isByTemplate && period !== '',
  )
  const telling = useTell(createDocument)
  const errorOf = useFieldError(telling.error)
  const last = preview.data?.last ?? null
  const start: DocumentStart = !isByTemplate
    ? { from: 'empty', kind: 'other' }
    : { from: last && from === 'last' ? 'last' : 'template', template: chosen }
  return (
    <FormDialog
      title={say('newDocument')}
      act={say('begin')}
      problem={telling.error}
      knownFields={['period', 'template']}
      isSending={telling.isPending || period === '' || templates.isLoading}
      onClose={onClose}
      onSubmit={() =>
        telling.mutate(
          { id, unit, period, start, language: 'vi' },
          {
            onSuccess: (done) => {
              onClose()
              go({ figure: undefined, state: undefined, waits: undefined }, { to: `/documents/${done.id}` })
            },
          },
        )
      }
    >
      <PeriodSelect
        value={period}
        today={installation.data?.today ?? ''}
        error={errorOf('period')}
        onChange={setPeriod}
      />
      <SelectField
        label={say('template')}
        error={errorOf('template')}
        value={chosen ?? ''}
        onChange={(event) => setTemplate(event.target.value)}
      >
        {listed.map((one) => (
          <option key={one.code} value={one.code}>
            {text(one.name)}
          </option>
        ))}
        <option value="">{say('noTemplate')}</option>
      </SelectField>
      {period !== '' && templates.data && listed.length === 0 && <p className="soft">{say('templatesNonePeriod')}</p>}
      {last && (
        <fieldset className="stack">
          <legend className="field-legend">{say('beginFrom')}</legend>
          <label className="finder-form">
            <input type="radio" name="from" checked={from === 'last'} onChange={() => setFrom('last')} />
            <span>{say('fromLast', { period: text(last.period) })}</span>
            <span className="soft small">{say('fromLastHint')}</span>
          </label>
          <label className="finder-form">
            <input type="radio" name="from" checked={from === 'template'} onChange={() => setFrom('template')} />
            <span>{say('fromTemplate')}</span>
            <span className="soft small">{say('fromTemplateHint')}</span>
          </label>
        </fieldset>
      )}
      {isByTemplate && preview.data && (
        <p className="soft">
          {say('willHold', {
            sections: preview.data.sections.length,
            figures: preview.data.figures,
            tables: preview.data.tables + preview.data.charts,
          })}
        </p>
      )}
      {preview.data && preview.data.problems.length > 0 && (
        <Notice look="warn" title={say('templateProblems', { count: preview.data.problems.length })}>
          <details>
            <summary>{say('templateProblemsWhich')}</summary>
            <ul>
              {preview.data.problems.map((problem) => (
                <li key={problem.place}>{text(problem.message)}</li>
              ))}
            </ul>
          </details>
        </Notice>
      )}
    </FormDialog>
  )
}
