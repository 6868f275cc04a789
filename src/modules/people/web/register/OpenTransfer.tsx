import { useState } from 'react'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx'
import { SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { CellFinder } from '../../../org/web/public.tsx'
import { openTransfer, type PersonPage } from '../../contract/register.ts'
import { isApplicant, isMember } from '../../lifecycle.ts'
import { CellField } from './CellField.tsx'
import { words } from './words.ts'

const ways = ['cell', 'code', 'elsewhere'] as const
type Way = (typeof ways)[number]
const wayWords = { cell: 'toCell', code: 'toCode', elsewhere: 'toElsewhere' } as const

export function OpenTransfer({ person, onDone }: { readonly person: PersonPage; readonly onDone: () => void }) {
  const say = useWords(words)
  const announce = useAnnounce()
  const [id] = useState(newId)
  const [way, setWay] = useState<Way>('cell')
  const [typed, setTyped] = useState({ decidedOn: '', toUnit: '', elsewhere: '' })
  const telling = useTell(openTransfer)
  const errorOf = useFieldError(telling.error)
  const set = (change: Partial<typeof typed>): void => setTyped({ ...typed, ...change })
  const isArriving = !isMember(person.state) && !isApplicant(person.state)
  const asksCell = isArriving || way !== 'elsewhere'
  const asksElsewhere = isArriving || way === 'elsewhere'
  return (
    <Dialog title={say('openTransferTitle')} onClose={onDone}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          telling.mutate(
            {
              id,
              personId: person.id,
              decidedOn: typed.decidedOn,
              ...(asksCell && typed.toUnit !== '' ? { toUnit: typed.toUnit } : {}),
              ...(asksElsewhere && typed.elsewhere !== '' ? { elsewhere: typed.elsewhere } : {}),
            },
            {
              onSuccess: () => {
                announce(say('saved'))
                onDone()
              },
            },
          )
        }}
      >
        <p className="soft small">{say('openTransferHint')}</p>
        <ProblemNotice problem={telling.error} knownFields={['decidedOn', 'toUnit', 'elsewhere']} />
        <TextField
          label={say('transferDecidedOn')}
          type="date"
          error={errorOf('decidedOn')}
          value={typed.decidedOn}
          onChange={(event) => set({ decidedOn: event.target.value })}
        />
        {!isArriving && (
          <SelectField
            label={say('toWhere')}
            value={way}
            onChange={(event) => {
              setWay(ways.find((item) => item === event.target.value) ?? 'cell')
              set({ toUnit: '', elsewhere: '' })
            }}
          >
            {ways.map((item) => (
              <option key={item} value={item}>
                {say(wayWords[item])}
              </option>
            ))}
          </SelectField>
        )}
        {asksCell && way !== 'code' && (
          <CellField
            label={say('toUnit')}
            error={errorOf('toUnit')}
            value={typed.toUnit}
            onChoose={(toUnit) => set({ toUnit })}
          />
        )}
        {asksCell && way === 'code' && (
          <>
            <CellFinder label={say('findCell')} value={typed.toUnit} onChoose={(toUnit) => set({ toUnit })} />
            <TextField
              label={say('code')}
              hint={say('codeHint')}
              error={errorOf('toUnit')}
              value={typed.toUnit}
              onChange={(event) => set({ toUnit: event.target.value.trim() })}
            />
          </>
        )}
        {asksElsewhere && (
          <TextField
            label={say(isArriving ? 'cameFrom' : 'elsewhere')}
            maxLength={200}
            error={errorOf('elsewhere')}
            value={typed.elsewhere}
            onChange={(event) => set({ elsewhere: event.target.value })}
          />
        )}
        <Button type="submit" look="primary" disabled={telling.isPending}>
          {say('save')}
        </Button>
      </form>
    </Dialog>
  )
}
