import { useState } from 'react'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { confidences } from '../../../regulations/regulation.ts'
import { setDirectiveFormat } from '../../contract/exchange.ts'
import { importFields, nameOfField } from '../../import-columns.ts'
import type { Exchange } from './ImportPage.tsx'
import { words } from './words.ts'

/** Which header of the document system’s file stands for what; an administrator edits it. */
export function ColumnMap({ data }: { readonly data: Exchange }) {
  const say = useWords(words)
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const { columns, source, confidence } = data.format
  return (
    <section className="card">
      <div className="section-head">
        <h2>{say('map')}</h2>
        {data.can.editFormat.isAllowed && (
          <Button className="button-small row-end" onClick={() => setOpen(true)}>
            {say('edit')}
          </Button>
        )}
      </div>
      <p className="soft">
        {say(confidence === 'unconfirmed' ? 'unconfirmed_short' : confidence)}
        {source !== '' && (
          <>
            {' '}
            · <span lang="vi">{source}</span>
          </>
        )}
      </p>
      <dl className="directive-facts">
        {columns.map((column) => (
          <div key={column.field}>
            <dt>{text(nameOfField(column.field))}</dt>
            <dd>{column.header}</dd>
          </div>
        ))}
      </dl>
      {isOpen && <MapForm data={data} onDone={() => setOpen(false)} />}
    </section>
  )
}

function MapForm({ data, onDone }: { readonly data: Exchange; readonly onDone: () => void }) {
  const say = useWords(words)
  const text = useText()
  const [headers, setHeaders] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(data.format.columns.map((column) => [column.field, column.header])),
  )
  const [source, setSource] = useState(data.format.source)
  const [confidence, setConfidence] = useState(data.format.confidence)
  const telling = useTell(setDirectiveFormat)
  const errorOf = useFieldError(telling.error)
  const columns = importFields.flatMap((field) => {
    const header = headers[field]?.trim() ?? ''
    return header === '' ? [] : [{ field, header }]
  })
  return (
    <FormDialog
      title={say('map')}
      act={say('save')}
      problem={telling.error}
      knownFields={['source', 'columns']}
      isSending={telling.isPending}
      onSubmit={() => telling.mutate({ columns, source, confidence }, { onSuccess: onDone })}
      onClose={onDone}
    >
      <p className="soft">{say('editHint')}</p>
      {importFields.map((field) => (
        <TextField
          key={field}
          label={text(nameOfField(field))}
          isOptional={field !== 'symbol'}
          value={headers[field] ?? ''}
          onChange={(event) => setHeaders({ ...headers, [field]: event.target.value })}
        />
      ))}
      <TextField
        label={say('source')}
        error={errorOf('source')}
        value={source}
        onChange={(event) => setSource(event.target.value)}
      />
      <SelectField
        label={say('confidence')}
        value={confidence}
        onChange={(event) => setConfidence(confidences.find((item) => item === event.target.value) ?? 'unconfirmed')}
      >
        {confidences.map((item) => (
          <option key={item} value={item}>
            {say(item === 'unconfirmed' ? 'unconfirmed_short' : item)}
          </option>
        ))}
      </SelectField>
    </FormDialog>
  )
}
