import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Ability } from '../../../../platform/domain/shapes.ts'
import { type ApiProblem, asProblem } from '../../../../platform/web/api/api-problem.ts'
import { addressOf, call } from '../../../../platform/web/api/call.ts'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx'
import { TextField } from '../../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { ReasonDialog } from '../../../../platform/web/ui/ReasonDialog.tsx'
import { attachFile, openFile, withdrawFile } from '../../contract/document.ts'
import type { Page } from './DirectivePage.tsx'
import { PdfPages } from './PdfPages.tsx'
import { words } from './words.ts'

const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${Math.ceil(bytes / 100_000) / 10} MB`

/** A file is named by what its bytes are. */
const isPdf = (name: string): boolean => name.endsWith('.pdf')

export function Files({ data }: { readonly data: Page }) {
  const say = useWords(words)
  const text = useText()
  const [aim, setAim] = useState<string>()
  const [pdf, setPdf] = useState<Page['files'][number]>()
  const detaching = useTell(withdrawFile)
  return (
    <section className="section">
      <h2>{say('files')}</h2>
      {data.files.length === 0 ? (
        <p className="soft">{say('noFiles')}</p>
      ) : (
        <ul className="directive-list">
          {data.files.map((file) => (
            <li key={file.id}>
              <span className="directive-grow">
                {file.name}{' '}
                <span className="soft small">
                  {text(file.kind)}, {sizeText(file.size)}
                </span>
              </span>
              <span className="row screen-only">
                {isPdf(file.name) && (
                  <Button look="quiet" onClick={() => setPdf(file)}>
                    {say('show')} <span className="unseen">{file.name}</span>
                  </Button>
                )}
                {file.isShown && !isPdf(file.name) && (
                  <a href={addressOf(openFile, { id: file.id, show: 'yes' })} target="_blank" rel="noreferrer">
                    {say('show')} <span className="unseen">{file.name}</span>
                  </a>
                )}
                <a href={addressOf(openFile, { id: file.id })} download>
                  {say('download')} <span className="unseen">{file.name}</span>
                </a>
                {data.can.write.isAllowed && (
                  <Button look="quiet" onClick={() => setAim(file.id)}>
                    {say('detach')} <span className="unseen">{file.name}</span>
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {data.can.write.isAllowed && <AttachForm directive={data.id} />}
      {pdf && (
        <Dialog title={pdf.name} size="large" onClose={() => setPdf(undefined)}>
          <p className="row screen-only">
            <a href={addressOf(openFile, { id: pdf.id })} download>
              {say('download')}
            </a>
            <a href={addressOf(openFile, { id: pdf.id, show: 'yes' })} target="_blank" rel="noreferrer">
              {say('showApart')}
            </a>
          </p>
          <PdfPages id={pdf.id} name={pdf.name} />
        </Dialog>
      )}
      {aim !== undefined && (
        <ReasonDialog
          title={say('reasonTitle')}
          act={say('detach')}
          problem={detaching.error}
          isPending={detaching.isPending}
          onClose={() => setAim(undefined)}
          onSubmit={(reason) => detaching.mutate({ id: aim, reason }, { onSuccess: () => setAim(undefined) })}
        />
      )}
    </section>
  )
}

const noFile: Ability = {
  isAllowed: false,
  reason: { vi: 'Chọn tệp trước.', en: 'Choose a file first.' },
}

function AttachForm({ directive }: { readonly directive: string }) {
  const say = useWords(words)
  const client = useQueryClient()
  const announce = useAnnounce()
  const form = useRef<HTMLFormElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const sending = useMutation<unknown, ApiProblem, File>({
    mutationFn: (chosen) =>
      call(attachFile, { id: newId(), directive, name: chosen.name }, undefined, chosen).catch((error: unknown) => {
        throw asProblem(error)
      }),
    onSuccess: () => {
      announce(say('attached'))
      form.current?.reset()
      setFile(null)
      client.invalidateQueries()
    },
  })
  const errorOf = useFieldError(sending.error)
  return (
    <form
      ref={form}
      className="form section screen-only"
      onSubmit={(event) => {
        event.preventDefault()
        if (file) sending.mutate(file)
      }}
    >
      <ProblemNotice problem={sending.error} knownFields={['file']} />
      <TextField
        label={say('attach')}
        hint={say('fileHint')}
        type="file"
        // The same file, mended, may be chosen again.
        onClick={(event) => {
          event.currentTarget.value = ''
        }}
        error={errorOf('file')}
        onChange={(event) => setFile(event.target.files?.[0] ?? null)}
      />
      <div className="form-acts">
        <Button type="submit" {...(file === null ? { ability: noFile } : {})} disabled={sending.isPending}>
          {say('attach')}
        </Button>
      </div>
    </form>
  )
}
