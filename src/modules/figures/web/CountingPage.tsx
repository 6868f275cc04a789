import { useState } from 'react'
import type { z } from 'zod'
import { useAsk, useTell } from '../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { useTitle } from '../../../platform/web/shell/use-title.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { Dialog } from '../../../platform/web/ui/Dialog.tsx'
import { Empty } from '../../../platform/web/ui/Empty.tsx'
import { SelectField, TextField } from '../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../platform/web/ui/Notice.tsx'
import { usePlace } from '../../org/web/public.tsx'
import { countFromRecords, listCounting } from '../contract/counting.ts'
import { reaches } from '../counting.ts'
import { words } from './counting-words.ts'

type Counting = z.output<typeof listCounting.output>

/** What is counted from records at a unit, and the switch to it. */
export function CountingPage() {
  const say = useWords(words)
  const { unit } = usePlace()
  useTitle(say('title'))
  const asked = useAsk(listCounting, { unit: unit ?? '' }, unit !== undefined)
  return (
    <Await query={asked} isPage>
      {(data) => <Sheet data={data} />}
    </Await>
  )
}

function Sheet({ data }: { readonly data: Counting }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const open = data.measures.filter((measure) => measure.since === null)
  const by = (measure: Counting['measures'][number]): string => {
    if (measure.by === null) return ''
    const name = measure.by.code === data.unit.code ? say('here') : text(measure.by.name)
    return measure.reaches === 'subtree' ? say('withBelow', { unit: name }) : name
  }
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say('title')}</h1>
          <p className="soft">{say('lead')}</p>
        </div>
        {open.length > 0 && (
          <Button look="primary" ability={data.can.count} onClick={() => setOpen(true)}>
            {say('begin')}
          </Button>
        )}
      </header>
      {data.measures.length === 0 ? (
        <Empty title={say('none')}>
          <p>{say('noneNext')}</p>
        </Empty>
      ) : (
        <DataTable
          caption={say('title')}
          columns={[
            { key: 'measure', header: say('measure'), kind: 'title', cell: (measure) => text(measure.name) },
            {
              key: 'since',
              header: say('since'),
              label: say('since'),
              width: '160px',
              cell: (measure) =>
                measure.since === null ? (
                  <span className="soft">{say('notYet')}</span>
                ) : (
                  printDay(measure.since, language)
                ),
            },
            { key: 'by', header: say('by'), label: say('by'), kind: 'wide', cell: by },
          ]}
          rows={data.measures}
          rowKey={(measure) => measure.code}
        />
      )}
      {isOpen && (
        <BeginForm data={data} measures={open.map((measure) => measure.code)} onClose={() => setOpen(false)} />
      )}
    </>
  )
}

function BeginForm({
  data,
  measures,
  onClose,
}: {
  readonly data: Counting
  readonly measures: readonly string[]
  readonly onClose: () => void
}) {
  const say = useWords(words)
  const announce = useAnnounce()
  const telling = useTell(countFromRecords)
  const errorOf = useFieldError(telling.error)
  const canReach = data.unit.kind === 'party_organisation'
  const [typed, setTyped] = useState({
    from: `${data.today.slice(0, 4)}-01-01`,
    reach: canReach ? 'subtree' : 'unit',
  })
  const submit = (): void =>
    telling.mutate(
      {
        unit: data.unit.code,
        measures: [...measures],
        from: typed.from,
        reaches: reaches.find((known) => known === typed.reach) ?? 'unit',
      },
      {
        onSuccess: (done) => {
          announce(say('done', { count: done.counted }))
          onClose()
        },
      },
    )
  return (
    <Dialog title={say('begin')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <p className="soft">{say('which', { count: measures.length })}</p>
        <ProblemNotice problem={telling.error} knownFields={['from', 'reaches']} />
        <TextField
          label={say('from')}
          type="date"
          error={errorOf('from')}
          value={typed.from}
          onChange={(event) => setTyped({ ...typed, from: event.target.value })}
        />
        {canReach && (
          <SelectField
            label={say('reach')}
            error={errorOf('reaches')}
            value={typed.reach}
            onChange={(event) => setTyped({ ...typed, reach: event.target.value })}
          >
            {reaches.toReversed().map((reach) => (
              <option key={reach} value={reach}>
                {say(reach)}
              </option>
            ))}
          </SelectField>
        )}
        <div className="row">
          <Button type="submit" look="primary" disabled={telling.isPending}>
            {say('begin')}
          </Button>
          <Button onClick={onClose}>{say('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
