import { useState } from 'react'
import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../platform/web/language/use-words.ts'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Empty } from '../../../platform/web/ui/Empty.tsx'
import { listWaiting } from '../contract.ts'
import { WaitingEntries } from './WaitingEntries.tsx'
import { words } from './words.ts'

/** Entries under a unit that wait for approval; entering and approving are acts of two people. */
export function WaitingList({ unit }: { readonly unit: string }) {
  const say = useWords(words)
  const [offset, setOffset] = useState(0)
  const waiting = useAsk(listWaiting, { unit, offset })
  return (
    <section className="section">
      <div className="section-head">
        <h2>{say('waiting')}</h2>
        {waiting.data && waiting.data.total > 0 && (
          <span className="soft small">{say('waitingCount', { count: waiting.data.total })}</span>
        )}
      </div>
      <Await query={waiting}>
        {(data) =>
          data.entries.length === 0 ? (
            <Empty title={say('waitingNone')} />
          ) : (
            <>
              <WaitingEntries entries={data.entries} />
              {data.total > data.entries.length && (
                <div className="row pager">
                  <Button disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - data.entries.length))}>
                    {say('pageBefore')}
                  </Button>
                  <span className="soft">
                    {say('range', { from: offset + 1, to: offset + data.entries.length, total: data.total })}
                  </span>
                  <Button
                    disabled={offset + data.entries.length >= data.total}
                    onClick={() => setOffset(offset + data.entries.length)}
                  >
                    {say('pageAfter')}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </Await>
    </section>
  )
}
