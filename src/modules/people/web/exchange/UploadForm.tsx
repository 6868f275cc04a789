import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { type ApiProblem, asProblem } from '../../../../platform/web/api/api-problem.ts'
import { addressOf, call } from '../../../../platform/web/api/call.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo } from '../../../../platform/web/routing/address.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import { downloadTemplate, planImport, type readExchange } from '../../contract/exchange.ts'
import { type FileFormat, fileFormats, type ImportKind, importKinds } from '../../exchange.ts'
import { words } from './words.ts'

export type Exchange = z.output<typeof readExchange.output>

/** Takes a file and starts its trial. */
export function UploadForm({ data }: { readonly data: Exchange }) {
  const say = useWords(words)
  const go = useGo()
  const [kind, setKind] = useState<ImportKind>('members')
  const [format, setFormat] = useState<FileFormat>('template')
  const [file, setFile] = useState<File | null>(null)
  const sending = useMutation<string, ApiProblem, File>({
    mutationFn: async (chosen) => {
      const input = { id: newId(), unit: data.unit.code, kind, format }
      return (
        await call(planImport, input, undefined, chosen).catch((error: unknown) => {
          throw asProblem(error)
        })
      ).id
    },
    onSuccess: (id) => go({ import: id }, { keepsScroll: true }),
  })
  const isUnconfirmed = data.formats.some((item) => item.code === format && item.confidence !== 'confirmed')
  return (
    <section className="card">
      <h2>{say('in')}</h2>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (file) sending.mutate(file)
        }}
      >
        <ProblemNotice problem={sending.error} />
        <SelectField label={say('kind')} value={kind} onChange={(event) => setKind(event.target.value as ImportKind)}>
          {importKinds.map((item) => (
            <option key={item} value={item}>
              {say(item)}
            </option>
          ))}
        </SelectField>
        {kind === 'members' && (
          <SelectField
            label={say('format')}
            hint={isUnconfirmed ? say('unconfirmedMap') : undefined}
            value={format}
            onChange={(event) => setFormat(event.target.value as FileFormat)}
          >
            {fileFormats.map((item) => (
              <option key={item} value={item}>
                {say(item)}
              </option>
            ))}
          </SelectField>
        )}
        <TextField
          label={say('file')}
          hint={say('fileHint')}
          type="file"
          accept=".xlsx,.csv"
          required
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <div className="form-acts">
          <Button look="primary" type="submit" ability={data.can.import} disabled={sending.isPending || file === null}>
            {say('try')}
          </Button>
          <a
            className="button button-plain"
            href={addressOf(downloadTemplate, { unit: data.unit.code, kind })}
            download
          >
            {say('getTemplate')}
          </a>
        </div>
      </form>
    </section>
  )
}
