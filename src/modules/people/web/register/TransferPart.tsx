import { useState } from 'react'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import type { PersonPage } from '../../contract/register.ts'
import type { TransferEvent } from '../../transfer.ts'
import { AdvanceTransfer } from './AdvanceTransfer.tsx'
import { OpenTransfer } from './OpenTransfer.tsx'
import { words } from './words.ts'

export type TransferOf = PersonPage['transfers'][number]

export function TransferPart({ person }: { readonly person: PersonPage }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const [isOpening, setOpening] = useState(false)
  const [going, setGoing] = useState<{ readonly transfer: TransferOf; readonly event: TransferEvent }>()
  const side = (unit: TransferOf['from'], elsewhere: string | null): string =>
    unit === null ? (elsewhere ?? '') : text(unit.name)
  const isOpen = person.transfers.some((transfer) => transfer.state !== 'accepted')
  return (
    <section className="section" aria-labelledby="transfer-part">
      <div className="section-head">
        <h2 id="transfer-part">{say('transfersPart')}</h2>
        {!isOpen && person.can.transfer.isAllowed && (
          <Button className="row-end button-small screen-only" onClick={() => setOpening(true)}>
            {say('openTransfer')}
          </Button>
        )}
      </div>
      {person.transfers.length === 0 && <p className="soft">{say('noTransfers')}</p>}
      <ul className="stack">
        {person.transfers.map((transfer) => (
          <li key={transfer.id} className="card">
            <p>
              <strong>
                {say('moves', {
                  from: side(transfer.from, transfer.elsewhere),
                  to: side(transfer.to, transfer.elsewhere),
                })}
              </strong>{' '}
              · {say(`t_${transfer.state}`)}
            </p>
            <ul className="soft small transfer-days">
              {(
                [
                  ['t_decided', transfer.decidedOn],
                  ['t_started', transfer.startedOn],
                  ['t_lettered', transfer.letterOn],
                  ['t_presented', transfer.presentedOn],
                  ['t_accepted', transfer.acceptedOn],
                ] as const
              ).map(([key, on]) =>
                on === null ? null : (
                  <li key={key}>
                    {say(key)}: {printDay(on, language)}
                  </li>
                ),
              )}
            </ul>
            {transfer.can.length > 0 && (
              <div className="row screen-only">
                {transfer.can.map(({ event, ability }) => (
                  <Button
                    key={event}
                    look={event === 'call_off' ? 'quiet' : 'plain'}
                    className="button-small"
                    ability={ability}
                    onClick={() => setGoing({ transfer, event })}
                  >
                    {say(event)}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
      {isOpening && <OpenTransfer person={person} onDone={() => setOpening(false)} />}
      {going && <AdvanceTransfer {...going} person={person} onDone={() => setGoing(undefined)} />}
    </section>
  )
}
