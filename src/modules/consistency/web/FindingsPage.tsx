import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../platform/web/shell/use-title.ts'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Empty } from '../../../platform/web/ui/Empty.tsx'
import { Fold } from '../../../platform/web/ui/Fold.tsx'
import { FindingCard, FindingLink } from '../../figures/web/public.tsx'
import { usePlace } from '../../org/web/public.tsx'
import { findingsHere } from '../contract.ts'
import { Answers } from './Answers.tsx'
import { words } from './words.ts'
import './consistency.css'

type Page = z.output<typeof findingsHere.output>

/** What does not agree at a unit in a period, and below it. */
export function FindingsPage() {
  const say = useWords(words)
  useTitle(say('title'))
  const { unit, period } = usePlace()
  const [offset, setOffset] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another unit or period begins at its first page
  useEffect(() => setOffset(0), [unit, period])
  const isWhole = unit !== undefined && period !== undefined
  const asked = useAsk(findingsHere, { unit: unit ?? '', period: period ?? '', offset }, isWhole)
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say('title')}</h1>
          <p className="soft">{say('lead')}</p>
          <p className="screen-only">
            <Go to="/consistency/rules">{say('toRules')}</Go>
          </p>
        </div>
      </header>
      {isWhole ? (
        <Await query={asked} isPage>
          {(page) => <Findings page={page} offset={offset} onTurn={setOffset} />}
        </Await>
      ) : (
        <Empty title={say('needsPeriod')} />
      )}
    </>
  )
}

interface FindingsProps {
  readonly page: Page
  readonly offset: number
  readonly onTurn: (offset: number) => void
}

function Findings({ page, offset, onTurn }: FindingsProps) {
  const say = useWords(words)
  const text = useText()
  const open = page.findings.filter((finding) => finding.answer === null).length
  return (
    <>
      <section className="section findings-section">
        <h2>
          {say('here', { unit: text(page.unit.name) })}, {text(page.period.text)}
          {open > 0 && <span className="soft"> · {say('openCount', { count: open })}</span>}
        </h2>
        {page.findings.length === 0 ? (
          <Empty title={say('none', { unit: text(page.unit.name), period: text(page.period.text) })}>
            <p>{say('noneNext')}</p>
          </Empty>
        ) : (
          <ul className="findings">
            {page.findings.map((finding) =>
              page.can.answer.isAllowed ? (
                <FindingCard
                  key={finding.digest}
                  finding={finding}
                  unit={finding.addresses[0]?.unit ?? page.unit.code}
                  period={page.period.id}
                  hasLink
                />
              ) : (
                <FindingLink key={finding.digest} finding={finding} />
              ),
            )}
          </ul>
        )}
      </section>
      {page.unchecked.length > 0 && <Unchecked page={page} />}
      <Below page={page} offset={offset} onTurn={onTurn} />
      <Answers unit={page.unit.code} period={page.period.id} />
    </>
  )
}

function Unchecked({ page }: { readonly page: Page }) {
  const say = useWords(words)
  const text = useText()
  return (
    <section className="section">
      <Fold title={say('unchecked', { count: page.unchecked.length })}>
        <p className="soft">{say('uncheckedLead')}</p>
        <ul className="unchecked">
          {page.unchecked.map((item) => (
            <li key={`${item.rule}-${item.addresses.map((at) => `${at.unit}${at.measure}${at.period}`).join()}`}>
              {text(item.name)}{' '}
              <span className="soft">
                {item.missing.map(text).join(', ')}: {say(item.why)}
              </span>
            </li>
          ))}
        </ul>
      </Fold>
    </section>
  )
}

const pageSize = 10

function Below({ page, offset, onTurn }: FindingsProps) {
  const say = useWords(words)
  const text = useText()
  const unclear = page.children.filter((child) => child.findings.length > 0)
  const clear = page.children.filter((child) => child.findings.length === 0)
  return (
    <section className="section findings-section">
      <h2>{say('below')}</h2>
      {page.total === 0 && <p className="soft">{say('belowNone')}</p>}
      {unclear.length > 0 && (
        <ul className="below">
          {unclear.map((child) => (
            <li key={child.unit.code}>
              <h3>
                <Go query={{ unit: child.unit.code }}>{text(child.unit.name)}</Go>
              </h3>
              <ul className="findings">
                {child.findings.map((finding) => (
                  <FindingLink key={finding.digest} finding={finding} />
                ))}
              </ul>
              {child.more > 0 && <p className="soft">{say('more', { count: child.more })}</p>}
            </li>
          ))}
        </ul>
      )}
      {clear.length > 0 && (
        <p className="soft">{say('belowClear', { units: clear.map((child) => text(child.unit.name)).join(', ') })}</p>
      )}
      {page.total > pageSize && (
        <nav className="row screen-only" aria-label={say('below')}>
          <Button disabled={offset === 0} onClick={() => onTurn(Math.max(0, offset - pageSize))}>
            {say('before')}
          </Button>
          <span className="soft">
            {say('shown', {
              from: offset + 1,
              to: Math.min(offset + page.children.length, page.total),
              total: page.total,
            })}
          </span>
          <Button disabled={offset + pageSize >= page.total} onClick={() => onTurn(offset + pageSize)}>
            {say('after')}
          </Button>
        </nav>
      )}
    </section>
  )
}
