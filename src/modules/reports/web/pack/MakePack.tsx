import { useState } from 'react'
import { useAsk, useTell } from '../../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo } from '../../../../platform/web/routing/address.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { FormDialog } from '../../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { readInstallation } from '../../../accounts/contract.ts'
import { usePlace } from '../../../org/web/public.tsx'
import { makePack } from '../../contract/pack.ts'
import { PeriodSelect } from '../document/PeriodSelect.tsx'
import { words } from './words.ts'

/** For which period: the documents follow from that. */
export function MakePack({ unit, onClose }: { readonly unit: string; readonly onClose: () => void }) {
  const say = useWords(words)
  const go = useGo()
  const place = usePlace()
  const installation = useAsk(readInstallation, {})
  const [id] = useState(newId)
  const [period, setPeriod] = useState(place.period ?? '')
  const telling = useTell(makePack)
  const errorOf = useFieldError(telling.error)
  return (
    <FormDialog
      title={say('makePack')}
      act={say('makePack')}
      problem={telling.error}
      knownFields={['period']}
      isSending={telling.isPending || period === ''}
      onClose={onClose}
      onSubmit={() =>
        telling.mutate(
          { id, unit, period },
          {
            onSuccess: (done) => {
              onClose()
              go({ pack: done.id }, { to: '/documents/pack' })
            },
          },
        )
      }
    >
      <PeriodSelect
        label={say('period')}
        value={period}
        today={installation.data?.today ?? ''}
        error={errorOf('period')}
        onChange={setPeriod}
      />
      <p className="soft small">{say('packsLead')}</p>
    </FormDialog>
  )
}
