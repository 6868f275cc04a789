import type { z } from 'zod'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { CheckField, SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import type { readCatalogue } from '../../contract/measure.ts'
import { entryModes, meaningsAtParent, mostDecimals, waysOverTime, waysOverUnits } from '../../define/content.ts'
import type { Draft } from './draft.ts'
import { words } from './words.ts'

interface NumberFieldsProps {
  readonly draft: Draft
  readonly set: (change: Partial<Draft>) => void
  readonly errorOf: (field: string) => string | undefined
  readonly catalogue: z.output<typeof readCatalogue.output>
  readonly isNew: boolean
}

/** What is asked of a number: how it adds up, or which two measures it is worked out from. */
export function NumberFields(props: NumberFieldsProps) {
  if (props.draft.answer === 'share') return <ShareFields {...props} />
  return props.draft.answer === 'quantity' ? <QuantityFields {...props} /> : null
}

const timeWords = { sum: 'timeSum', last: 'timeLast', none: 'timeNone' } as const
const unitWords = { sum: 'unitsSum', none: 'unitsNone' } as const

function QuantityFields({ draft, set, errorOf, catalogue, isNew }: NumberFieldsProps) {
  const say = useWords(words)
  const text = useText()
  return (
    <>
      <div className="measure-pair">
        <SelectField
          label={say('overTime')}
          error={errorOf('measure.overTime')}
          disabled={!isNew}
          value={draft.overTime}
          onChange={(event) => set({ overTime: waysOverTime.find((way) => way === event.target.value) ?? 'sum' })}
        >
          {waysOverTime.map((way) => (
            <option key={way} value={way}>
              {say(timeWords[way])}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={say('overUnits')}
          error={errorOf('measure.overUnits')}
          value={draft.overUnits}
          onChange={(event) => set({ overUnits: waysOverUnits.find((way) => way === event.target.value) ?? 'sum' })}
        >
          {waysOverUnits.map((way) => (
            <option key={way} value={way}>
              {say(unitWords[way])}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={say('entry')}
          error={errorOf('measure.entry')}
          disabled={!isNew}
          value={draft.entry}
          onChange={(event) => set({ entry: entryModes.find((mode) => mode === event.target.value) ?? 'in_period' })}
        >
          {entryModes.map((mode) => (
            <option key={mode} value={mode}>
              {say(mode)}
            </option>
          ))}
        </SelectField>
        {draft.overUnits === 'sum' && (
          <SelectField
            label={say('atParent')}
            error={errorOf('measure.statedAtParent')}
            disabled={!isNew}
            value={draft.statedAtParent}
            onChange={(event) =>
              set({ statedAtParent: meaningsAtParent.find((meaning) => meaning === event.target.value) ?? 'total' })
            }
          >
            {meaningsAtParent.map((meaning) => (
              <option key={meaning} value={meaning}>
                {say(meaning)}
              </option>
            ))}
          </SelectField>
        )}
        <SelectField
          label={say('classes')}
          error={errorOf('measure.classSet')}
          disabled={!isNew}
          value={draft.classSet ?? ''}
          onChange={(event) => set({ classSet: event.target.value === '' ? null : event.target.value })}
        >
          <option value="">{say('noClasses')}</option>
          {catalogue.classSets.map((item) => (
            <option key={item.code} value={item.code}>
              {item.classes.map(text).join(' · ')}
            </option>
          ))}
        </SelectField>
        <Decimals draft={draft} set={set} />
      </div>
      <CheckField
        label={say('mayBeNegative')}
        checked={!draft.isNonNegative}
        onChange={() => set({ isNonNegative: !draft.isNonNegative })}
      />
    </>
  )
}

function ShareFields({ draft, set, errorOf, catalogue }: NumberFieldsProps) {
  const say = useWords(words)
  const text = useText()
  const terms = catalogue.measures.filter((measure) => measure.result === 'quantity')
  const term = (name: 'part' | 'whole') => (
    <SelectField
      label={say(name)}
      error={name === 'part' ? errorOf('measure.share') : undefined}
      value={draft[name]}
      onChange={(event) => set({ [name]: event.target.value })}
    >
      <option value="">{say('pick')}</option>
      {terms.map((measure) => (
        <option key={measure.code} value={measure.code}>
          {text(measure.name)} ({text(measure.measuredIn)})
        </option>
      ))}
    </SelectField>
  )
  return (
    <div className="measure-pair">
      {term('part')}
      {term('whole')}
      <Decimals draft={draft} set={set} />
    </div>
  )
}

function Decimals({ draft, set }: Pick<NumberFieldsProps, 'draft' | 'set'>) {
  const say = useWords(words)
  return (
    <TextField
      label={say('decimals')}
      hint={draft.answer === 'share' ? undefined : say('decimalsHint')}
      type="number"
      min={0}
      max={mostDecimals}
      value={draft.decimals}
      onChange={(event) => set({ decimals: event.target.value })}
    />
  )
}
