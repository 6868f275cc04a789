import { useState } from 'react'
import { useAsk, useTell } from '../../../../platform/web/api/use-ask.ts'
import { printDay, printInstant } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../../platform/web/routing/address.ts'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { ReasonDialog } from '../../../../platform/web/ui/ReasonDialog.tsx'
import { readReorganisation, withdrawReorganisation } from '../../contract/reorganise.ts'
import { Branches } from './Branches.tsx'
import { Successions } from './Successions.tsx'
import { words } from './words.ts'
import './reorganise.css'

export function DecisionPage() {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const { id = '' } = useQueryPart()
  const [isWithdrawing, setWithdrawing] = useState(false)
  const page = useAsk(readReorganisation, { id })
  useTitle(page.data ? (page.data.symbol ?? text(page.data.name)) : say('decisions'))
  return (
    <Await query={page} isPage>
      {(data) => (
        <>
          <header className="page-head">
            <div>
              <h1>{text(data.name)}</h1>
              <p className="soft">
                {data.symbol} · {text(data.issuer.name)} · {say('issuedOn')} {printDay(data.issuedOn, language)} ·{' '}
                {say('effectiveOn')} <strong>{printDay(data.effectiveOn, language)}</strong> · {say(data.state)}
              </p>
              <p className="soft small">
                {say('decidedBy', { name: text(data.decidedBy.name), at: printInstant(data.decidedBy.at, language) })}
              </p>
              {data.withdrawn && (
                <p className="soft small">
                  {say('withdrawnBy', {
                    name: text(data.withdrawn.name),
                    at: printInstant(data.withdrawn.at, language),
                    reason: data.withdrawn.reason ?? '—',
                  })}
                </p>
              )}
            </div>
            {data.state === 'planned' && (
              <Button ability={data.can.withdraw} onClick={() => setWithdrawing(true)}>
                {say('withdraw')}
              </Button>
            )}
          </header>
          <div className="preview">
            {data.state !== 'withdrawn' && <Branches before={data.before} after={data.after} />}
            {data.successions.length > 0 && (
              <section>
                <h2>{say('successions')}</h2>
                <Successions edges={data.successions} />
              </section>
            )}
          </div>
          {isWithdrawing && <WithdrawDialog id={data.id} onDone={() => setWithdrawing(false)} />}
        </>
      )}
    </Await>
  )
}

function WithdrawDialog({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const say = useWords(words)
  const announce = useAnnounce()
  const telling = useTell(withdrawReorganisation)
  return (
    <ReasonDialog
      title={say('withdraw')}
      act={say('withdraw')}
      problem={telling.error}
      isPending={telling.isPending}
      onClose={onDone}
      onSubmit={(reason) =>
        telling.mutate(
          { id, reason },
          {
            onSuccess: () => {
              announce(say('withdrawnDone'))
              onDone()
            },
          },
        )
      }
    />
  )
}
