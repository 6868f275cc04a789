import { useState } from 'react'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx'
import { readPost } from '../../contract/posts.ts'
import { HoldForm } from './HoldForm.tsx'
import { ChangeForm, WithdrawForm } from './HoldingActs.tsx'
import { words } from './words.ts'

interface PostHistoryProps {
  readonly unit: string
  readonly post: { readonly id: string; readonly name: string }
  readonly canWrite: boolean
  readonly onDone: () => void
}

type Task =
  | { readonly kind: 'hold' | 'change' }
  | { readonly kind: 'withdraw'; readonly id: string; readonly name: string }

/** Everybody who ever held a post, latest first, and what may be done with it. */
export function PostHistory({ unit, post, canWrite, onDone }: PostHistoryProps) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const history = useAsk(readPost, { unit, post: post.id })
  const [task, setTask] = useState<Task | null>(null)
  const close = () => setTask(null)
  const day = (value: string): string => printDay(value, language)
  return (
    <Dialog title={say('history', { post: post.name })} size="large" onClose={onDone}>
      <Await query={history}>
        {(data) => (
          <div className="stack">
            <p className="soft">
              {text(data.body.name)} · {say('seats', { count: data.seats })}
            </p>
            {data.holdings.length === 0 ? (
              <p>{say('noHistory')}</p>
            ) : (
              <DataTable
                caption={say('history', { post: post.name })}
                rows={data.holdings}
                rowKey={(row) => row.id}
                columns={[
                  {
                    key: 'name',
                    kind: 'title',
                    header: say('holder'),
                    cell: (row) => (
                      <>
                        {row.name} {row.isActing && <span className="soft">({say('acting')})</span>}
                      </>
                    ),
                  },
                  {
                    key: 'days',
                    header: say('days'),
                    label: say('days'),
                    cell: (row) => `${day(row.from)} – ${row.until === null ? say('lasting') : day(row.until)}`,
                  },
                  {
                    key: 'decision',
                    header: say('decision'),
                    label: say('decision'),
                    cell: (row) => row.decision ?? '—',
                  },
                  {
                    key: 'acts',
                    kind: 'act',
                    header: <span className="unseen">{say('acts')}</span>,
                    cell: (row) =>
                      canWrite && (
                        <Button
                          look="quiet"
                          aria-label={`${say('withdraw')}: ${row.name}`}
                          onClick={() => setTask({ kind: 'withdraw', id: row.id, name: row.name })}
                        >
                          {say('withdraw')}
                        </Button>
                      ),
                  },
                ]}
              />
            )}
            {canWrite && (
              <div className="row">
                <Button look="primary" onClick={() => setTask({ kind: 'hold' })}>
                  {say('hold')}
                </Button>
                <Button onClick={() => setTask({ kind: 'change' })}>{say('change')}</Button>
              </div>
            )}
            {task?.kind === 'hold' && <HoldForm unit={unit} post={post} onDone={close} />}
            {task?.kind === 'change' && (
              <ChangeForm
                post={{ ...post, seats: data.seats, from: data.from ?? '', until: data.until }}
                onDone={close}
              />
            )}
            {task?.kind === 'withdraw' && <WithdrawForm holding={task} onDone={close} />}
          </div>
        )}
      </Await>
    </Dialog>
  )
}
