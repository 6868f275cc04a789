import { useTell } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { ReasonDialog } from '../../../platform/web/ui/ReasonDialog.tsx'
import { disableAccount, endGrant } from '../contract.ts'
import type { Account } from './AccountGrants.tsx'
import { words } from './words.ts'

type Reasoned =
  | { readonly kind: 'disable'; readonly account: Account }
  | { readonly kind: 'end'; readonly grantId: string }

export function ReasonForm({ of, onClose }: { readonly of: Reasoned; readonly onClose: () => void }) {
  const say = useWords(words)
  const text = useText()
  const disabling = useTell(disableAccount)
  const ending = useTell(endGrant)
  const telling = of.kind === 'disable' ? disabling : ending
  const title =
    of.kind === 'end'
      ? say('endGrantTitle')
      : `${say(of.account.isDisabled ? 'enable' : 'disable')}: ${text(of.account.name)}`
  return (
    <ReasonDialog
      title={title}
      act={title}
      problem={telling.error}
      isPending={telling.isPending}
      onClose={onClose}
      onSubmit={(reason) =>
        of.kind === 'disable'
          ? disabling.mutate(
              { accountId: of.account.id, isDisabled: !of.account.isDisabled, reason },
              { onSuccess: onClose },
            )
          : ending.mutate({ grantId: of.grantId, reason }, { onSuccess: onClose })
      }
    />
  )
}
