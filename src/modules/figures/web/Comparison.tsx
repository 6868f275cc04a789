import { useState } from 'react'
import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { SelectField } from '../../../platform/web/ui/Field.tsx'
import { usePlace } from '../../org/web/public.tsx'
import { listMeasures, readFigure } from '../contract.ts'
import { FigureValue } from './FigureValue.tsx'
import { words } from './words.ts'

interface ComparisonProps {
  readonly unit: string
  readonly predecessors: readonly string[]
}

/** A unit beside what it came from, for one measure and the period of the frame: as organised then, and restated to today. */
export function Comparison({ unit, predecessors }: ComparisonProps) {
  const say = useWords(words)
  const text = useText()
  const { period } = usePlace()
  const [chosen, setChosen] = useState('')
  const measures = (useAsk(listMeasures, { unit }).data?.measures ?? []).filter((item) =>
    item.subjects.includes('party_organisation'),
  )
  const measure = chosen === '' ? (measures[0]?.code ?? '') : chosen
  if (period === undefined) return <p className="soft">{say('comparePeriod')}</p>
  if (measures.length === 0) return null
  const rows = [
    ...predecessors.map((code) => ({ key: code, unit: code, restated: undefined })),
    { key: 'then', unit, restated: undefined },
    { key: 'restated', unit, restated: 'today' as const },
  ]
  return (
    <section className="section">
      <h2>{say('compare')}</h2>
      <p className="soft">{say('compareHint')}</p>
      <SelectField label={say('measure')} value={measure} onChange={(event) => setChosen(event.target.value)}>
        {measures.map((item) => (
          <option key={item.code} value={item.code}>
            {text(item.name)}
          </option>
        ))}
      </SelectField>
      <DataTable
        caption={say('compare')}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'unit',
            kind: 'title',
            header: say('unit'),
            cell: (row) => <Compared {...row} measure={measure} period={period} shows="name" />,
          },
          {
            key: 'how',
            header: say('tree'),
            label: say('tree'),
            cell: (row) => say(row.restated === undefined ? 'asThen' : 'asNow'),
          },
          {
            key: 'value',
            kind: 'number',
            header: say('value'),
            label: say('value'),
            cell: (row) => <Compared {...row} measure={measure} period={period} shows="value" />,
          },
        ]}
      />
    </section>
  )
}

interface ComparedProps {
  readonly unit: string
  readonly measure: string
  readonly period: string
  readonly restated: 'today' | undefined
  readonly shows: 'name' | 'value'
}

function Compared({ unit, measure, period, restated, shows }: ComparedProps) {
  const text = useText()
  const page = useAsk(readFigure, { unit, measure, period, ...(restated === undefined ? {} : { restated }) })
  if (page.error) return <span className="soft">{shows === 'name' ? unit : text(page.error.text)}</span>
  if (!page.data) return <span className="soft">…</span>
  return shows === 'name' ? text(page.data.figure.unit.name) : <FigureValue figure={page.data.figure} />
}
