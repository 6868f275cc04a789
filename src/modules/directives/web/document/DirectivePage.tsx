import { useState } from 'react'
import type { z } from 'zod'
import { useAsk, useTell } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo, useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Notice } from '../../../../platform/web/ui/Notice.tsx'
import { ReasonDialog } from '../../../../platform/web/ui/ReasonDialog.tsx'
import { readDirective, withdrawDirective } from '../../contract/document.ts'
import { DirectiveForm } from '../DirectiveForm.tsx'
import { lookOfForce, StateMark } from '../StateMark.tsx'
import { type TypedDocument, yearsOf } from '../typed.ts'
import { words as listWords } from '../words.ts'
import { Demands } from './Demands.tsx'
import { Files } from './Files.tsx'
import { History } from './History.tsx'
import { Relations } from './Relations.tsx'
import { SummingUps } from './SummingUps.tsx'
import { words } from './words.ts'
import '../directives.css'

export type Page = z.output<typeof readDirective.output>

/** One document with everything that hangs on it. */
export function DirectivePage() {
  const query = useQueryPart()
  const document = useAsk(readDirective, { id: query.document ?? '' })
  return (
    <Await query={document} isPage>
      {(data) => <Shown data={data} />}
    </Await>
  )
}

function Shown({ data }: { readonly data: Page }) {
  const say = useWords(words)
  const text = useText()
  useTitle(data.symbol ?? text(data.name))
  return (
    <>
      <Head data={data} />
      <NextStep data={data} />
      <Facts data={data} />
      <section className="section">
        <h2>{say('provisions')}</h2>
        {data.provisions.length === 0 ? (
          <p className="soft">{say('noProvisions')}</p>
        ) : (
          <ol className="directive-list">
            {data.provisions.map((item) => (
              <li key={item.id}>
                <strong>{item.number}</strong>
                <span className="directive-grow directive-text">{item.text}</span>
                {item.hint !== null && <span className="soft">{item.hint}</span>}
              </li>
            ))}
          </ol>
        )}
      </section>
      <Files data={data} />
      <Relations data={data} />
      <Demands data={data} />
      <SummingUps data={data} />
      <Sessions data={data} />
      <History data={data} />
    </>
  )
}

const typedOf = (data: Page): TypedDocument => ({
  ...{
    id: data.id,
    issuer: data.issuer.code,
    kind: data.kind,
    symbol: data.symbol ?? '',
    issuedOn: data.issuedOn ?? '',
  },
  ...{ title: data.name.vi, secrecy: 'none', summary: data.summary ?? '', signedOn: data.signedOn ?? '' },
  ...{ effectiveOn: data.effectiveOn ?? '', horizon: data.horizon?.id ?? '' },
  ...(yearsOf(data.horizon?.id ?? '') ?? { horizonFrom: '', horizonUntil: '' }),
  ...{ audience: data.audience, partners: data.partners.map((partner) => partner.code), reason: '' },
  provisions: data.provisions.map((item) => ({ ...item, hint: item.hint ?? '' })),
})

function Head({ data }: { readonly data: Page }) {
  const say = useWords(words)
  const sayForce = useWords(listWords)
  const text = useText()
  const go = useGo()
  const announce = useAnnounce()
  const { unit } = useQueryPart()
  const [task, setTask] = useState<'correct' | 'withdraw' | null>(null)
  const withdrawing = useTell(withdrawDirective)
  return (
    <header className="page-head">
      <div>
        <p className="screen-only">
          <Go to="/directives" keeps={['unit', 'period']}>
            ‹ {say('back')}
          </Go>
          {' · '}
          <Go to="/targets/resolution" keeps={['unit', 'period']} query={{ directive: data.id }}>
            {say('targets')}
          </Go>
        </p>
        <h1>{text(data.name)}</h1>
        <p className="soft">
          {[text(data.kindName), data.symbol, text(data.issuer.name)].filter(Boolean).join(' · ')}{' '}
          <StateMark look={lookOfForce[data.force]}>{sayForce(data.force)}</StateMark>
        </p>
      </div>
      {data.can.write.isAllowed && (
        <div className="directive-tools screen-only">
          <Button onClick={() => setTask('correct')}>{say('correct')}</Button>
          <Button look="quiet" onClick={() => setTask('withdraw')}>
            {say('withdraw')}
          </Button>
        </div>
      )}
      {task === 'correct' && (
        <DirectiveForm unit={unit ?? data.issuer.code} held={typedOf(data)} onDone={() => setTask(null)} />
      )}
      {task === 'withdraw' && (
        <ReasonDialog
          title={say('withdrawTitle', { symbol: data.symbol ?? '' })}
          act={say('withdraw')}
          problem={withdrawing.error}
          isPending={withdrawing.isPending}
          onClose={() => setTask(null)}
          onSubmit={(reason) =>
            withdrawing.mutate(
              { id: data.id, reason },
              {
                onSuccess: () => {
                  announce(say('withdrawn'))
                  go({ document: undefined }, { to: '/directives', isReplacing: true })
                },
              },
            )
          }
        />
      )}
    </header>
  )
}

/** The one thing to do now, for who may do it. */
function NextStep({ data }: { readonly data: Page }) {
  const say = useWords(words)
  if (!data.can.write.isAllowed) return null
  const step = data.summingUps.some((item) => item.state === 'late')
    ? 'nextSummingUp'
    : data.demands.some((item) => (item.counts?.missing ?? 0) > 0)
      ? 'nextDemand'
      : data.files.length === 0
        ? 'nextFile'
        : null
  return step && <Notice look="warn" title={`${say('next')}: ${say(step)}`} />
}

function Facts({ data }: { readonly data: Page }) {
  const say = useWords(words)
  const sayList = useWords(listWords)
  const text = useText()
  const language = useLanguage()
  const day = (value: string | null): string | null => value && printDay(value, language)
  const horizon =
    data.horizon && `${text(data.horizon.text)}${data.horizon.last === null ? ` (${say('horizonOpen')})` : ''}`
  const facts: readonly (readonly [string, string | null])[] = [
    [sayList('symbol'), data.symbol],
    [sayList('issuedOn'), day(data.issuedOn)],
    [sayList('signedOn'), day(data.signedOn)],
    [sayList('effectiveOn'), day(data.effectiveOn)],
    [sayList('horizonKept'), horizon],
    [say('partners'), data.partners.map((partner) => text(partner.name)).join(', ') || null],
    [sayList('audience'), sayList(`audience_${data.audience}`)],
  ]
  return (
    <section className="section">
      <h2 className="unseen">{say('facts')}</h2>
      {data.symbolRemark && <Notice look="warn" title={text(data.symbolRemark)} />}
      <dl className="directive-facts">
        {facts.map(
          ([name, value]) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
        {data.edition && (
          <div>
            <dt>{say('edition')}</dt>
            <dd>
              <Go to={`/d/${data.edition.code}`} keeps={['unit', 'period']}>
                {text(data.edition.name)}
              </Go>
            </dd>
          </div>
        )}
      </dl>
      {data.summary !== null && <p className="directive-text">{data.summary}</p>}
    </section>
  )
}

function Sessions({ data }: { readonly data: Page }) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <section className="section">
      <div className="section-head">
        <h2>{say('sessions')}</h2>
        {data.can.write.isAllowed && (
          <Go
            to="/directives/sessions"
            keeps={['unit', 'period']}
            query={{ convene: data.id }}
            className="button button-plain button-small row-end screen-only"
          >
            {say('convene')}
          </Go>
        )}
      </div>
      {data.sessions.length === 0 ? (
        <p className="soft">{say('noSessions')}</p>
      ) : (
        <ul className="directive-list">
          {data.sessions.map((item) => (
            <li key={item.id}>
              <Go to="/directives/session" keeps={['unit', 'period']} query={{ session: item.id }}>
                {item.title}
              </Go>
              <span className="soft">{printDay(item.heldOn, language)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
