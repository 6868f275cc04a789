import { useState } from 'react'
import { useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { CheckField, SelectField, TextField } from '../../../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../../../platform/web/ui/FormDialog.tsx'
import { type ChartPlace, type LiveTable, liveTableKinds } from '../../../document/content.ts'
import { words } from '../words.ts'
import { placeName } from './FigureDialog.tsx'
import { useFound } from './search.ts'

interface AskProps<Place> {
  readonly place: Place | null
  readonly onChoose: (place: Omit<Place, 'id'>) => void
  readonly onClose: () => void
}

const newTable: Omit<LiveTable, 'id'> = {
  ...{ kind: 'targets', title: '', unit: '@self', period: '@report', measures: [], isAnnex: false },
}

/** Which table of the system stands here, of which unit and period. */
export function LiveTableDialog({ place, onChoose, onClose }: AskProps<LiveTable>) {
  const say = useWords(words)
  const [value, setValue] = useState<Omit<LiveTable, 'id'>>(place ?? newTable)
  const set = (part: Partial<LiveTable>): void => setValue((before) => ({ ...before, ...part }))
  const takesMeasures = value.kind === 'figures' || value.kind === 'children'
  return (
    <FormDialog
      title={say('insert_liveTable')}
      act={place ? say('change') : say('insert')}
      problem={null}
      knownFields={[]}
      isSending={takesMeasures && value.measures.length === 0}
      onSubmit={() => onChoose(value)}
      onClose={onClose}
    >
      <SelectField
        label={say('tableKind')}
        value={value.kind}
        onChange={(event) => set({ kind: liveTableKinds.find((kind) => kind === event.target.value) ?? 'targets' })}
      >
        {liveTableKinds.map((kind) => (
          <option key={kind} value={kind}>
            {say(`table_${kind}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={say('tableTitle')}
        isOptional
        maxLength={300}
        value={value.title}
        onChange={(event) => set({ title: event.target.value })}
      />
      <Where unit={value.unit} period={value.period} onChange={set} />
      {takesMeasures && (
        <Measures measures={value.measures} onChange={(measures) => set({ measures: [...measures] })} most={40} />
      )}
      <CheckField
        label={say('asAnnex')}
        checked={value.isAnnex}
        onChange={(event) => set({ isAnnex: event.target.checked })}
      />
    </FormDialog>
  )
}

const newChart: Omit<ChartPlace, 'id'> = {
  ...{ kind: 'line', title: '', measure: '', unit: '@self', period: '@report', periods: 8 },
}

/** Which measure a chart draws: over the last periods, or of the units below. */
export function ChartDialog({ place, onChoose, onClose }: AskProps<ChartPlace>) {
  const say = useWords(words)
  const [value, setValue] = useState<Omit<ChartPlace, 'id'>>(place ?? newChart)
  const set = (part: Partial<ChartPlace>): void => setValue((before) => ({ ...before, ...part }))
  return (
    <FormDialog
      title={say('insert_chart')}
      act={place ? say('change') : say('insert')}
      problem={null}
      knownFields={[]}
      isSending={value.measure === ''}
      onSubmit={() => onChoose(value)}
      onClose={onClose}
    >
      <SelectField
        label={say('chartKind')}
        value={value.kind}
        onChange={(event) => set({ kind: event.target.value === 'bars' ? 'bars' : 'line' })}
      >
        <option value="line">{say('chart_line')}</option>
        <option value="bars">{say('chart_bars')}</option>
      </SelectField>
      <Measures
        measures={value.measure === '' ? [] : [value.measure]}
        onChange={(measures) => set({ measure: measures.at(-1) ?? '' })}
        most={1}
      />
      <TextField
        label={say('chartTitle')}
        isOptional
        maxLength={300}
        value={value.title}
        onChange={(event) => set({ title: event.target.value })}
      />
      <Where unit={value.unit} period={value.period} onChange={set} />
      {value.kind === 'line' && (
        <TextField
          label={say('chartPeriods')}
          type="number"
          min={2}
          max={36}
          value={value.periods}
          onChange={(event) => set({ periods: Math.max(2, Math.min(36, Math.round(Number(event.target.value)))) })}
        />
      )}
    </FormDialog>
  )
}

function Where({
  unit,
  period,
  onChange,
}: {
  readonly unit: string
  readonly period: string
  readonly onChange: (part: { unit?: string; period?: string }) => void
}) {
  const say = useWords(words)
  const text = useText()
  const { data } = useFound({ words: '', at: '', over: '' })
  const units = [...(data?.units ?? [])]
  const periods = [...(data?.periods ?? [])]
  return (
    <div className="form-pair">
      <SelectField label={say('unit')} value={unit} onChange={(event) => onChange({ unit: event.target.value })}>
        {!units.some((one) => one.place === unit) && <option value={unit}>{placeName(say, unit, unit)}</option>}
        {units.map((one) => (
          <option key={one.place} value={one.place}>
            {placeName(say, one.place, text(one.unit.name))}
          </option>
        ))}
      </SelectField>
      <SelectField label={say('period')} value={period} onChange={(event) => onChange({ period: event.target.value })}>
        {!periods.some((one) => one.place === period) && (
          <option value={period}>{placeName(say, period, period)}</option>
        )}
        {periods.map((one) => (
          <option key={one.place} value={one.place}>
            {placeName(say, one.place, text(one.text))}
          </option>
        ))}
      </SelectField>
    </div>
  )
}

/** Measures chosen by searching; each chosen one can be taken out again. */
function Measures({
  measures,
  most,
  onChange,
}: {
  readonly measures: readonly string[]
  readonly most: number
  readonly onChange: (measures: readonly string[]) => void
}) {
  const say = useWords(words)
  const text = useText()
  const [search, setSearch] = useState('')
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  const { data } = useFound({ words: search, at: '', over: '' }, search.trim() !== '')
  const found = new Map(
    (search.trim() === '' ? [] : (data?.found ?? [])).map((one) => [one.place.measure, text(one.measure)]),
  )
  return (
    <div className="stack">
      {measures.length > 0 && (
        <ul className="chosen-measures" aria-label={say('measures')}>
          {measures.map((code) => (
            <li key={code}>
              <button
                type="button"
                className="button button-plain button-small"
                aria-label={`${say('takeOut')}: ${names.get(code) ?? code}`}
                onClick={() => onChange(measures.filter((one) => one !== code))}
              >
                {names.get(code) ?? code} ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <TextField
        label={say('findMeasure')}
        type="search"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      {found.size > 0 && (
        <ul className="finder-list finder-short" aria-label={say('found')}>
          {[...found].slice(0, 12).map(([code, name]) => (
            <li key={code}>
              <button
                type="button"
                className="finder-row"
                onClick={() => {
                  setNames(new Map(names).set(code, name))
                  onChange(most === 1 ? [code] : [...measures.filter((one) => one !== code), code].slice(0, most))
                  setSearch('')
                }}
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
