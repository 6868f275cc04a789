import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Ability } from '../../../../platform/domain/shapes.ts'
import { type ApiProblem, asProblem } from '../../../../platform/web/api/api-problem.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { TextField } from '../../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { words } from './words.ts'

/** One file to be chosen and sent. */
export function SendFile({
  label,
  hint,
  act,
  send,
}: {
  readonly label: string
  readonly hint: string
  readonly act: string
  readonly send: (file: File) => Promise<unknown>
}) {
  const say = useWords(words)
  const client = useQueryClient()
  const announce = useAnnounce()
  const form = useRef<HTMLFormElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const sending = useMutation<unknown, ApiProblem, File>({
    mutationFn: (chosen) =>
      send(chosen).catch((error: unknown) => {
        throw asProblem(error)
      }),
    onSuccess: () => {
      announce(say('sent'))
      form.current?.reset()
      setFile(null)
      client.invalidateQueries()
    },
  })
  const errorOf = useFieldError(sending.error)
  const none: Ability = { isAllowed: false, reason: { vi: words.keys.chooseFile[0], en: words.keys.chooseFile[1] } }
  return (
    <form
      ref={form}
      className="form screen-only"
      onSubmit={(event) => {
        event.preventDefault()
        if (file) sending.mutate(file)
      }}
    >
      <ProblemNotice problem={sending.error} knownFields={['file']} />
      <TextField
        label={label}
        hint={hint}
        type="file"
        // The same file, mended, may be chosen again.
        onClick={(event) => {
          event.currentTarget.value = ''
        }}
        error={errorOf('file')}
        onChange={(event) => setFile(event.target.files?.[0] ?? null)}
      />
      <div className="form-acts">
        <Button type="submit" {...(file === null ? { ability: none } : {})} disabled={sending.isPending}>
          {act}
        </Button>
      </div>
    </form>
  )
}
