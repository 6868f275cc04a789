import { useMutation } from '@tanstack/react-query'
import { type DragEvent, useId, useRef, useState } from 'react'
import { ApiProblem, asProblem } from '../../../../platform/web/api/api-problem.ts'
import { call } from '../../../../platform/web/api/call.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import { mostFileBytes } from '../../../files/file-kind.ts'
import { checkFile } from '../../contract/text.ts'
import { exampleText } from './example.ts'
import type { TextDraft } from './use-check.ts'
import { words } from './words.ts'

/** In UTF-16 units: some 1,000 pages. */
const mostPasted = 2_000_000

/** Told before anything is sent. */
const tooLarge = (): ApiProblem =>
  new ApiProblem(
    'invalid',
    0,
    'file-too-large',
    { vi: 'Tệp lớn hơn 32 MB.', en: 'The file is larger than 32 MB.' },
    'file',
  )

interface TextInputProps {
  readonly draft: TextDraft
  readonly onChange: (change: Partial<TextDraft>) => void
}

/** Paste, drop or choose; the example shows what will happen. */
export function TextInput({ draft, onChange }: TextInputProps) {
  const say = useWords(words)
  const id = useId()
  const picker = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const sending = useMutation<void, ApiProblem, File>({
    mutationFn: async (file) => {
      if (file.size > mostFileBytes) throw tooLarge()
      const answer = await call(checkFile, { isTextOnly: 'yes' }, undefined, file).catch((error: unknown) => {
        throw asProblem(error)
      })
      onChange({ id: newId(), text: answer.text, name: file.name, notes: answer.notes, isExample: false, isRead: true })
    },
  })
  const isTooLong = draft.text.length > mostPasted
  const isReadable = draft.text.trim() !== '' && !isTooLong
  const drop = (event: DragEvent): void => {
    const [file] = event.dataTransfer.files
    setOver(false)
    if (!file) return
    event.preventDefault()
    sending.mutate(file)
  }
  return (
    <form
      className="check-input"
      onSubmit={(event) => {
        event.preventDefault()
        onChange({ isRead: true })
      }}
    >
      <ProblemNotice problem={sending.error} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button beside it takes the keys */}
      <div
        className={`card check-drop ${isOver ? 'check-over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label htmlFor={id} className="check-label">
          {say('paste')}
        </label>
        <p className="soft small" id={`${id}-hint`}>
          {say('pasteHint')}
        </p>
        <textarea
          id={id}
          className="input check-area"
          aria-describedby={`${id}-hint`}
          spellCheck={false}
          value={draft.text}
          onChange={(event) =>
            onChange({ id: newId(), text: event.target.value, name: '', notes: [], isExample: false })
          }
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && isReadable) onChange({ isRead: true })
          }}
        />
        {isTooLong && (
          <p className="field-error" role="alert">
            {say('tooLong')}
          </p>
        )}
        <div className="row">
          <Button look="primary" type="submit" disabled={!isReadable || sending.isPending}>
            {say('read')}
          </Button>
          <Button onClick={() => picker.current?.click()} disabled={sending.isPending}>
            {sending.isPending ? say('reading') : say('chooseFile')}
          </Button>
          <input
            ref={picker}
            type="file"
            className="unseen"
            tabIndex={-1}
            aria-label={say('chooseFile')}
            accept=".docx,.pdf,.txt"
            onClick={(event) => {
              event.currentTarget.value = ''
            }}
            onChange={(event) => {
              const [file] = event.target.files ?? []
              if (file) sending.mutate(file)
            }}
          />
        </div>
        <p className="soft small">{say('fileHint')}</p>
      </div>
      {draft.text === '' && (
        <div className="empty">
          <p className="empty-title">{say('emptyTitle')}</p>
          <p>{say('emptyLead')}</p>
          <Button
            onClick={() =>
              onChange({ id: newId(), text: exampleText, name: '', notes: [], isExample: true, isRead: true })
            }
          >
            {say('tryExample')}
          </Button>
        </div>
      )}
    </form>
  )
}
