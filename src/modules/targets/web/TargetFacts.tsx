import type { ReactNode } from 'react'
import { decimal } from '../../../platform/domain/decimal.ts'
import { printDay } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { printNumber } from '../../figures/print.ts'
import { FigureValue } from '../../figures/web/public.tsx'
import type { TargetPage } from '../contract/target.ts'
import { DirectiveLink } from './DirectiveLink.tsx'
import { PlanCell, ProgressBar, StateMark } from './TargetParts.tsx'
import { words } from './words.ts'

interface TargetFactsProps {
  readonly page: TargetPage
  readonly onOpen: (open: 'describe' | 'roles') => void
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="target-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const isSettled = (code: string): boolean => ['exceeded', 'met', 'not_met'].includes(code)

/** The figures of a target first, then what is said of it and who answers for it. */
export function TargetFacts({ page, onOpen }: TargetFactsProps) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const { row } = page
  const isWritable = page.can.write.isAllowed && !page.isPast
  return (
    <>
      <dl className="target-facts keep-together">
        <Fact name={say('plan')}>
          <PlanCell row={row} />
          <span className="soft small">
            {say(row.planAspect === 'assigned' ? 'planAssigned' : 'planOwn')}
            {page.from && ` · ${say('givenBy', { unit: text(page.from.name) })}`}
          </span>
        </Fact>
        <Fact name={say('result')}>
          <FigureValue figure={row.result} form="split" size="large" />
          <ProgressBar row={row} />
        </Fact>
        <Fact name={say('state')}>
          <StateMark state={row.state} />
          <span className="soft small">{text(row.state.reason)}</span>
          {row.due && (
            <span className="soft small">
              {say('dueBy', { due: text(row.due.printed), day: printDay(row.due.on, language) })} (
              {say(row.due.isStraight ? 'straight' : 'pathGiven')})
            </span>
          )}
        </Fact>
        <Fact name={say('forecast')}>
          <Forecast page={page} />
        </Fact>
        <Fact name={say('lastYear')}>
          <LastYear page={page} />
        </Fact>
      </dl>
      <section className="section">
        <div className="section-head">
          <h2>{say('roles')}</h2>
          {isWritable && (
            <span className="row screen-only">
              <Button className="button-small" onClick={() => onOpen('roles')}>
                {say('setRoles')}
              </Button>
              <Button className="button-small" onClick={() => onOpen('describe')}>
                {say('describe')}
              </Button>
            </span>
          )}
        </div>
        <dl className="target-said">
          <Fact name={say('leadPost')}>{leadText(page, text) || say('leadNone')}</Fact>
          {page.roles.coordinate.length > 0 && (
            <Fact name={say('coordinate')}>{page.roles.coordinate.map((body) => text(body.name)).join('; ')}</Fact>
          )}
          {page.roles.advise.length > 0 && (
            <Fact name={say('advise')}>{page.roles.advise.map((body) => text(body.name)).join('; ')}</Fact>
          )}
          {row.directive && (
            <Fact name={say('directive')}>
              <DirectiveLink id={page.directiveId} directive={row.directive} isLong />
              {page.provision && ` · ${page.provision}`}
            </Fact>
          )}
          {row.weight !== null && <Fact name={say('weight')}>{printNumber(decimal(row.weight), language)}</Fact>}
          {page.baseline && (
            <Fact name={say('baseline')}>
              {say('baselineAt', { value: text(page.baseline.printed), period: text(page.baseline.periodText) })}
            </Fact>
          )}
          {page.note && <Fact name={say('note')}>{page.note}</Fact>}
        </dl>
      </section>
    </>
  )
}

const leadText = ({ roles }: TargetPage, text: ReturnType<typeof useText>): string =>
  roles.lead
    ? [roles.lead.post ? text(roles.lead.post) : '', text(roles.lead.unit.name)].filter(Boolean).join(', ')
    : ''

function Forecast({ page: { row } }: { readonly page: TargetPage }) {
  const say = useWords(words)
  const text = useText()
  if (!row.forecast)
    return <span className="soft small">{say(isSettled(row.state.code) ? 'settled' : 'notEnough')}</span>
  return (
    <>
      <b className="tabular">{text(row.forecast.printed)}</b>
      <span className="soft small">{text(row.forecast.methodName)}</span>
      <span className="small">{say(`keeps_${row.forecast.keeps}`)}</span>
    </>
  )
}

function LastYear({ page: { lastYear } }: { readonly page: TargetPage }) {
  const say = useWords(words)
  const text = useText()
  if (!lastYear) return <span className="soft small">{say('lastYearNone')}</span>
  return (
    <>
      <span>
        <FigureValue figure={lastYear.now} form="number" hasMarks={false} /> / <FigureValue figure={lastYear.figure} />{' '}
        <span className="soft small">{text(lastYear.figure.periodText)}</span>
      </span>
      <span className="small">
        {[
          lastYear.difference ? say('difference', { value: text(lastYear.difference) }) : '',
          lastYear.percentage ? say('ofLastYear', { value: text(lastYear.percentage) }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  )
}
