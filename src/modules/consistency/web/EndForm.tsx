import { useState } from 'react'
import { useTell } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { TextField } from '../../../platform/web/ui/Field.tsx'
import { useFieldError } from '../../../platform/web/ui/Notice.tsx'
import { ReasonDialog } from '../../../platform/web/ui/ReasonDialog.tsx'
import { endRule, type RuleVersion } from '../contract.ts'
import { words } from './words.ts'

/** From a day on the rule is not asked any more. */
export function EndForm({
  version,
  today,
  onClose,
}: {
  readonly version: RuleVersion
  readonly today: string
  readonly onClose: () => void
}) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const [id] = useState(newId)
  const [on, setOn] = useState(today)
  const telling = useTell(endRule)
  const errorOf = useFieldError(telling.error)
  return (
    <ReasonDialog
      title={say('endTitle', { name: text(version.sentence) })}
      act={say('end')}
      problem={telling.error}
      isPending={telling.isPending}
      knownFields={['on']}
      onClose={onClose}
      onSubmit={(reason) =>
        telling.mutate(
          { id, code: version.code, on, reason },
          {
            onSuccess: () => {
              announce(say('endedNow'))
              onClose()
            },
          },
        )
      }
    >
      <TextField
        label={say('endOn')}
        type="date"
        error={errorOf('on')}
        value={on}
        onChange={(event) => setOn(event.target.value)}
      />
    </ReasonDialog>
  )
}
