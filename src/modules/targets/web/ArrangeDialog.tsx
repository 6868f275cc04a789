import { useState } from 'react'
import { useTell } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../platform/web/ui/Dialog.tsx'
import { TextField } from '../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../platform/web/ui/Notice.tsx'
import { ReasonDialog } from '../../../platform/web/ui/ReasonDialog.tsx'
import { endTheme, makeGroup, moveGroup, moveTarget, placeTarget, renameGroup } from '../contract/programme.ts'
import type { Board, TargetRow } from '../contract.ts'
import { byRank } from './state-look.ts'
import { words } from './words.ts'
import './arrange.css'

type Group = Board['groups'][number]

interface ArrangeDialogProps {
  readonly board: Board
  readonly onDone: () => void
}

/** Groups made, renamed and ordered; targets put into them and ordered; the words of the period taken back. */
export function ArrangeDialog({ board, onDone }: ArrangeDialogProps) {
  const say = useWords(words)
  const lists: readonly (Group | null)[] = [...board.groups, null]
  return (
    <Dialog title={say('arrangeTitle')} size="large" onClose={onDone}>
      {lists.map((group) => (
        <GroupPart key={group?.id ?? 'none'} board={board} group={group} />
      ))}
      <NewGroup board={board} />
      <Programme board={board} />
    </Dialog>
  )
}

function GroupPart({ board, group }: { readonly board: Board; readonly group: Group | null }) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const moving = useTell(moveGroup)
  const [isNaming, setNaming] = useState(false)
  const rows = board.targets.filter((row) => (row.groupId ?? null) === (group?.id ?? null)).toSorted(byRank)
  if (group === null && rows.length === 0) return null
  const move = (step: -1 | 1): void => {
    if (group) moving.mutate({ id: newId(), groupId: group.id, step }, { onSuccess: () => announce(say('moved')) })
  }
  return (
    <section className="arrange-group">
      <div className="arrange-head">
        <h3>{group ? text(group.text) : say('noGroup')}</h3>
        {group && (
          <span className="row">
            <Steps name={text(group.text)} isBusy={moving.isPending} onMove={move} />
            <Button className="button-small" onClick={() => setNaming(!isNaming)}>
              {say('renameGroup')}
            </Button>
          </span>
        )}
      </div>
      <ProblemNotice problem={moving.error} />
      {group && isNaming && <GroupName group={group} onDone={() => setNaming(false)} />}
      <ul>
        {rows.map((row) => (
          <TargetLine key={row.id} board={board} row={row} />
        ))}
      </ul>
    </section>
  )
}

function Steps({
  name,
  isBusy,
  onMove,
}: {
  readonly name: string
  readonly isBusy: boolean
  readonly onMove: (step: -1 | 1) => void
}) {
  const say = useWords(words)
  return (
    <>
      {([-1, 1] as const).map((step) => (
        <Button
          key={step}
          className="button-small"
          disabled={isBusy}
          aria-label={`${say(step === -1 ? 'up' : 'down')}: ${name}`}
          onClick={() => onMove(step)}
        >
          {step === -1 ? '↑' : '↓'}
        </Button>
      ))}
    </>
  )
}

function TargetLine({ board, row }: { readonly board: Board; readonly row: TargetRow }) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const moving = useTell(moveTarget)
  const placing = useTell(placeTarget)
  const done = { onSuccess: () => announce(say('moved')) }
  return (
    <li className="arrange-line">
      <span>{text(row.name)}</span>
      <span className="row">
        <select
          aria-label={`${say('group')}: ${text(row.name)}`}
          value={row.groupId ?? ''}
          disabled={placing.isPending}
          onChange={(event) =>
            placing.mutate({ id: newId(), targetId: row.id, groupId: event.target.value || null }, done)
          }
        >
          <option value="">{say('noGroup')}</option>
          {board.groups.map((group) => (
            <option key={group.id} value={group.id}>
              {text(group.text)}
            </option>
          ))}
        </select>
        <Steps
          name={text(row.name)}
          isBusy={moving.isPending}
          onMove={(step) => moving.mutate({ id: newId(), targetId: row.id, step }, done)}
        />
      </span>
      <ProblemNotice problem={moving.error ?? placing.error} />
    </li>
  )
}

function GroupName({ group, onDone }: { readonly group: Group; readonly onDone: () => void }) {
  const say = useWords(words)
  const [vi, setVi] = useState(group.text.vi)
  const [id] = useState(newId)
  const renaming = useTell(renameGroup)
  return (
    <NameForm
      value={vi}
      onChange={setVi}
      telling={renaming}
      act={say('save')}
      onSubmit={() => renaming.mutate({ id, groupId: group.id, vi }, { onSuccess: onDone })}
    />
  )
}

function NewGroup({ board }: { readonly board: Board }) {
  const say = useWords(words)
  const announce = useAnnounce()
  const [vi, setVi] = useState('')
  const [id, setId] = useState(newId)
  const making = useTell(makeGroup)
  const submit = (): void =>
    making.mutate(
      { id, unit: board.unit.code, period: board.period.first.slice(0, 4), vi },
      {
        onSuccess: () => {
          announce(say('saved'))
          setVi('')
          setId(newId())
        },
      },
    )
  return <NameForm value={vi} onChange={setVi} telling={making} act={say('addGroup')} onSubmit={submit} />
}

interface NameFormProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly telling: Pick<ReturnType<typeof useTell>, 'error' | 'isPending'>
  readonly act: string
  readonly onSubmit: () => void
}

function NameForm({ value, onChange, telling, act, onSubmit }: NameFormProps) {
  const say = useWords(words)
  const errorOf = useFieldError(telling.error)
  return (
    <form
      className="arrange-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <ProblemNotice problem={telling.error} knownFields={['vi']} />
      <TextField
        label={say('groupName')}
        name="vi"
        error={errorOf('vi')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <Button type="submit" disabled={telling.isPending}>
        {act}
      </Button>
    </form>
  )
}

interface Worded {
  readonly id: string
  readonly text: Board['unit']['name']
}

function Programme({ board }: { readonly board: Board }) {
  const say = useWords(words)
  const text = useText()
  const [ending, setEnding] = useState<Worded>()
  const telling = useTell(endTheme)
  const items: readonly Worded[] = [...(board.theme ? [board.theme] : []), ...board.breakthroughs, ...board.objectives]
  if (items.length === 0) return null
  return (
    <section className="arrange-group">
      <h3>{say('programme')}</h3>
      <ul>
        {items.map((item) => (
          <li key={item.id} className="arrange-line">
            <span>{text(item.text)}</span>
            <Button className="button-small" onClick={() => setEnding(item)}>
              {say('takeBack')}
            </Button>
          </li>
        ))}
      </ul>
      {ending && (
        <ReasonDialog
          title={say('takeBackTitle', { text: text(ending.text) })}
          act={say('takeBack')}
          problem={telling.error}
          isPending={telling.isPending}
          onClose={() => setEnding(undefined)}
          onSubmit={(reason) =>
            telling.mutate({ themeId: ending.id, reason }, { onSuccess: () => setEnding(undefined) })
          }
        />
      )}
    </section>
  )
}
