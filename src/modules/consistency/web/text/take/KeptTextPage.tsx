import { useEffect, useMemo, useState } from 'react'
import { useAsk, useTell } from '../../../../../platform/web/api/use-ask.ts'
import { printDay, printInstant } from '../../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../../../platform/web/routing/address.ts'
import { Go } from '../../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../../platform/web/shell/use-title.ts'
import { useAnnounce } from '../../../../../platform/web/ui/Announcer.tsx'
import { Await } from '../../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../../platform/web/ui/Button.tsx'
import { Notice } from '../../../../../platform/web/ui/Notice.tsx'
import { ReasonDialog } from '../../../../../platform/web/ui/ReasonDialog.tsx'
import { type KeptText, readKeptText, takeBack } from '../../../../figures/contract/text.ts'
import { linesOf } from '../../../text/segments.ts'
import { words } from './words.ts'
import '../check.css'
import './take.css'

/** A kept text, opened at the words of a figure where the address names them. */
export function KeptTextPage() {
  const { id } = useQueryPart()
  const asked = useAsk(readKeptText, { id: id ?? '' })
  return (
    <Await query={asked} isPage>
      {(kept) => <Kept kept={kept} />}
    </Await>
  )
}

const placeOf = (start: number): string => `kept-at-${start}`

function Kept({ kept }: { readonly kept: KeptText }) {
  const say = useWords(words)
  const told = useText()
  const language = useLanguage()
  const { at } = useQueryPart()
  useTitle(kept.title)
  useEffect(() => {
    if (at !== undefined) document.getElementById(placeOf(Number(at)))?.scrollIntoView({ block: 'center' })
  }, [at])
  const facts = [
    kept.symbol,
    kept.issuer,
    kept.issuedOn === null ? null : printDay(kept.issuedOn, language),
    told(kept.unit.name),
  ]
  return (
    <>
      <header className="page-head">
        <div>
          <p className="soft">{say('keptTitle')}</p>
          <h1>{kept.title}</h1>
          <p className="soft">{facts.filter((fact) => fact !== null).join(' · ')}</p>
          <p className="soft small">
            {say('keptBy', { who: told(kept.keptBy), when: printInstant(kept.keptAt, language) })}
          </p>
        </div>
        {!kept.isWithdrawn && <Withdraw kept={kept} />}
      </header>
      {kept.isWithdrawn && <Notice look="warn" title={say('isWithdrawn')} />}
      <div className="check-sides">
        <section className="check-found" aria-label={say('takenFigures')}>
          <h2>{say('takenFigures')}</h2>
          <ul className="take-list">
            {kept.entries.map((entry) => (
              <li key={entry.id}>
                <Go
                  to="/figures"
                  keeps={[]}
                  query={{
                    unit: entry.address.unit,
                    measure: entry.address.measure,
                    class: entry.address.class ?? undefined,
                    period: entry.address.period,
                  }}
                >
                  {told(entry.measure)}: {told(entry.printed)}
                </Go>
                <p className="soft small">
                  {told(entry.unit.name)} · {told(entry.periodText)} · {say(entry.state)}
                  {entry.state === 'stands' && ` · ${say(entry.isApproved ? 'approved' : 'notApproved')}`} ·{' '}
                  <Go keepsScroll query={{ at: String(entry.start) }}>
                    “{kept.text.slice(entry.start, entry.end)}”, {say('paragraph', { number: entry.paragraph })}
                  </Go>
                </p>
              </li>
            ))}
          </ul>
        </section>
        <Origin kept={kept} at={at === undefined ? null : Number(at)} />
      </div>
    </>
  )
}

/** The text word for word, what was taken from it underlined. */
function Origin({ kept, at }: { readonly kept: KeptText; readonly at: number | null }) {
  const say = useWords(words)
  const lines = useMemo(() => linesOf(kept.text, kept.entries, []), [kept])
  return (
    <section className="card check-text" aria-label={say('keptTitle')}>
      {lines.map((line) => (
        <p key={line.start} className="check-line">
          {line.segments.map(({ start, end, figure }) => {
            const entry = figure === null ? undefined : kept.entries[figure]
            const cut = kept.text.slice(start, end)
            if (!entry) return <span key={start}>{cut}</span>
            const look = `take-origin ${entry.state === 'stands' ? '' : 'take-over-state'} ${entry.start === at ? 'check-active' : ''}`
            return (
              <mark key={start} id={placeOf(start)} className={look}>
                {cut}
              </mark>
            )
          })}
        </p>
      ))}
    </section>
  )
}

function Withdraw({ kept }: { readonly kept: KeptText }) {
  const say = useWords(words)
  const announce = useAnnounce()
  const [isOpen, setOpen] = useState(false)
  const withdrawing = useTell(takeBack)
  const told = useText()
  const refused = withdrawing.data?.refused ?? []
  return (
    <div className="screen-only">
      <Button ability={kept.can.withdraw} onClick={() => setOpen(true)}>
        {say('withdraw')}
      </Button>
      {refused.length > 0 && (
        <Notice look="warn" title={say('notWithdrawn', { count: refused.length })}>
          {[...new Set(refused.flatMap(({ refusal }) => (refusal ? [told(refusal.message)] : [])))].join(' ')}
        </Notice>
      )}
      {isOpen && (
        <ReasonDialog
          title={say('withdraw')}
          act={say('withdraw')}
          problem={withdrawing.error}
          isPending={withdrawing.isPending}
          onClose={() => setOpen(false)}
          onSubmit={(reason) =>
            withdrawing.mutate(
              { id: kept.id, reason },
              {
                onSuccess: ({ withdrawn }) => {
                  announce(say('withdrawnNow', { count: withdrawn }))
                  setOpen(false)
                },
              },
            )
          }
        >
          <p className="soft">{say('withdrawLead')}</p>
        </ReasonDialog>
      )}
    </div>
  )
}
