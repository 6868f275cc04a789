import { useState } from 'react'
import { useTell } from '../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../platform/web/language/dates.ts'
import { useLanguage, useWords } from '../../../platform/web/language/use-words.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { SelectField, TextField } from '../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../platform/web/ui/FormDialog.tsx'
import { Notice } from '../../../platform/web/ui/Notice.tsx'
import { setPath, type TargetPage } from '../contract/target.ts'
import { plainTyped } from './plain-typed.ts'
import { words } from './words.ts'

type Every = 'month' | 'quarter'

/** What is due in all by each point; a straight line is proposed. */
export function PathForm({ page, onDone }: { readonly page: TargetPage; readonly onDone: () => void }) {
  const say = useWords(words)
  const language = useLanguage()
  const announce = useAnnounce()
  const { course } = page
  const proposed = (every: Every) =>
    course.proposed[every].map((point) => ({ on: point.on, value: plainTyped(point.value, language) }))
  const [id] = useState(newId)
  const [every, setEvery] = useState<Every>('quarter')
  const [points, setPoints] = useState(() =>
    course.given.length > 0
      ? course.given.map((point) => ({ on: point.on, value: plainTyped(point.value, language) }))
      : proposed('quarter'),
  )
  const telling = useTell(setPath)
  const send = (sent: typeof points): void =>
    telling.mutate(
      { id, targetId: page.row.id, points: sent },
      {
        onSuccess: () => {
          announce(say('saved'))
          onDone()
        },
      },
    )
  const problem = telling.error
  return (
    <FormDialog
      act={say('save')}
      title={say('setPath')}
      problem={problem}
      knownFields={[]}
      isSending={telling.isPending}
      onSubmit={() => send(points)}
      onClose={onDone}
    >
      <div className="form-pair">
        <SelectField
          label={say('pathEvery')}
          value={every}
          onChange={(event) => {
            const next = event.target.value === 'month' ? 'month' : 'quarter'
            setEvery(next)
            setPoints(proposed(next))
          }}
        >
          <option value="quarter">{say('quarter')}</option>
          <option value="month">{say('month')}</option>
        </SelectField>
        <Button onClick={() => setPoints(proposed(every))}>{say('pathPropose')}</Button>
      </div>
      <Notice look="good" title={say('pathEnd', { plan: plainTyped(page.plan, language) })} />
      <div className="path-points">
        {points.map((point, at) => (
          <TextField
            key={point.on}
            label={say(page.measure.isSummed ? 'pathSum' : 'pathLevel', { day: printDay(point.on, language) })}
            inputMode="decimal"
            value={point.value}
            onChange={(event) =>
              setPoints(points.map((other, index) => (index === at ? { ...other, value: event.target.value } : other)))
            }
          />
        ))}
      </div>
      {course.given.length > 0 && (
        <Button onClick={() => send([])} disabled={telling.isPending}>
          {say('pathClear')}
        </Button>
      )}
    </FormDialog>
  )
}
