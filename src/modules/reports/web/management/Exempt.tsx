import { useState } from 'react'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { TextField } from '../../../../platform/web/ui/Field.tsx'
import { Fold } from '../../../../platform/web/ui/Fold.tsx'
import { readUnit } from '../../../org/contract.ts'
import { UnitSelect } from '../../../org/web/public.tsx'
import type { FormDraft } from '../../contract/form.ts'
import { words } from './words.ts'

type Exemption = FormDraft['exempt'][number]

/** Units below that need not fill the form in, each with a reason. */
export function Exempt({
  exempt,
  on,
  onChange,
}: {
  readonly exempt: readonly Exemption[]
  readonly on: string
  readonly onChange: (exempt: Exemption[]) => void
}) {
  const say = useWords(words)
  const [typed, setTyped] = useState<Exemption>({ unit: '', reason: '' })
  const isComplete = typed.unit !== '' && typed.reason.trim().length >= 3
  return (
    <Fold title={say('exempt', { count: exempt.length })}>
      <ul className="reporting-lines">
        {exempt.map((item) => (
          <li className="reporting-line" key={item.unit}>
            <span>
              <UnitName code={item.unit} />: {item.reason}
            </span>
            <Button look="quiet" onClick={() => onChange(exempt.filter((other) => other !== item))}>
              {say('exemptDrop')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="reporting-bar">
        <UnitSelect label={say('unit')} value={typed.unit} on={on} onChoose={(unit) => setTyped({ ...typed, unit })} />
        <TextField
          label={say('why')}
          maxLength={300}
          value={typed.reason}
          onChange={(event) => setTyped({ ...typed, reason: event.target.value })}
        />
        <Button
          disabled={!isComplete}
          onClick={() => {
            onChange([...exempt.filter((item) => item.unit !== typed.unit), { ...typed, reason: typed.reason.trim() }])
            setTyped({ unit: '', reason: '' })
          }}
        >
          {say('exemptAdd')}
        </Button>
      </div>
    </Fold>
  )
}

function UnitName({ code }: { readonly code: string }) {
  const text = useText()
  const unit = useAsk(readUnit, { unit: code })
  return <>{unit.data ? text(unit.data.name) : code}</>
}
