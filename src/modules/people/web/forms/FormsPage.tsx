import type { z } from 'zod'
import { decimal } from '../../../../platform/domain/decimal.ts'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { Icon } from '../../../../platform/web/ui/icons.tsx'
import { Notice } from '../../../../platform/web/ui/Notice.tsx'
import { printNumber } from '../../../figures/print.ts'
import { FigureValue } from '../../../figures/web/public.tsx'
import { usePlace } from '../../../org/web/public.tsx'
import { readForms } from '../../contract/forms.ts'
import { words } from './words.ts'
import './forms.css'

type Forms = z.output<typeof readForms.output>
type Form = Forms['forms'][number]
interface Row {
  readonly id: string
  readonly group: string | null
  readonly name: Form['parts'][number]['rows'][number]['name']
  readonly isTotal: boolean
  readonly sign: 1 | -1 | 0
  /** A figure that opens, or a plain total. */
  readonly figure: Form['parts'][number]['rows'][number]['figure'] | number
}

export function FormsPage() {
  const say = useWords(words)
  const { unit, period, knownAt } = usePlace()
  useTitle(say('title'))
  const input = { unit: unit ?? '', period: period ?? '', ...(knownAt === undefined ? {} : { knownAt }) }
  const asked = useAsk(readForms, input, unit !== undefined && period !== undefined)
  return (
    <Await query={asked} isPage>
      {(data) => <Sheet data={data} />}
    </Await>
  )
}

function Sheet({ data }: { readonly data: Forms }) {
  const say = useWords(words)
  const text = useText()
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say('title')}</h1>
          <p className="print-only">
            {data.superior && `${text(data.superior.name)} · `}
            {text(data.unit.name)} · {text(data.period.text)}
          </p>
          <p className="soft screen-only">{say('lead')}</p>
        </div>
        {data.forms.length > 0 && (
          <Button onClick={() => window.print()}>
            <Icon name="print" /> {say('print')}
          </Button>
        )}
      </header>
      {data.forms.length === 0 ? <NotCounted data={data} /> : <Agreement data={data} />}
      <div className="forms">
        {data.forms.map((form) => (
          <FormTable key={form.number} form={form} rearranged={form.number === 1 ? data.rearranged : null} />
        ))}
      </div>
    </>
  )
}

function Agreement({ data }: { readonly data: Forms }) {
  const say = useWords(words)
  if (data.agrees === null) return null
  return data.agrees ? (
    <p className="soft forms-agree">{say('agrees')}</p>
  ) : (
    <Notice look="wrong" title={say('differs')} />
  )
}

function NotCounted({ data }: { readonly data: Forms }) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <Empty title={say('notCounted')}>
      <p>
        {data.countedSince === null
          ? say('notCountedNext')
          : say('since', { day: printDay(data.countedSince, language) })}
      </p>
      <Go to="/counting" className="button button-plain">
        {say('toCounting')}
      </Go>
    </Empty>
  )
}

function Value({ row: { figure, sign } }: { readonly row: Row }) {
  const language = useLanguage()
  if (typeof figure === 'number') return <>{printNumber(decimal(String(figure)), language)}</>
  return (
    <>
      {sign === -1 && figure.exact !== '0' && !figure.absence ? '− ' : ''}
      <FigureValue figure={figure} form="number" hasMarks={false} />
    </>
  )
}

function FormTable({ form, rearranged }: { readonly form: Form; readonly rearranged: string | null }) {
  const say = useWords(words)
  const text = useText()
  const name = `${say('form', { number: form.number })}. ${text(form.title)}`
  const figures: readonly Row[] = form.parts.flatMap((part, index) =>
    part.rows.map((row) => ({
      ...row,
      group: part.title === null ? null : text(part.title),
      id: `${index}|${row.figure.address.measure}|${row.figure.address.class ?? ''}|${row.figure.address.period}`,
    })),
  )
  const religions: readonly Row[] = (form.religions ?? []).map((row, index) => ({
    ...{ id: `religion|${index}`, group: say('religion'), name: row.name, isTotal: row.isTotal },
    ...{ sign: 0, figure: row.people },
  }))
  const rows = [...figures, ...religions]
  return (
    <section className="section forms-one">
      <h2>{name}</h2>
      <DataTable
        caption={name}
        columns={[
          {
            key: 'name',
            header: say('row'),
            kind: 'title',
            cell: (row) => <span className={row.isTotal ? 'forms-total' : 'forms-part'}>{text(row.name)}</span>,
          },
          {
            key: 'number',
            header: say('number'),
            label: say('number'),
            kind: 'number',
            width: '140px',
            cell: (row) => (
              <span className={row.isTotal ? 'forms-total' : undefined}>
                <Value row={row} />
              </span>
            ),
          },
        ]}
        rows={rows}
        rowKey={(row) => row.id}
        groupOf={(row) => row.group}
      />
      {religions.length > 0 && <p className="soft small">{say('religionNote')}</p>}
      {rearranged !== null && (
        <p className="soft small">
          {say('units')}: {rearranged.replace('-', '− ')}
        </p>
      )}
    </section>
  )
}
