import { useState } from 'react'
import type { z } from 'zod'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import type { readPosts } from '../../contract/posts.ts'
import { HoldForm } from './HoldForm.tsx'
import { EndForm } from './HoldingActs.tsx'
import { PostHistory } from './PostHistory.tsx'
import { words } from './words.ts'

type Body = z.output<typeof readPosts.output>['bodies'][number]
type Post = Body['posts'][number]

interface Row {
  readonly key: string
  /** The first line of its post; the others repeat its name. */
  readonly isFirst: boolean
  readonly post: Post
  readonly holder: Post['holders'][number] | null
}

type Task =
  | { readonly kind: 'history' | 'hold'; readonly post: { readonly id: string; readonly name: string } }
  | { readonly kind: 'end'; readonly post: string; readonly holding: { readonly id: string; readonly name: string } }

interface BodyPostsProps {
  readonly unit: string
  readonly body: Body
  readonly canWrite: boolean
}

/** One body: a line for everybody in a post, and one for what is vacant. */
export function BodyPosts({ unit, body, canWrite }: BodyPostsProps) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const [task, setTask] = useState<Task | null>(null)
  const close = () => setTask(null)
  const rows = body.posts.flatMap((post): readonly Row[] => [
    ...post.holders.map((holder, index) => ({ key: holder.id, isFirst: index === 0, post, holder })),
    ...(post.vacant > 0 || post.holders.length === 0
      ? [{ key: `${post.id}-vacant`, isFirst: post.holders.length === 0, post, holder: null }]
      : []),
  ])
  return (
    <section className="section posts-body">
      <div className="section-head">
        <h2>{text(body.body.name)}</h2>
      </div>
      <DataTable
        caption={text(body.body.name)}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'post',
            kind: 'title',
            width: '24%',
            header: say('post'),
            cell: ({ post, isFirst }) =>
              isFirst ? (
                <button
                  type="button"
                  className="posts-name"
                  aria-label={say('historyOf', { post: text(post.name) })}
                  onClick={() => setTask({ kind: 'history', post: { id: post.id, name: text(post.name) } })}
                >
                  {text(post.name)}
                </button>
              ) : (
                <span className="posts-again">{text(post.name)}</span>
              ),
          },
          {
            key: 'holder',
            width: '22%',
            header: say('holder'),
            cell: ({ post, holder }) =>
              holder ? (
                <>
                  <b>{holder.name}</b> {holder.isActing && <span className="soft">({say('acting')})</span>}
                </>
              ) : (
                <span className="posts-vacant">
                  {post.seats === 1 ? say('vacant') : say('vacantMany', { count: post.vacant })}
                </span>
              ),
          },
          {
            key: 'since',
            header: say('since'),
            label: say('since'),
            cell: ({ holder }) =>
              holder && (
                <>
                  <span className="nowrap">{printDay(holder.from, language)}</span>
                  {holder.until !== null && (
                    <span className="soft small block">{say('until', { day: printDay(holder.until, language) })}</span>
                  )}
                </>
              ),
          },
          {
            key: 'decision',
            header: say('decision'),
            label: say('decision'),
            cell: ({ holder }) => holder && <span className="nowrap">{holder.decision ?? '—'}</span>,
          },
          {
            key: 'note',
            header: say('note'),
            cell: ({ holder }) =>
              holder &&
              holder.alsoHolds.length > 0 && (
                <span className="small">{say('alsoHolds', { posts: holder.alsoHolds.map(text).join(', ') })}</span>
              ),
          },
          {
            key: 'acts',
            kind: 'act',
            header: <span className="unseen">{say('acts')}</span>,
            cell: ({ post, holder }) =>
              canWrite && (
                <span className="screen-only posts-acts">
                  {holder ? (
                    <Button
                      look="quiet"
                      aria-label={`${say('end')}: ${holder.name}`}
                      onClick={() => setTask({ kind: 'end', post: text(post.name), holding: holder })}
                    >
                      {say('end')}
                    </Button>
                  ) : (
                    <Button
                      look="quiet"
                      aria-label={say('holdTitle', { post: text(post.name) })}
                      onClick={() => setTask({ kind: 'hold', post: { id: post.id, name: text(post.name) } })}
                    >
                      {say('hold')}
                    </Button>
                  )}
                </span>
              ),
          },
        ]}
      />
      {task?.kind === 'history' && <PostHistory unit={unit} post={task.post} canWrite={canWrite} onDone={close} />}
      {task?.kind === 'hold' && <HoldForm unit={unit} post={task.post} onDone={close} />}
      {task?.kind === 'end' && <EndForm post={task.post} holding={task.holding} onDone={close} />}
    </section>
  )
}
