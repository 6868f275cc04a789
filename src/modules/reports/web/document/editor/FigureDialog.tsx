import { useState } from 'react'
import { useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../../../platform/web/ui/Dialog.tsx'
import { SelectField, TextField } from '../../../../../platform/web/ui/Field.tsx'
import { ProblemNotice } from '../../../../../platform/web/ui/Notice.tsx'
import type { FoundFigures } from '../../../contract/live.ts'
import type { FigurePlace } from '../../../document/content.ts'
import { words } from '../words.ts'
import { useFound, type Wanted } from './search.ts'

type Found = FoundFigures['found'][number]
export type ChosenPlace = Omit<FigurePlace, 'id'>

interface FigureDialogProps {
  /** The figure that is changed; none where one is put in. */
  readonly place: FigurePlace | null
  readonly measureName: string
  readonly onChoose: (place: ChosenPlace) => void
  readonly onClose: () => void
}

const sameFigure = (found: Found, place: Pick<FigurePlace, 'measure' | 'class' | 'aspect'>): boolean =>
  found.place.measure === place.measure && found.place.class === place.class && found.place.aspect === place.aspect

/** Finds a figure by words, unit and period, and lets its form be chosen as it would be printed now. */
export function FigureDialog({ place, measureName, onChoose, onClose }: FigureDialogProps) {
  const say = useWords(words)
  const text = useText()
  const [wanted, setWanted] = useState<Wanted>({
    words: place ? measureName : '',
    at: place?.unit ?? '',
    over: place?.period ?? '',
  })
  const [measure, setMeasure] = useState<Pick<FigurePlace, 'measure' | 'class' | 'aspect'> | undefined>(
    place ?? undefined,
  )
  const [unitAt, setUnitAt] = useState<string>()
  const [form, setForm] = useState<string>(place ? formKey(place.form, place.against) : '')
  const asked = useFound(wanted)
  const found = asked.data?.found ?? []
  const chosen =
    measure &&
    (found.find((one) => sameFigure(one, measure) && (unitAt === undefined || one.place.unit === unitAt)) ??
      found.find((one) => sameFigure(one, measure)))
  const forms = chosen?.forms ?? []
  const picked = forms.find((one) => formKey(one.form, one.against) === form) ?? forms[0]
  const change = (part: Partial<Wanted>): void => setWanted((before) => ({ ...before, ...part }))
  return (
    <Dialog title={place ? say('changeFigure') : say('insert_figure')} size="large" onClose={onClose}>
      <form
        className="form finder"
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen && picked)
            onChoose({ ...chosen.place, form: picked.form, against: picked.against ?? chosen.place.against })
        }}
      >
        <ProblemNotice problem={asked.error} />
        <TextField
          label={say('findFigure')}
          hint={say('findFigureHint')}
          type="search"
          value={wanted.words}
          onChange={(event) => change({ words: event.target.value })}
        />
        <div className="form-pair">
          <SelectField label={say('unit')} value={wanted.at} onChange={(event) => change({ at: event.target.value })}>
            <option value="">{say('usualUnits')}</option>
            {asked.data?.units.map(({ place: at, unit }) => (
              <option key={at} value={at}>
                {placeName(say, at, text(unit.name))}
              </option>
            ))}
            {isOther(wanted.at, asked.data?.units) && <option value={wanted.at}>{wanted.at}</option>}
          </SelectField>
          <SelectField
            label={say('period')}
            value={wanted.over}
            onChange={(event) => change({ over: event.target.value })}
          >
            <option value="">{say('usualPeriod')}</option>
            {asked.data?.periods.map(({ place: at, text: name }) => (
              <option key={at} value={at}>
                {placeName(say, at, text(name))}
              </option>
            ))}
            {isOther(wanted.over, asked.data?.periods) && <option value={wanted.over}>{wanted.over}</option>}
          </SelectField>
        </div>
        <ul className="finder-list" aria-label={say('found')}>
          {found.map((one) => {
            const isChosen = one === chosen
            return (
              <li key={JSON.stringify(one.place)}>
                <button
                  type="button"
                  className="finder-row"
                  aria-pressed={isChosen}
                  onClick={() => {
                    setMeasure(one.place)
                    setUnitAt(one.place.unit)
                    setForm('')
                  }}
                >
                  <span className="slash-name">
                    {text(one.measure)}
                    {one.className && `: ${text(one.className)}`}
                  </span>
                  <span className={one.hasValue ? 'slash-value' : 'slash-value soft'}>{text(one.printed)}</span>
                  <span className="slash-detail">
                    {text(one.unit.name)} · {text(one.periodText)}
                  </span>
                </button>
              </li>
            )
          })}
        </ul>
        {asked.data && found.length === 0 && <p className="soft">{say('foundNone')}</p>}
        {asked.data?.hasMore && <p className="soft small">{say('foundMore')}</p>}
        {chosen && (
          <fieldset className="finder-forms">
            <legend className="field-legend">{say('chooseForm')}</legend>
            {forms.map((one) => {
              const key = formKey(one.form, one.against)
              return (
                <label key={key} className="finder-form">
                  <input type="radio" name="form" value={key} checked={picked === one} onChange={() => setForm(key)} />
                  <span>{one.words}</span>
                  <span className="soft small">{say(`form_${one.form}`)}</span>
                </label>
              )
            })}
          </fieldset>
        )}
        <div className="form-acts">
          <Button type="submit" look="primary" disabled={!chosen || !picked}>
            {place ? say('change') : say('insert')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

const formKey = (form: string, against: string | null): string => `${form}~${against ?? ''}`
const isOther = (place: string, known: readonly { readonly place: string }[] | undefined): boolean =>
  place !== '' && known !== undefined && !known.some((one) => one.place === place)

const relative: Readonly<
  Record<
    string,
    | 'place_self'
    | 'place_area'
    | 'place_superior'
    | 'place_report'
    | 'place_year'
    | 'place_toDate'
    | 'place_previous'
    | 'place_yearAgo'
    | 'place_lastDay'
  >
> = {
  '@self': 'place_self',
  '@area': 'place_area',
  '@superior': 'place_superior',
  '@report': 'place_report',
  '@year': 'place_year',
  '@to-date': 'place_toDate',
  '@previous': 'place_previous',
  '@year-ago': 'place_yearAgo',
  '@last-day': 'place_lastDay',
}
/** A relative place says both what it means and what it stands for now. */
export const placeName = (
  say: ReturnType<typeof useWords<keyof typeof words.keys>>,
  place: string,
  now: string,
): string => {
  const key = relative[place]
  return key ? `${say(key)}: ${now}` : now
}
