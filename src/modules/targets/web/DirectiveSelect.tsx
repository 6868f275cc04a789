import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { SelectField } from '../../../platform/web/ui/Field.tsx'
import { listDirectives } from '../../directives/contract.ts'
import { words } from './words.ts'

interface DirectiveSelectProps {
  readonly unit: string
  readonly value: string
  readonly error?: string | undefined
  readonly onChange: (id: string) => void
}

/** The directive a plan comes from, out of the unit's register. */
export function DirectiveSelect({ unit, value, error, onChange }: DirectiveSelectProps) {
  const say = useWords(words)
  const text = useText()
  const register = useAsk(listDirectives, { unit })
  return (
    <SelectField
      label={say('directive')}
      isOptional
      error={error}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{say('noDirective')}</option>
      {register.data?.directives.map((directive) => (
        <option key={directive.id} value={directive.id}>
          {[directive.symbol, text(directive.name)].filter(Boolean).join(' · ').slice(0, 120)}
        </option>
      ))}
    </SelectField>
  )
}
