import type { z } from 'zod'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { Fold } from '../../../../platform/web/ui/Fold.tsx'
import { usePlace } from '../../../org/web/public.tsx'
import { readBurden } from '../../contract/form.ts'
import { words } from './words.ts'
import './reporting.css'

type Burden = z.output<typeof readBurden.output>

const shown = 20

/** What the units here fill in a month, by form and by unit. */
export function BurdenPage() {
  const say = useWords(words)
  const { unit } = usePlace()
  useTitle(say('burden'))
  const asked = useAsk(readBurden, { unit: unit ?? '' }, unit !== undefined)
  return (
    <>
      <p className="screen-only">
        <Go to="/forms" keeps={['unit', 'period']}>
          ‹ {say('forms')}
        </Go>
      </p>
      <h1>{say('burden')}</h1>
      <Await query={asked}>{(data) => <Tables data={data} />}</Await>
    </>
  )
}

function Tables({ data }: { readonly data: Burden }) {
  const say = useWords(words)
  const text = useText()
  const spoken = useSpoken()
  if (data.forms.length === 0) return <Empty title={say('burdenNone')} />
  return (
    <>
      <p>{say('burdenLead', { typed: spoken(data.perCell.typed), prefilled: spoken(data.perCell.prefilled) })}</p>
      <section className="section">
        <div className="section-head">
          <h2>{say('byForm')}</h2>
        </div>
        <DataTable
          caption={say('byForm')}
          rows={data.forms}
          rowKey={(form) => form.code}
          columns={[
            {
              key: 'name',
              kind: 'title',
              header: say('name'),
              cell: (form) => (
                <Go to="/forms/form" query={{ form: form.code }}>
                  {text(form.name)}
                </Go>
              ),
            },
            { key: 'owner', header: say('owner'), label: say('owner'), cell: (form) => text(form.owner.name) },
            { key: 'units', kind: 'number', header: say('units'), label: say('units'), cell: (form) => form.units },
            {
              key: 'month',
              kind: 'number',
              header: say('perMonth'),
              label: say('perMonth'),
              cell: (form) => spoken(form.burden.perMonth),
            },
          ]}
        />
      </section>
      <section className="section">
        <div className="section-head">
          <h2>{say('byUnit')}</h2>
        </div>
        <Units units={data.units.slice(0, shown)} />
        {data.units.length > shown && (
          <Fold title={say('byUnitRest', { count: data.units.length - shown })}>
            <Units units={data.units.slice(shown)} />
          </Fold>
        )}
      </section>
    </>
  )
}

function Units({ units }: { readonly units: Burden['units'] }) {
  const say = useWords(words)
  const text = useText()
  const spoken = useSpoken()
  return (
    <DataTable
      caption={say('byUnit')}
      rows={units}
      rowKey={(item) => item.unit.code}
      columns={[
        { key: 'unit', kind: 'title', header: say('unit'), cell: (item) => text(item.unit.name) },
        {
          key: 'typed',
          kind: 'number',
          header: say('perMonth'),
          label: say('perMonth'),
          cell: (item) => spoken(item.typed),
        },
        {
          key: 'prefilled',
          kind: 'number',
          header: say('perMonthFilled'),
          label: say('perMonthFilled'),
          cell: (item) => spoken(item.prefilled),
        },
      ]}
    />
  )
}

function useSpoken(): (value: string) => string {
  const text = useText()
  return (value) => value.replace('.', text({ vi: ',', en: '.' }))
}
