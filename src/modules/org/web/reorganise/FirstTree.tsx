import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { type ApiProblem, asProblem } from '../../../../platform/web/api/api-problem.ts'
import { call } from '../../../../platform/web/api/call.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { TextField } from '../../../../platform/web/ui/Field.tsx'
import { Notice, ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import { importUnits } from '../../contract/files.ts'
import { words } from './words.ts'

type Answer = z.output<typeof importUnits.output>
const shownFaults = 50

/** The first tree of an installation, from a file: tried first, then taken over whole. */
export function FirstTree() {
  const say = useWords(words)
  const text = useText()
  const client = useQueryClient()
  const announce = useAnnounce()
  const [file, setFile] = useState<File | null>(null)
  const sending = useMutation<Answer, ApiProblem, 'yes' | 'no'>({
    mutationFn: (dryRun) =>
      call(importUnits, { id: newId(), dryRun }, undefined, file ?? new Blob()).catch((error: unknown) => {
        throw asProblem(error)
      }),
    onSuccess: (answer) => {
      if (!answer.isImported) return
      announce(say('treeImported', { count: answer.units }))
      client.invalidateQueries()
    },
  })
  const answer = sending.data
  const isTried = answer !== undefined && !answer.isImported && answer.faults.length === 0
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        sending.mutate(isTried ? 'no' : 'yes')
      }}
    >
      <ProblemNotice problem={sending.error} />
      <TextField
        label={say('treeFile')}
        hint={say('treeFileHint')}
        type="file"
        accept=".xlsx,.csv"
        onChange={(event) => {
          setFile(event.target.files?.[0] ?? null)
          sending.reset()
        }}
      />
      {answer && answer.faults.length > 0 && (
        <Notice look="wrong" title={say('treeFaults', { count: answer.faults.length })} isAlert>
          <ul>
            {answer.faults.slice(0, shownFaults).map((fault) => (
              <li key={`${fault.row} ${fault.key} ${fault.text.vi}`}>
                {say('row', { row: fault.row })}: {text(fault.text)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {isTried && <Notice look="good" title={say('treeTried', { count: answer.units })} />}
      <div className="form-acts">
        <Button type="submit" look="primary" disabled={sending.isPending || file === null}>
          {say(isTried ? 'importTree' : 'tryTree')}
        </Button>
      </div>
    </form>
  )
}
