import { useState } from 'react'
import type { z } from 'zod'
import { useAsk, useTell } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { SelectField, TextField } from '../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../platform/web/ui/Notice.tsx'
import { listUnits } from '../../org/contract.ts'
import { inOrder, UnitFinder, UnitSelect } from '../../org/web/public.tsx'
import { grantRole, readInstallation, roles } from '../contract.ts'
import type { Account } from './AccountGrants.tsx'
import { words } from './words.ts'

export function GrantForm({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const say = useWords(words)
  const text = useText()
  const today = useAsk(readInstallation, {}).data?.today ?? ''
  const tree = useAsk(listUnits, {}).data
  const [id] = useState(newId)
  const [typed, setTyped] = useState({ role: 'reader', unit: '', from: today, until: '' })
  const telling = useTell(grantRole)
  const errorOf = useFieldError(telling.error)
  const set = (change: Partial<typeof typed>): void => setTyped({ ...typed, ...change })
  const submit = (): void => {
    const { role, unit, from, until } = typed
    telling.mutate(
      {
        id,
        accountId: account.id,
        role: roles.find((known) => known === role) ?? 'reader',
        unit: unit === '' || role === 'administrator' ? null : unit,
        from: from === '' ? today : from,
        until: until === '' ? null : until,
      },
      { onSuccess: onClose },
    )
  }
  return (
    <FormDialog
      title={`${say('grant')}: ${text(account.name)}`}
      act={say('grant')}
      problem={telling.error}
      knownFields={['role', 'unit', 'from', 'until']}
      isSending={telling.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <SelectField
        label={say('role')}
        error={errorOf('role')}
        value={typed.role}
        onChange={(event) => set({ role: event.target.value })}
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {say(role)}
          </option>
        ))}
      </SelectField>
      {typed.role !== 'administrator' && (
        <UnitField tree={tree} value={typed.unit} error={errorOf('unit')} onChange={(unit) => set({ unit })} />
      )}
      <div className="form-pair">
        <TextField
          label={say('from')}
          type="date"
          error={errorOf('from')}
          value={typed.from}
          onChange={(event) => set({ from: event.target.value })}
        />
        <TextField
          label={say('until')}
          type="date"
          isOptional
          error={errorOf('until')}
          value={typed.until}
          onChange={(event) => set({ until: event.target.value })}
        />
      </div>
    </FormDialog>
  )
}

interface UnitFieldProps {
  readonly tree: z.output<typeof listUnits.output> | undefined
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (code: string) => void
}

/** The unit of a role: from the tree, or by its name where the administrator reads none. */
function UnitField({ tree, value, error, onChange }: UnitFieldProps) {
  const say = useWords(words)
  const text = useText()
  const label = say('unit')
  if (tree?.units.length === 0) return <UnitFinder label={label} value={value} error={error} onChoose={onChange} />
  if (tree?.isWhole === false)
    return <UnitSelect label={label} value={value} on={undefined} error={error} onChoose={onChange} />
  return (
    <SelectField label={label} error={error} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{say('chooseUnit')}</option>
      {inOrder(tree?.units ?? []).map(({ unit, depth }) => (
        <option key={unit.code} value={unit.code}>
          {'\u2003'.repeat(depth)}
          {text(unit.name)}
        </option>
      ))}
    </SelectField>
  )
}
