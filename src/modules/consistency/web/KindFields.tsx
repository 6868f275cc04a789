import { useWords } from '../../../platform/web/language/use-words.ts'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { CheckField, SelectField, TextField } from '../../../platform/web/ui/Field.tsx'
import type { Term } from '../rule.ts'
import { type Draft, emptyTerm, slotsOf, termsIn } from './draft.ts'
import { type KnownMeasure, TermField } from './TermField.tsx'
import { words } from './words.ts'

interface KindFieldsProps {
  readonly draft: Draft
  readonly measures: readonly KnownMeasure[]
  readonly errorOf: (field: string) => string | undefined
  readonly set: (change: Partial<Draft>) => void
}

type SlotName = 'whole' | 'parts' | 'of' | 'numerator' | 'denominator' | 'percentage' | 'shares' | 'figures'

/** What a rule of its kind asks for: figures, and the numbers beside them. */
export function KindFields(props: KindFieldsProps) {
  return (
    <>
      <Figures {...props} />
      <Numbers {...props} />
    </>
  )
}

function Figures({ draft, measures, errorOf, set }: KindFieldsProps) {
  const say = useWords(words)
  const put = (name: string, terms: readonly Term[]): void => set({ terms: { ...draft.terms, [name]: terms } })
  return slotsOf[draft.kind].map(({ name, least }) => {
    const terms = termsIn(draft, name, least)
    const isOpen = least !== undefined && name !== 'figures'
    return (
      <div key={name} className="stack">
        {terms.map((term, index) => (
          <TermField
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what tells two figures apart
            key={index}
            label={say(name as SlotName, { number: index + 1 })}
            term={term}
            measures={measures}
            error={index === 0 ? errorOf(`rule.body.${name}`) : undefined}
            onChange={(now) =>
              put(
                name,
                terms.map((item, at) => (at === index ? now : item)),
              )
            }
            onRemove={
              isOpen && terms.length > 2
                ? () =>
                    put(
                      name,
                      terms.filter((_, at) => at !== index),
                    )
                : undefined
            }
          />
        ))}
        {isOpen && (
          <p>
            <Button className="button-small" onClick={() => put(name, [...terms, emptyTerm])}>
              {say('addTerm')}
            </Button>
          </p>
        )}
      </div>
    )
  })
}

function Numbers({ draft, errorOf, set }: KindFieldsProps) {
  const say = useWords(words)
  const typed = (name: 'places' | 'factor' | 'least' | 'most' | 'tolerance', label: string, hint?: string) => (
    <TextField
      label={label}
      hint={hint}
      inputMode="decimal"
      error={errorOf(`rule.body.${name}`) ?? errorOf(`rule.${name}`)}
      value={draft[name]}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  )
  const tolerance = typed('tolerance', say('tolerance'))
  switch (draft.kind) {
    case 'parts_make_whole':
      return (
        <div className="form-pair">
          <SelectField
            label={say('comparison')}
            value={draft.comparison}
            onChange={(event) => set({ comparison: event.target.value === 'at_most' ? 'at_most' : 'exact' })}
          >
            <option value="exact">{say('exact')}</option>
            <option value="at_most">{say('at_most')}</option>
          </SelectField>
          {tolerance}
        </div>
      )
    case 'shares_make_hundred':
    case 'fraction_equals_percentage':
      return (
        <div className="form-pair">
          {typed('places', say('places'), say('placesHint'))}
          {tolerance}
        </div>
      )
    case 'jump':
      return (
        <>
          <div className="form-pair">
            {typed('factor', say('factor'))}
            {typed('least', say('leastJump'))}
          </div>
          <fieldset className="checks">
            <legend>{say('against')}</legend>
            {(['previous', 'last_year'] as const).map((which) => (
              <CheckField
                key={which}
                label={say(which)}
                checked={draft.against.includes(which)}
                onChange={() => set({ against: toggled(draft.against, which) })}
              />
            ))}
          </fieldset>
        </>
      )
    case 'range':
      return (
        <div className="form-pair">
          {typed('least', say('least'))}
          {typed('most', say('most'))}
        </div>
      )
    case 'never_falls':
    case 'within':
      return tolerance
    case 'may_differ_in_base':
      return null
  }
}

export const toggled = <Item,>(list: readonly Item[], item: Item): Item[] =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item]
