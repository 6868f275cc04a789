import { useState } from 'react'
import { useTell } from '../../../platform/web/api/use-ask.ts'
import { useLanguage, useWords } from '../../../platform/web/language/use-words.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { AreaField, TextField } from '../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../platform/web/ui/Notice.tsx'
import { describeTarget, type TargetPage } from '../contract/target.ts'
import { plainTyped } from './plain-typed.ts'
import { words } from './words.ts'

const parts = ['weight', 'baselinePeriod', 'baseline', 'provision'] as const

/** What is said of a target beside its plan. */
export function DescribeForm({ page, onDone }: { readonly page: TargetPage; readonly onDone: () => void }) {
  const say = useWords(words)
  const language = useLanguage()
  const announce = useAnnounce()
  const [id] = useState(newId)
  const [value, setValue] = useState({
    weight: plainTyped(page.row.weight, language),
    baseline: plainTyped(page.baseline?.value ?? null, language),
    baselinePeriod: page.baseline?.period ?? '',
    provision: page.provision ?? '',
    note: page.note ?? '',
  })
  const telling = useTell(describeTarget)
  const errorOf = useFieldError(telling.error)
  const submit = (): void =>
    telling.mutate(
      { id, targetId: page.row.id, ...value },
      {
        onSuccess: () => {
          announce(say('saved'))
          onDone()
        },
      },
    )
  return (
    <FormDialog
      act={say('save')}
      title={say('describeTitle')}
      problem={telling.error}
      knownFields={[...parts, 'period', 'note']}
      isSending={telling.isPending}
      onSubmit={submit}
      onClose={onDone}
    >
      {parts.map((part) => (
        <TextField
          key={part}
          label={say(part)}
          isOptional
          name={part}
          {...(part === 'baseline' ? { hint: say('baselineHint') } : {})}
          error={errorOf(part) ?? (part === 'baselinePeriod' ? errorOf('period') : undefined)}
          value={value[part]}
          onChange={(event) => setValue({ ...value, [part]: event.target.value })}
        />
      ))}
      <AreaField
        label={say('note')}
        isOptional
        name="note"
        error={errorOf('note')}
        value={value.note}
        onChange={(event) => setValue({ ...value, note: event.target.value })}
      />
    </FormDialog>
  )
}
