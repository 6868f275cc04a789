import { useWords } from '../../../platform/web/language/use-words.ts'
import { TextField } from '../../../platform/web/ui/Field.tsx'
import { DirectiveSelect } from './DirectiveSelect.tsx'
import { words } from './words.ts'

interface Decision {
  readonly directiveId: string
  readonly number: string
  readonly decidedOn: string
}

interface DecisionFieldsProps {
  readonly unit: string
  readonly value: Decision
  readonly onChange: (change: Partial<Decision>) => void
  readonly errorOf: (field: string) => string | undefined
}

/** What was typed, without what was left empty. */
export const givenDecision = ({ directiveId, number, decidedOn }: Decision) => ({
  ...(directiveId === '' ? {} : { directiveId }),
  ...(number.trim() === '' ? {} : { number: number.trim() }),
  ...(decidedOn === '' ? {} : { decidedOn }),
})

/** A directive of the register, or the number and day of a decision that is not in it. */
export function DecisionFields({ unit, value, onChange, errorOf }: DecisionFieldsProps) {
  const say = useWords(words)
  return (
    <>
      <DirectiveSelect
        unit={unit}
        value={value.directiveId}
        error={errorOf('directiveId')}
        onChange={(directiveId) => onChange({ directiveId })}
      />
      {value.directiveId === '' && (
        <div className="form-pair">
          <TextField
            label={say('decisionNumber')}
            hint={say('decisionHint')}
            isOptional
            name="number"
            error={errorOf('number')}
            value={value.number}
            onChange={(event) => onChange({ number: event.target.value })}
          />
          <TextField
            label={say('decidedOn')}
            isOptional
            type="date"
            name="decidedOn"
            error={errorOf('decidedOn')}
            value={value.decidedOn}
            onChange={(event) => onChange({ decidedOn: event.target.value })}
          />
        </div>
      )}
    </>
  )
}
