import { useState } from 'react'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx'
import { SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import { type Confidence, confidences } from '../../../regulations/regulation.ts'
import { setExchangeFormat } from '../../contract/exchange.ts'
import { disciplineFields, memberFields } from './format-fields.ts'
import { columnsOf, linesOf, MapFields } from './MapFields.tsx'
import type { Exchange } from './UploadForm.tsx'
import { words } from './words.ts'

export function FormatForm({
  format,
  onDone,
}: {
  readonly format: Exchange['formats'][number]
  readonly onDone: () => void
}) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const [lines, setLines] = useState(() => linesOf(format.columns))
  const [source, setSource] = useState(format.source)
  const [confidence, setConfidence] = useState<Confidence>(format.confidence)
  const telling = useTell(setExchangeFormat)
  const isOfDisciplines = format.kind === 'discipline'
  const onSuccess = () => {
    announce(say('saved'))
    onDone()
  }
  const save = (): void => {
    const how = { source, confidence }
    if (format.kind === 'members')
      telling.mutate({ code: format.code, columns: columnsOf(memberFields, lines), ...how }, { onSuccess })
    else {
      const columns = columnsOf(disciplineFields, lines).map((column) => ({ ...column, goes: 'in' as const }))
      telling.mutate({ code: format.code, columns, ...how }, { onSuccess })
    }
  }
  return (
    <Dialog title={`${say('edit')} · ${text(format.name)}`} onClose={onDone} size="large">
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <ProblemNotice problem={telling.error} />
        <p className="field-hint">
          {say('headersHint')} {isOfDisciplines && say('columnsOnlyIn')}
        </p>
        <MapFields
          fields={isOfDisciplines ? disciplineFields : memberFields}
          lines={lines}
          isOnlyIn={isOfDisciplines}
          onChange={setLines}
        />
        <TextField label={say('source')} value={source} onChange={(event) => setSource(event.target.value)} />
        <SelectField
          label={say('sure')}
          value={confidence}
          onChange={(event) => setConfidence(event.target.value as Confidence)}
        >
          {confidences.map((item) => (
            <option key={item} value={item}>
              {say(item)}
            </option>
          ))}
        </SelectField>
        <div className="form-acts">
          <Button look="primary" type="submit" disabled={telling.isPending}>
            {say('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
