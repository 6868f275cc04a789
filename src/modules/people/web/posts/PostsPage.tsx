import { useState } from 'react'
import type { z } from 'zod'
import { parsePeriod } from '../../../../platform/domain/period.ts'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo, useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { TextField } from '../../../../platform/web/ui/Field.tsx'
import { Icon } from '../../../../platform/web/ui/icons.tsx'
import { usePlace } from '../../../org/web/public.tsx'
import { readPosts } from '../../contract/posts.ts'
import { BodyPosts } from './BodyPosts.tsx'
import { OpenPostForm } from './OpenPostForm.tsx'
import { words } from './words.ts'
import './posts.css'

type Posts = z.output<typeof readPosts.output>

export function PostsPage() {
  const say = useWords(words)
  const { unit } = usePlace()
  const { on } = useQueryPart()
  useTitle(say('title'))
  const posts = useAsk(readPosts, { unit: unit ?? '', ...(on === undefined ? {} : { on }) }, unit !== undefined)
  return (
    <Await query={posts} isPage>
      {(data) => <Sheet data={data} />}
    </Await>
  )
}

function Sheet({ data }: { readonly data: Posts }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const [isOpening, setOpening] = useState(false)
  const hasPosts = data.bodies.some((body) => body.posts.length > 0)
  const bodies = data.bodies.filter((body) => body.posts.length > 0)
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say('title')}</h1>
          <p className="soft screen-only">{say('lead')}</p>
          <p className="print-only">{say('sheet', { unit: text(data.unit.name), day: printDay(data.on, language) })}</p>
        </div>
        <div className="row screen-only">
          <Go to="/terms" className="button button-plain">
            {say('terms')}
          </Go>
          {hasPosts && (
            <Button onClick={() => window.print()}>
              <Icon name="print" /> {say('print')}
            </Button>
          )}
          <Button look="primary" ability={data.can.write} onClick={() => setOpening(true)}>
            {say('open')}
          </Button>
        </div>
      </header>
      <DaySwitch on={data.on} today={data.today} />
      {hasPosts ? (
        bodies.map((body) => (
          <BodyPosts key={body.body.code} unit={data.unit.code} body={body} canWrite={data.can.write.isAllowed} />
        ))
      ) : (
        <Empty title={say('none')}>
          <p>{say('noneNext')}</p>
        </Empty>
      )}
      {isOpening && <OpenPostForm data={data} onDone={() => setOpening(false)} />}
    </>
  )
}

function DaySwitch({ on, today }: { readonly on: string; readonly today: string }) {
  const say = useWords(words)
  const language = useLanguage()
  const go = useGo()
  const { period } = usePlace()
  const parsed = period === undefined ? undefined : parsePeriod(period)
  const lastDay = parsed?.ok && parsed.value.last < today ? parsed.value.last : undefined
  return (
    <div className="posts-day screen-only">
      <TextField
        label={say('on')}
        type="date"
        value={on}
        onChange={(event) => {
          if (event.target.value !== '') go({ on: event.target.value }, { isReplacing: true, keepsScroll: true })
        }}
      />
      <p role="status">
        {on !== today && say('notToday', { day: printDay(on, language) })}{' '}
        {on !== today && (
          <Go query={{ on: undefined }} keepsScroll>
            {say('backToToday')}
          </Go>
        )}
        {lastDay !== undefined && on !== lastDay && (
          <Go query={{ on: lastDay }} keepsScroll>
            {say('periodEnd', { day: printDay(lastDay, language) })}
          </Go>
        )}
      </p>
    </div>
  )
}
