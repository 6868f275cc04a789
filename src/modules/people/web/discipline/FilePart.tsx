import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type ApiProblem, asProblem } from '../../../../platform/web/api/api-problem.ts'
import { addressOf, call, callForFile } from '../../../../platform/web/api/call.ts'
import { saveFile } from '../../../../platform/web/api/save-file.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { Notice, ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import {
  type DisciplineTrial,
  disciplineTemplate,
  importDisciplines,
  markDisciplines,
  tryDisciplines,
} from '../../contract/discipline.ts'
import type { DisciplineFormat } from '../../discipline/format.ts'
import type { Exchange } from '../exchange/UploadForm.tsx'
import { TrialPart } from './TrialPart.tsx'
import { words } from './words.ts'

/** A file with what its trial said; the id is that of its import, so that sending twice imports once. */
interface Tried {
  readonly id: string
  readonly file: File
  readonly format: DisciplineFormat
  readonly trial: DisciplineTrial
}

const asked = <Answer,>(answer: Promise<Answer>): Promise<Answer> =>
  answer.catch((error: unknown) => {
    throw asProblem(error)
  })

/** Chooses a file, tries it, and brings in what was tried. */
export function FilePart({ data }: { readonly data: Exchange }) {
  const say = useWords(words)
  const text = useText()
  const client = useQueryClient()
  const unit = data.unit.code
  const outside = data.formats.flatMap((item) => (item.kind === 'discipline' ? item : []))
  const nameOf = (code: DisciplineFormat): string => {
    const name = outside.find((item) => item.code === code)?.name
    return name ? text(name) : say('template')
  }
  const [format, setFormat] = useState<DisciplineFormat>('template')
  const [file, setFile] = useState<File | null>(null)
  const trying = useMutation<Tried, ApiProblem, File>({
    mutationFn: async (chosen) => ({
      id: newId(),
      file: chosen,
      format,
      trial: await asked(call(tryDisciplines, { unit, format }, undefined, chosen)),
    }),
  })
  const tried = trying.data
  const marking = useMutation<void, ApiProblem, Tried>({
    mutationFn: async (sent) => {
      const marked = await asked(callForFile(markDisciplines, { unit, format: sent.format }, sent.file))
      saveFile(marked.name, marked.file)
    },
  })
  const running = useMutation<unknown, ApiProblem, Tried>({
    mutationFn: ({ id, file: sent, format: as, trial }) =>
      asked(call(importDisciplines, { id, unit, format: as, new: trial.new, same: trial.same }, undefined, sent)),
    onSuccess: () => client.invalidateQueries(),
  })
  const startAgain = (chosen: File | null): void => {
    setFile(chosen)
    forget()
  }
  const forget = (): void => {
    for (const part of [trying, marking, running]) part.reset()
  }
  if (running.isSuccess && tried)
    return (
      <section className="card stack" role="status">
        <Notice look="good" title={say('done', { count: tried.trial.new })}>
          {say('doneMore')}
        </Notice>
        <div className="row">
          <Go to="/people" keeps={['unit', 'period']} className="button button-primary">
            {say('toRegister')}
          </Go>
          <Button onClick={() => startAgain(null)}>{say('another')}</Button>
        </div>
      </section>
    )
  return (
    <section className="card exchange-result">
      <form
        // What is printed is the result, which names its file.
        className={tried ? 'form screen-only' : 'form'}
        onSubmit={(event) => {
          event.preventDefault()
          if (file) trying.mutate(file)
        }}
      >
        <ProblemNotice problem={trying.error ?? marking.error ?? running.error} />
        <SelectField
          label={say('format')}
          hint={
            outside.some((item) => item.code === format && item.confidence !== 'confirmed')
              ? say('unconfirmedMap')
              : undefined
          }
          value={format}
          onChange={(event) => {
            setFormat(event.target.value as DisciplineFormat)
            forget()
          }}
        >
          <option value="template">{say('template')}</option>
          {outside.map((item) => (
            <option key={item.code} value={item.code}>
              {nameOf(item.code)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={say('file')}
          hint={say('fileHint')}
          type="file"
          accept=".xlsx,.csv"
          required
          // The same file, mended, may be chosen again.
          onClick={(event) => {
            event.currentTarget.value = ''
          }}
          onChange={(event) => startAgain(event.target.files?.[0] ?? null)}
        />
        <div className="form-acts">
          <Button look="primary" type="submit" ability={data.can.import} disabled={trying.isPending || file === null}>
            {say('try')}
          </Button>
          <a className="button button-plain" href={addressOf(disciplineTemplate, { unit })} download>
            {say('getTemplate')}
          </a>
        </div>
      </form>
      {tried && (
        <TrialPart
          trial={tried.trial}
          of={`${tried.file.name} · ${nameOf(tried.format)}`}
          isSending={running.isPending || marking.isPending}
          onRun={() => running.mutate(tried)}
          onMark={() => marking.mutate(tried)}
        />
      )}
    </section>
  )
}
