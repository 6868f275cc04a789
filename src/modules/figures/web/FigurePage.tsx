import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../platform/web/routing/address.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../platform/web/shell/use-title.ts'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Empty } from '../../../platform/web/ui/Empty.tsx'
import { Skeleton } from '../../../platform/web/ui/Skeleton.tsx'
import { since, usePlace } from '../../org/web/public.tsx'
import { type Address, type FigurePage as Page, readFigure } from '../contract.ts'
import { FigureActs } from './FigureActs.tsx'
import { FigureMarks } from './FigureMarks.tsx'
import { FigureValue } from './FigureValue.tsx'
import { FindingCard } from './FindingCard.tsx'
import { figureInput, figureQuery, readFigureKey } from './figure-key.ts'
import { History } from './History.tsx'
import { Lineage } from './Lineage.tsx'
import { LookControls } from './LookControls.tsx'
import { Statements } from './Statements.tsx'
import { words } from './words.ts'
import './figure-page.css'

export function FigurePage() {
  const say = useWords(words)
  const query = useQueryPart()
  const place = usePlace()
  const address = readFigureKey(
    [query.unit, query.measure, query.class, query.aspect ?? 'actual', query.period].join('~'),
  )
  if (!address) return <Empty title={say('chooseFigure')}>{say('chooseFigureHint')}</Empty>
  return <FigureAt address={address} since={since(place)} />
}

function FigureAt({
  address,
  since: at,
}: {
  readonly address: Address
  readonly since: { knownAt?: string; restated?: string }
}) {
  const page = useAsk(readFigure, { ...figureInput(address), ...at })
  return (
    <Await query={page} isPage skeleton={<Skeleton heights={[56, 64, 320, 120]} />}>
      {(data) => <FigureContent page={data} />}
    </Await>
  )
}

function FigureContent({ page }: { readonly page: Page }) {
  const say = useWords(words)
  const text = useText()
  const { figure } = page
  const printed = text(figure.printed)
  const name = `${text(figure.measure.name)}${figure.className ? `: ${text(figure.className)}` : ''}`
  useTitle(`${name}: ${printed}`)
  return (
    <>
      <header className="figure-head">
        <p className="soft">
          <Go
            to="/board"
            query={{ unit: figure.address.unit, measure: undefined, class: undefined, aspect: undefined }}
          >
            {text(figure.unit.name)}
          </Go>{' '}
          · {text(figure.periodText)}
        </p>
        <h1>{name}</h1>
        <p className="figure-page-value">
          {printed} <FigureMarks figure={figure} shown={printed} />
        </p>
        {figure.absence && <p className="soft">{text(figure.absence.text)}</p>}
        <dl className="facts">
          {page.owner && <Fact name={say('owner')} value={text(page.owner.name)} />}
          {figure.exact !== null && figure.exact !== figure.value && (
            <Fact name={say('exact')} value={inLanguage(figure.exact, text)} />
          )}
          <Fact name={say('code')} value={page.code} />
          {page.depth > 0 && <Fact name={say('origin')} value={say('steps', { count: page.depth })} />}
        </dl>
      </header>
      <div className="figure-columns">
        <div>
          <section>
            <h2 className="figure-sub">{say('origin')}</h2>
            <div className="card">
              <Lineage step={page.lineage} />
            </div>
          </section>
          {page.statements.length > 0 && (
            <div className="section">
              <Statements statements={page.statements} />
            </div>
          )}
          {page.findings.length > 0 && (
            <section className="section">
              <h2 className="figure-sub">{say('findings')}</h2>
              <ul className="findings">
                {page.findings.map((finding) => (
                  <FindingCard
                    key={finding.digest}
                    finding={finding}
                    unit={figure.address.unit}
                    period={figure.address.period}
                  />
                ))}
              </ul>
            </section>
          )}
        </div>
        <div className="figure-side">
          <FigureActs page={page} />
          <Classes page={page} />
        </div>
      </div>
      {(page.history.length > 0 || !page.derived) && <History history={page.history} />}
      <LookControls hasRestated />
    </>
  )
}

/** A long exact value is cut for the eye; the whole one stays in the interface for machines. */
const inLanguage = (exact: string, text: (both: { vi: string; en: string }) => string): string => {
  const short = exact.length > 14 ? `${exact.slice(0, 14)}…` : exact
  return text({ vi: short.replace('.', ','), en: short })
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function Classes({ page }: { readonly page: Page }) {
  const say = useWords(words)
  const text = useText()
  if (page.classes.length === 0) return null
  return (
    <section className="card">
      <h2 className="figure-sub">{say('classes')}</h2>
      <ul className="class-list">
        {page.classes.map((item) => (
          <li key={item.code}>
            <Go
              to="/figures"
              query={figureQuery(item.figure.address)}
              aria-current={item.code === page.figure.address.class ? 'true' : undefined}
            >
              {text(item.name)}
            </Go>
            <FigureValue figure={item.figure} />
          </li>
        ))}
      </ul>
    </section>
  )
}
