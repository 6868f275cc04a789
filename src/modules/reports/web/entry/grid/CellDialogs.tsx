import { useState } from 'react'
import { useTell } from '../../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../../platform/web/storage/new-id.ts'
import { AreaField } from '../../../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../../../platform/web/ui/FormDialog.tsx'
import { ReasonDialog } from '../../../../../platform/web/ui/ReasonDialog.tsx'
import { answerRemark, type Grid, type GridCell, writeCellNote } from '../../../contract/submission.ts'
import type { EntryPlace } from '../../../entry/outbox.ts'
import type { Typing } from '../use-typing.ts'
import { words } from '../words.ts'
import { useCellName } from './cell-name.ts'

export type Remark = Grid['remarks'][number]

/** What can be done at a cell. */
export interface CellActs extends Pick<Typing, 'goTo' | 'typeAt' | 'editAt' | 'write'> {
  readonly openNote: (cell: GridCell) => void
  readonly openRemark: (remark: Remark) => void
}

export type Opened =
  | { readonly is: 'note'; readonly cell: GridCell }
  | { readonly is: 'remark'; readonly remark: Remark }
  | undefined

interface CellDialogsProps {
  readonly opened: Opened
  readonly place: EntryPlace
  readonly onClose: () => void
}

export function CellDialogs({ opened, place, onClose }: CellDialogsProps) {
  if (opened?.is === 'note') return <NoteDialog cell={opened.cell} place={place} onClose={onClose} />
  if (opened?.is === 'remark') return <AnswerDialog remark={opened.remark} onClose={onClose} />
  return null
}

function NoteDialog({ cell, place, onClose }: { cell: GridCell; place: EntryPlace; onClose: () => void }) {
  const say = useWords(words)
  const nameOf = useCellName()
  const [id] = useState(newId)
  const [note, setNote] = useState(cell.note ?? '')
  const writing = useTell(writeCellNote)
  return (
    <FormDialog
      title={say('noteOf', { name: nameOf(cell) })}
      act={say('saveNote')}
      problem={writing.error}
      knownFields={[]}
      isSending={writing.isPending}
      onSubmit={() =>
        writing.mutate(
          {
            ...{ id, ...place, measure: cell.measure.code, text: note },
            ...(cell.class === null ? {} : { class: cell.class }),
          },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <AreaField
        label={say('columnNote')}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </FormDialog>
  )
}

function AnswerDialog({ remark, onClose }: { readonly remark: Remark; readonly onClose: () => void }) {
  const say = useWords(words)
  const text = useText()
  const [id] = useState(newId)
  const answering = useTell(answerRemark)
  return (
    <ReasonDialog
      title={say('answerTitle')}
      label={say('answer')}
      act={say('answer')}
      problem={answering.error}
      isPending={answering.isPending}
      onClose={onClose}
      onSubmit={(answer) => answering.mutate({ id, remark: remark.id, answer }, { onSuccess: onClose })}
    >
      <blockquote>
        {remark.text} <span className="soft">({text(remark.by)})</span>
      </blockquote>
    </ReasonDialog>
  )
}
