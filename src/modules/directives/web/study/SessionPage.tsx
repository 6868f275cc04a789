import { useState } from 'react'
import type { z } from 'zod'
import { useAsk, useTell } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo, useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { type Column, DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { ReasonDialog } from '../../../../platform/web/ui/ReasonDialog.tsx'
import { readSession, withdrawSession } from '../../contract/study.ts'
import { SessionForm } from './SessionForm.tsx'
import { SheetForm } from './SheetForm.tsx'
import { words } from './words.ts'
import '../directives.css'

export type Session = z.output<typeof readSession.output>
export type Sheet = Session['sheets'][number]

/** One session: attendance by site and by unit. */
export function SessionPage() {
  const say = useWords(words)
  const { session } = useQueryPart()
  useTitle(say('conveneTitle'))
  const asked = useAsk(readSession, { id: session ?? '' })
  return (
    <Await query={asked} isPage>
      {(data) => <Shown data={data} />}
    </Await>
  )
}

const numbers = ['summoned', 'present', 'excused', 'unexcused'] as const

function Shown({ data }: { readonly data: Session }) {
  const say = useWords(words)
  const text = useText()
  const [sheet, setSheet] = useState<Sheet | 'new'>()
  const counts = <Row extends Pick<Sheet, (typeof numbers)[number] | 'share'>>(): Column<Row>[] => [
    ...numbers.map(
      (key): Column<Row> => ({ key, kind: 'number', header: say(key), label: say(key), cell: (row) => row[key] }),
    ),
    { key: 'share', kind: 'number', header: say('share'), label: say('share'), cell: (row) => text(row.share.printed) },
  ]
  const siteName = (id: string): string => data.sites.find((site) => site.id === id)?.name ?? '—'
  return (
    <>
      <Head data={data} onEnter={() => setSheet('new')} />
      <p className="directive-share">{text(data.total.share.printed)}</p>
      <p className="directive-counts soft">
        {numbers.map((key) => (
          <span key={key}>{`${say(key)}: ${data.total[key]}`}</span>
        ))}
      </p>
      {!data.isWhole && <p className="soft">{say('ownOnly')}</p>}
      {data.sites.length > 1 && (
        <section className="section">
          <h2>{say('bySite')}</h2>
          <DataTable
            caption={say('bySite')}
            rows={data.sites.map((site) => ({ ...site.total, id: site.id, name: site.name }))}
            rowKey={(row) => row.id}
            columns={[
              { key: 'name', kind: 'title', header: say('site'), cell: (row) => row.name },
              ...counts<(typeof data.sites)[number]['total'] & { id: string; name: string }>(),
            ]}
          />
        </section>
      )}
      <section className="section">
        <h2>{say('byUnit')}</h2>
        {data.sheets.length === 0 ? (
          <p className="soft">{say('noSheets')}</p>
        ) : (
          <DataTable
            caption={say('byUnit')}
            rows={data.sheets}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'unit',
                kind: 'title',
                header: say('of'),
                cell: (row) => (
                  <>
                    {text(row.unit.name)}
                    {data.sites.length > 1 && <span className="soft small block">{siteName(row.site)}</span>}
                  </>
                ),
              },
              ...counts<Sheet>(),
              {
                key: 'by',
                header: say('enteredBy'),
                isHiddenOnPhone: true,
                cell: (row) => (row.isOnBehalf ? say('onBehalf', { by: text(row.by) }) : text(row.by)),
              },
              {
                key: 'act',
                kind: 'act',
                header: <span className="unseen">{say('correct')}</span>,
                cell: (row) =>
                  row.can.save.isAllowed && (
                    <Button look="quiet" className="screen-only" onClick={() => setSheet(row)}>
                      {say('correct')}
                      <span className="unseen"> {text(row.unit.name)}</span>
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </section>
      {sheet && <SheetForm session={data} held={sheet === 'new' ? null : sheet} onDone={() => setSheet(undefined)} />}
    </>
  )
}

function Head({ data, onEnter }: { readonly data: Session; readonly onEnter: () => void }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const go = useGo()
  const { unit } = useQueryPart()
  const [task, setTask] = useState<'correct' | 'withdraw' | null>(null)
  const withdrawing = useTell(withdrawSession)
  const held = {
    ...{ id: data.id, unit: data.unit.code, heldOn: data.heldOn, title: data.title },
    directives: data.directives.flatMap((item) => (item ? [item.id] : [])),
    sites: data.sites.map(({ id, name }) => ({ id, name })),
  }
  return (
    <header className="page-head">
      <div>
        <p className="screen-only">
          <Go to="/directives/sessions" keeps={['unit', 'period']}>
            ‹ {say('back')}
          </Go>
        </p>
        <h1>{data.title}</h1>
        <p className="soft">
          {text(data.unit.name)}, {printDay(data.heldOn, language)}
        </p>
        <ul>
          {data.directives.map((item, at) => (
            <li key={item?.id ?? `hidden ${at}`}>
              {item === null ? (
                <span className="soft">{say('hidden')}</span>
              ) : (
                <Go to="/directives/document" keeps={['unit', 'period']} query={{ document: item.id }}>
                  {[item.symbol, text(item.name)].filter(Boolean).join(' · ')}
                </Go>
              )}
            </li>
          ))}
        </ul>
      </div>
      <div className="directive-tools screen-only">
        {data.units.length > 0 && (
          <Button look="primary" onClick={onEnter}>
            {say('enter')}
          </Button>
        )}
        {data.can.change.isAllowed && (
          <>
            <Button onClick={() => setTask('correct')}>{say('correct')}</Button>
            <Button look="quiet" onClick={() => setTask('withdraw')}>
              {say('withdraw')}
            </Button>
          </>
        )}
      </div>
      {task === 'correct' && <SessionForm unit={unit ?? data.unit.code} held={held} onDone={() => setTask(null)} />}
      {task === 'withdraw' && (
        <ReasonDialog
          title={say('withdrawTitle')}
          act={say('withdraw')}
          problem={withdrawing.error}
          isPending={withdrawing.isPending}
          onClose={() => setTask(null)}
          onSubmit={(reason) =>
            withdrawing.mutate(
              { id: data.id, reason },
              { onSuccess: () => go({ session: undefined }, { to: '/directives/sessions', isReplacing: true }) },
            )
          }
        />
      )}
    </header>
  )
}
