import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { Ability } from '../../../../platform/domain/shapes.ts'
import { type ApiProblem, asProblem } from '../../../../platform/web/api/api-problem.ts'
import { addressOf, call, callForFile } from '../../../../platform/web/api/call.ts'
import { saveFile } from '../../../../platform/web/api/save-file.ts'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { Notice, ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import { usePlace } from '../../../org/web/public.tsx'
import { directiveTemplate, importDirectives, markDirectives, readDirectiveExchange } from '../../contract/exchange.ts'
import { type ImportFormat, importFormats } from '../../import-columns.ts'
import { ColumnMap } from './ColumnMap.tsx'
import { Trial } from './Trial.tsx'
import { words } from './words.ts'
import '../directives.css'

export type ImportResult = z.output<typeof importDirectives.output>
export type Exchange = z.output<typeof readDirectiveExchange.output>

/** A file is tried, shown with what is wrong, and brought in whole. */
export function ImportPage() {
  const say = useWords(words)
  const { unit } = usePlace()
  useTitle(say('title'))
  const exchange = useAsk(readDirectiveExchange, { unit: unit ?? '' }, unit !== undefined)
  return (
    <Await query={exchange} isPage>
      {(data) => (
        <>
          <header className="page-head">
            <div>
              <p>
                <Go to="/directives" keeps={['unit', 'period']}>
                  ‹ {say('back')}
                </Go>
              </p>
              <h1>{say('title')}</h1>
              <p className="soft">{say('lead')}</p>
            </div>
          </header>
          <div className="stack">
            <Upload unit={unit ?? ''} data={data} />
            <ColumnMap data={data} />
          </div>
        </>
      )}
    </Await>
  )
}

const noFile: Ability = {
  isAllowed: false,
  reason: { vi: 'Chọn tệp trước.', en: 'Choose a file first.' },
}

interface Sent {
  readonly file: File
  readonly format: ImportFormat
  readonly id: string
}

function Upload({ unit, data }: { readonly unit: string; readonly data: Exchange }) {
  const say = useWords(words)
  const client = useQueryClient()
  const [format, setFormat] = useState<ImportFormat>('template')
  const [file, setFile] = useState<File | null>(null)
  const [tried, setTried] = useState<Sent>()
  const sending = useMutation<ImportResult, ApiProblem, Sent & { readonly dryRun: 'yes' | 'no' }>({
    mutationFn: ({ file: chosen, ...input }) =>
      call(importDirectives, { ...input, unit }, undefined, chosen).catch((error: unknown) => {
        throw asProblem(error)
      }),
    onSuccess: (result, { file: chosen, format: of, id }) => {
      setTried({ file: chosen, format: of, id })
      if (result.isImported) client.invalidateQueries()
    },
  })
  const marking = useMutation<void, ApiProblem, Sent>({
    mutationFn: async (sent) => {
      const marked = await callForFile(markDirectives, { unit, format: sent.format }, sent.file).catch(
        (error: unknown) => {
          throw asProblem(error)
        },
      )
      saveFile(marked.name, marked.file)
    },
  })
  return (
    <section className="card">
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (file) sending.mutate({ file, format, id: newId(), dryRun: 'yes' })
        }}
      >
        <ProblemNotice problem={sending.error ?? marking.error} />
        <SelectField
          label={say('format')}
          hint={format === 'document_system' && data.format.confidence !== 'confirmed' ? say('unconfirmed') : undefined}
          value={format}
          onChange={(event) => setFormat(importFormats.find((item) => item === event.target.value) ?? 'template')}
        >
          {importFormats.map((item) => (
            <option key={item} value={item}>
              {say(item)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={say('file')}
          hint={say('fileHint')}
          type="file"
          accept=".xlsx,.csv"
          // The same file, mended, may be chosen again.
          onClick={(event) => {
            event.currentTarget.value = ''
          }}
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null)
            setTried(undefined)
            sending.reset()
          }}
        />
        <div className="form-acts">
          <Button
            look="primary"
            type="submit"
            ability={data.can.import.isAllowed && file === null ? noFile : data.can.import}
            disabled={sending.isPending}
          >
            {say('try')}
          </Button>
          <a className="button button-plain" href={addressOf(directiveTemplate, { unit })} download>
            {say('getTemplate')}
          </a>
        </div>
      </form>
      {sending.data && tried && (
        <>
          <Trial
            result={sending.data}
            isSending={sending.isPending || marking.isPending}
            onRun={() => sending.mutate({ ...tried, dryRun: 'no' })}
            onMark={() => marking.mutate(tried)}
          />
          {sending.data.isImported && (
            <Notice look="good" title={say('done')}>
              <Go to="/directives" keeps={['unit', 'period']}>
                {say('toRegister')}
              </Go>
            </Notice>
          )}
        </>
      )}
    </section>
  )
}
