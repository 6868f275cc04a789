import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { SelectField } from '../../../platform/web/ui/Field.tsx'
import { readUnit } from '../../org/contract.ts'
import { words } from './words.ts'

interface IssuerFieldProps {
  readonly unit: string
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (code: string) => void
}

/** The bodies of a unit that issue: its organs first, then itself and those above. */
export function IssuerField({ unit, value, error, onChange }: IssuerFieldProps) {
  const say = useWords(words)
  const text = useText()
  const here = useAsk(readUnit, { unit })
  const issuers = here.data
    ? [here.data, ...here.data.bodies.filter((body) => body.kind !== 'area'), ...here.data.path]
    : []
  return (
    <SelectField label={say('issuedBy')} error={error} value={value} onChange={(event) => onChange(event.target.value)}>
      {!issuers.some((issuer) => issuer.code === value) && <option value={value}>{value}</option>}
      {issuers.map((issuer) => (
        <option key={issuer.code} value={issuer.code}>
          {text(issuer.name)}
        </option>
      ))}
    </SelectField>
  )
}
