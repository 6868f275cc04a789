import { useState } from 'react'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { printDay, printInstant } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Icon } from '../../../../platform/web/ui/icons.tsx'
import { Notice } from '../../../../platform/web/ui/Notice.tsx'
import { type HeldOnPerson, readHeldOnPerson } from '../../contract/privacy.ts'
import { HeldTable, type Opened, type Secret } from './HeldTable.tsx'
import { EraseForm, ExportForm, RevealForm } from './PrivacyForms.tsx'
import { useCodes } from './use-codes.ts'
import { words } from './words.ts'
import './privacy.css'

/** All that is held on one person, to be shown or printed for them. */
export function HeldPage() {
  const say = useWords(words)
  const { id } = useQueryPart()
  useTitle(say('title'))
  const held = useAsk(readHeldOnPerson, { personId: id ?? '' })
  return (
    <Await query={held} isPage>
      {(data) => <Held data={data} />}
    </Await>
  )
}

type Task = { readonly kind: 'export' | 'erase' } | { readonly kind: 'reveal'; readonly secret: Secret }

function Held({ data }: { readonly data: HeldOnPerson }) {
  const say = useWords(words)
  const language = useLanguage()
  const [task, setTask] = useState<Task | null>(null)
  const [opened, setOpened] = useState<Opened>({})
  const close = () => setTask(null)
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say('heldTitle', { name: data.name })}</h1>
          <p className="soft">{say('heldLead', { day: printDay(data.asOf, language) })}</p>
        </div>
        <div className="row screen-only">
          <Go to="/privacy" className="button button-plain">
            {say('catalogue')}
          </Go>
          <Button onClick={() => window.print()}>
            <Icon name="print" /> {say('print')}
          </Button>
          <Button ability={data.can.export} onClick={() => setTask({ kind: 'export' })}>
            {say('export')}
          </Button>
        </div>
      </header>
      {data.isErased && <Notice look="warn" title={say('erased')} />}
      {data.tables
        // Readings are told below, with their names in words.
        .filter((table) => table.columns.length > 0 && table.table !== 'sensitive_reading')
        .map((table) => (
          <HeldTable
            key={table.table}
            table={table}
            opened={opened}
            onReveal={(secret) => setTask({ kind: 'reveal', secret })}
          />
        ))}
      <Story data={data} />
      {!data.isErased && (
        <section className="section screen-only">
          <Button ability={data.can.erase} onClick={() => setTask({ kind: 'erase' })}>
            {say('erase')}
          </Button>
        </section>
      )}
      {task?.kind === 'reveal' && (
        <RevealForm
          personId={data.personId}
          secret={task.secret}
          onRead={(read) => setOpened((before) => ({ ...before, ...read }))}
          onDone={close}
        />
      )}
      {task?.kind === 'export' && <ExportForm personId={data.personId} onDone={close} />}
      {task?.kind === 'erase' && <EraseForm person={{ id: data.personId, name: data.name }} onDone={close} />}
    </>
  )
}

function Story({ data }: { readonly data: HeldOnPerson }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const { fieldText, actText } = useCodes()
  return (
    <>
      <section className="section">
        <div className="section-head">
          <h2>{say('readings')}</h2>
        </div>
        {data.readings.length === 0 ? (
          <p className="soft">{say('none')}</p>
        ) : (
          <DataTable
            caption={say('readings')}
            rows={data.readings.map((reading, index) => ({ ...reading, index }))}
            rowKey={(row) => String(row.index)}
            columns={[
              { key: 'at', header: say('at'), label: say('at'), cell: (row) => printInstant(row.at, language) },
              { key: 'by', header: say('readBy'), label: say('readBy'), cell: (row) => text(row.by) },
              { key: 'field', header: say('field'), label: say('field'), cell: (row) => fieldText(row.field) },
              { key: 'reason', header: say('reason'), label: say('reason'), cell: (row) => row.reason },
            ]}
          />
        )}
      </section>
      <section className="section">
        <div className="section-head">
          <h2>{say('acts')}</h2>
        </div>
        {data.acts.length === 0 ? (
          <p className="soft">{say('none')}</p>
        ) : (
          <DataTable
            caption={say('acts')}
            rows={data.acts.map((act, index) => ({ ...act, index }))}
            rowKey={(row) => String(row.index)}
            columns={[
              { key: 'at', header: say('at'), label: say('at'), cell: (row) => printInstant(row.at, language) },
              { key: 'act', header: say('act'), label: say('act'), cell: (row) => actText(row.verb) },
              { key: 'by', header: say('by'), label: say('by'), cell: (row) => text(row.by) },
              { key: 'reason', header: say('reason'), label: say('reason'), cell: (row) => row.reason ?? '—' },
            ]}
          />
        )}
      </section>
    </>
  )
}
