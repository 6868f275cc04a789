import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type ApiProblem, asProblem } from '../../../../platform/web/api/api-problem.ts'
import { callForFile } from '../../../../platform/web/api/call.ts'
import { saveFile } from '../../../../platform/web/api/save-file.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { CheckField, SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { exportLists, exportPeople } from '../../contract/exchange.ts'
import { words } from './words.ts'

const secrets = ['card_number', 'identity_number', 'religion'] as const

/** A list of the unit as a file. */
export function ExportForm({ unit }: { readonly unit: string }) {
  const say = useWords(words)
  const announce = useAnnounce()
  const [list, setList] = useState<(typeof exportLists)[number]>('members')
  const [format, setFormat] = useState<'template' | 'member_database'>('template')
  const [admittedFrom, setAdmittedFrom] = useState('')
  const [isSensitive, setSensitive] = useState(false)
  const [reason, setReason] = useState('')
  const [withAwarded, setWithAwarded] = useState(false)
  const exporting = useMutation<void, ApiProblem>({
    mutationFn: async () => {
      const { name, file } = await callForFile(exportPeople, {
        unit,
        list,
        format: list === 'members' ? format : 'template',
        ...(list === 'members' && admittedFrom !== '' ? { admittedFrom } : {}),
        ...(list === 'badges' ? { withAwarded } : {}),
        ...(isSensitive ? { sensitive: { fields: [...secrets], reason } } : {}),
      }).catch((error: unknown) => {
        throw asProblem(error)
      })
      saveFile(name, file)
    },
    onSuccess: () => announce(say('exported')),
  })
  const errorOf = useFieldError(exporting.error)
  return (
    <section className="card">
      <h2>{say('out')}</h2>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          exporting.mutate()
        }}
      >
        <ProblemNotice problem={exporting.error} knownFields={['sensitive.reason']} />
        <SelectField label={say('kind')} value={list} onChange={(event) => setList(event.target.value as typeof list)}>
          {exportLists.map((item) => (
            <option key={item} value={item}>
              {say(item)}
            </option>
          ))}
        </SelectField>
        {list === 'members' && (
          <>
            <SelectField
              label={say('outFormat')}
              value={format}
              onChange={(event) => setFormat(event.target.value as typeof format)}
            >
              <option value="template">{say('template')}</option>
              <option value="member_database">{say('member_database')}</option>
            </SelectField>
            <TextField
              label={say('admittedFrom')}
              hint={say('admittedHint')}
              type="date"
              value={admittedFrom}
              onChange={(event) => setAdmittedFrom(event.target.value)}
            />
          </>
        )}
        {list === 'badges' && (
          <CheckField
            label={say('withAwarded')}
            hint={say('withAwardedHint')}
            checked={withAwarded}
            onChange={(event) => setWithAwarded(event.target.checked)}
          />
        )}
        <CheckField
          label={say('withSensitive')}
          hint={say('sensitiveHint')}
          checked={isSensitive}
          onChange={(event) => setSensitive(event.target.checked)}
        />
        {isSensitive && (
          <TextField
            label={say('reason')}
            error={errorOf('sensitive.reason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        <div className="form-acts">
          <Button look="primary" type="submit" disabled={exporting.isPending}>
            {say('export')}
          </Button>
        </div>
      </form>
    </section>
  )
}
