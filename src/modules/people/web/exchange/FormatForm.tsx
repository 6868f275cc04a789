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
import { exchangeKeys, type FormatColumn, nameOfKey } from '../../exchange.ts'
import type { Exchange } from './UploadForm.tsx'
import { words } from './words.ts'

type Way = FormatColumn['goes'] | ''
interface Line {
  readonly headers: string
  readonly goes: Way
}

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
  const [lines, setLines] = useState<Readonly<Record<string, Line>>>(() =>
    Object.fromEntries(
      format.columns.map(({ field, header, aliases = [], goes }) => [
        field,
        { headers: [header, ...aliases].join('; '), goes },
      ]),
    ),
  )
  const [source, setSource] = useState(format.source)
  const [confidence, setConfidence] = useState<Confidence>(format.confidence)
  const telling = useTell(setExchangeFormat)
  const columns = exchangeKeys.flatMap((field): FormatColumn[] => {
    const { headers, goes } = lines[field] ?? { headers: '', goes: '' }
    const [header = '', ...aliases] = headers
      .split(';')
      .map((part) => part.trim())
      .filter(Boolean)
    return goes === '' || header === '' ? [] : [{ field, header, goes, ...(aliases.length === 0 ? {} : { aliases }) }]
  })
  return (
    <Dialog title={`${say('edit')} · ${text(format.name)}`} onClose={onDone} size="large">
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          telling.mutate(
            { code: format.code, columns, source, confidence },
            {
              onSuccess: () => {
                announce(say('saved'))
                onDone()
              },
            },
          )
        }}
      >
        <ProblemNotice problem={telling.error} />
        <p className="field-hint">{say('headersHint')}</p>
        <div className="exchange-map">
          {exchangeKeys.map((field) => {
            const line = lines[field] ?? { headers: '', goes: '' }
            const set = (change: Partial<Line>) => setLines({ ...lines, [field]: { ...line, ...change } })
            const name = text(nameOfKey(field))
            return (
              <div key={field} className="exchange-map-row">
                <TextField
                  label={name}
                  aria-label={say('headerOf', { field: name })}
                  value={line.headers}
                  onChange={(event) =>
                    set({ headers: event.target.value, goes: line.goes === '' ? 'both' : line.goes })
                  }
                />
                <SelectField
                  label={say('goes')}
                  aria-label={say('goesOf', { field: name })}
                  value={line.goes}
                  onChange={(event) => set({ goes: event.target.value as Way })}
                >
                  <option value="">{say('goesNone')}</option>
                  <option value="in">{say('goesIn')}</option>
                  <option value="out">{say('goesOut')}</option>
                  <option value="both">{say('goesBoth')}</option>
                </SelectField>
              </div>
            )
          })}
        </div>
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
