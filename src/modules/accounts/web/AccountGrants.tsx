import type { z } from 'zod'
import { firstOfAllDays } from '../../../platform/domain/day.ts'
import { printDay } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Button } from '../../../platform/web/ui/Button.tsx'
import type { listAccounts } from '../contract.ts'
import { words } from './words.ts'

export type Account = z.output<typeof listAccounts.output>['accounts'][number]

export function AccountGrants({
  account,
  onEnd,
}: {
  readonly account: Account
  readonly onEnd: (grantId: string) => void
}) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  if (account.grants.length === 0) return <span className="soft">{say('none')}</span>
  return (
    <ul className="grants">
      {account.grants.map((grant) => (
        <li key={grant.id} className="row">
          <span className={grant.isCurrent ? '' : 'grant-past'}>
            {say(grant.role)} · {grant.unit ? text(grant.unit.name) : say('everyUnit')}
            <span className="soft small">
              {' '}
              {grant.from !== firstOfAllDays && `· ${say('from').toLowerCase()} ${printDay(grant.from, language)}`}
              {grant.until && ` ${say('until').toLowerCase()} ${printDay(grant.until, language)}`}
            </span>
          </span>
          {grant.isCurrent && (
            <Button
              look="quiet"
              className="button-small"
              aria-label={`${say('endGrant')}: ${say(grant.role)}, ${text(account.name)}`}
              onClick={() => onEnd(grant.id)}
            >
              {say('endGrant')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
