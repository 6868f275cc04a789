import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { useGo, useQueryPart } from '../../../platform/web/routing/address.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../platform/web/shell/use-title.ts'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { Empty } from '../../../platform/web/ui/Empty.tsx'
import { SelectField } from '../../../platform/web/ui/Field.tsx'
import { usePlace } from '../../org/web/public.tsx'
import { listResolutions, type ResolutionPage as Page, readResolution } from '../contract/resolution.ts'
import { type TargetState, targetStates } from '../state.ts'
import { stateNames } from '../state-text.ts'
import { DirectiveLink } from './DirectiveLink.tsx'
import { RuleLine } from './RuleLine.tsx'
import { StateMark } from './TargetParts.tsx'
import { words } from './words.ts'
import './board.css'
import './target-page.css'

const pageSize = 50

/** Every target of a directive at a unit and below it. */
export function ResolutionPage() {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const { unit } = usePlace()
  const query = useQueryPart()
  const go = useGo()
  useTitle(say('resolutionTitle'))
  const list = useAsk(listResolutions, { unit: unit ?? '' }, unit !== undefined)
  const directives = list.data?.directives ?? []
  const chosen = query.directive ?? directives.toSorted((a, b) => b.targets - a.targets)[0]?.id
  return (
    <>
      <header className="page-head">
        <div>
          <p className="screen-only">
            <Go to="/targets" query={{ directive: undefined, state: undefined, under: undefined, from: undefined }}>
              ‹ {say('backToTargets')}
            </Go>
          </p>
          <h1>{say('resolutionTitle')}</h1>
        </div>
      </header>
      {directives.length > 0 && (
        <div className="screen-only resolution-filters">
          <SelectField
            label={say('directive')}
            value={chosen ?? ''}
            onChange={(event) =>
              go({ directive: event.target.value, state: undefined, under: undefined, from: undefined })
            }
          >
            {query.directive !== undefined && !directives.some((item) => item.id === query.directive) && (
              <option value={query.directive}>—</option>
            )}
            {directives.map((item) => (
              <option key={item.id} value={item.id}>
                {[item.symbol, text(item.name), item.issuedOn ? printDay(item.issuedOn, language) : '']
                  .filter(Boolean)
                  .join(' · ')}
              </option>
            ))}
          </SelectField>
        </div>
      )}
      {chosen !== undefined && unit !== undefined ? (
        <Followed unit={unit} directive={chosen} />
      ) : (
        list.data && (
          <Empty title={say('resolutionNone')}>
            <p>{say('resolutionNoneNext')}</p>
          </Empty>
        )
      )}
    </>
  )
}

function Followed({ unit, directive }: { readonly unit: string; readonly directive: string }) {
  const query = useQueryPart()
  const state = targetStates.find((code) => code === query.state)
  const offset = Number.parseInt(query.from ?? '0', 10) || 0
  const page = useAsk(readResolution, {
    unit,
    directive,
    offset,
    ...(state === undefined ? {} : { state }),
    ...(query.under === undefined ? {} : { under: query.under }),
  })
  return <Await query={page}>{(data) => <Content page={data} state={state} offset={offset} />}</Await>
}

interface ContentProps {
  readonly page: Page
  readonly state: TargetState | undefined
  readonly offset: number
}

function Content({ page, state, offset }: ContentProps) {
  const say = useWords(words)
  const text = useText()
  return (
    <>
      <p>
        <b>
          <DirectiveLink id={page.directive.id} directive={page.directive} isLong />
        </b>
        <span className="soft"> · {text(page.unit.name)}</span>
      </p>
      <ul className="child-states">
        {page.counts.map((item) => (
          <li key={item.code}>
            <StateMark state={{ code: item.code, name: countName(item), reason: item.name }} />
          </li>
        ))}
      </ul>
      <section className="section">
        <div className="section-head">
          <h2>{say('resolutionList', { count: page.total })}</h2>
        </div>
        <Filters page={page} state={state} />
        <List page={page} />
        <Pages total={page.total} offset={offset} />
      </section>
      <Matrix page={page} />
      <RuleLine rule={page.rule} />
    </>
  )
}

const countName = ({ count, name }: Page['counts'][number]) => ({
  vi: `${count} ${name.vi}`,
  en: `${count} ${name.en}`,
})

function Filters({ page, state }: { readonly page: Page; readonly state: TargetState | undefined }) {
  const say = useWords(words)
  const text = useText()
  const go = useGo()
  const { under } = useQueryPart()
  const change = (part: Readonly<Record<string, string | undefined>>): void =>
    go({ ...part, from: undefined }, { keepsScroll: true })
  return (
    <div className="resolution-filters screen-only">
      <SelectField
        label={say('filterState')}
        value={state ?? ''}
        onChange={(event) => change({ state: event.target.value || undefined })}
      >
        <option value="">{say('allStates')}</option>
        {targetStates
          .filter((code) => code === state || page.counts.some((item) => item.code === code))
          .map((code) => (
            <option key={code} value={code}>
              {text(stateNames[code])}
            </option>
          ))}
      </SelectField>
      {page.matrix.children.length > 0 && (
        <SelectField
          label={say('filterUnit')}
          value={under ?? ''}
          onChange={(event) => change({ under: event.target.value || undefined })}
        >
          <option value="">{say('allUnits')}</option>
          {page.matrix.children.map((child) => (
            <option key={child.unit.code} value={child.unit.code}>
              {text(child.unit.name)}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  )
}

function List({ page }: { readonly page: Page }) {
  const say = useWords(words)
  const text = useText()
  if (page.rows.length === 0) return <Empty title={say('resolutionEmpty')} />
  const isOfOne = page.rows.every((row) => row.unit.code === page.unit.code)
  return (
    <DataTable
      caption={say('resolutionTitle')}
      rows={page.rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          kind: 'title',
          header: say('target'),
          cell: (row) => (
            <Go
              to={`/targets/${row.id}`}
              keeps={[]}
              query={{ unit: row.unit.code, period: row.period }}
              className="target-link"
            >
              {text(row.name)}
            </Go>
          ),
        },
        ...(isOfOne
          ? []
          : [
              {
                key: 'unit',
                header: say('unit'),
                label: say('unit'),
                cell: (row: Page['rows'][number]) => text(row.unit.name),
              },
            ]),
        {
          key: 'period',
          header: say('period'),
          label: say('period'),
          cell: (row) => <span className="nowrap">{text(row.periodText)}</span>,
        },
        { key: 'plan', kind: 'number', header: say('plan'), label: say('plan'), cell: (row) => text(row.plan) },
        { key: 'result', kind: 'number', header: say('result'), label: say('result'), cell: (row) => text(row.result) },
        {
          key: 'progress',
          kind: 'number',
          header: say('against'),
          label: say('against'),
          cell: (row) => (row.progress ? text(row.progress) : '—'),
        },
        { key: 'state', header: say('state'), cell: (row) => <StateMark state={row.state} /> },
      ]}
    />
  )
}

function Pages({ total, offset }: { readonly total: number; readonly offset: number }) {
  const say = useWords(words)
  const go = useGo()
  if (total <= pageSize) return null
  const to = (next: number): void => go({ from: next <= 0 ? undefined : String(next) }, { keepsScroll: true })
  return (
    <p className="row screen-only">
      <Button disabled={offset === 0} onClick={() => to(offset - pageSize)}>
        {say('previousPage')}
      </Button>
      <span className="soft">{say('pageOf', { from: offset + 1, to: Math.min(total, offset + pageSize), total })}</span>
      <Button disabled={offset + pageSize >= total} onClick={() => to(offset + pageSize)}>
        {say('nextPage')}
      </Button>
    </p>
  )
}

/** The unit's own targets, one column each, against the units directly below. */
function Matrix({ page }: { readonly page: Page }) {
  const say = useWords(words)
  const text = useText()
  const { targets, children } = page.matrix
  if (children.length === 0 || targets.length === 0) return null
  const isHeld = (at: number): boolean => children.some((child) => child.cells[at] != null)
  const columns = targets.map((target, at) => ({ ...target, at })).filter(({ at }) => isHeld(at))
  const others = targets.filter((_, at) => !isHeld(at))
  return (
    <section className="section">
      <div className="section-head">
        <h2>{say('matrix')}</h2>
      </div>
      {columns.length > 0 && (
        <div className="matrix">
          <DataTable
            caption={say('matrix')}
            rows={children}
            rowKey={(child) => child.unit.code}
            columns={[
              {
                key: 'unit',
                kind: 'title',
                header: say('unit'),
                cell: (child) =>
                  child.isOpen && child.hasBelow ? (
                    <Go
                      to="/targets/resolution"
                      query={{ unit: child.unit.code, directive: page.directive.id, under: undefined, from: undefined }}
                      className="target-link"
                      aria-label={say('goDown', { unit: text(child.unit.name) })}
                    >
                      {text(child.unit.name)}
                    </Go>
                  ) : (
                    text(child.unit.name)
                  ),
              },
              ...columns.map(({ at, ...target }) => ({
                key: target.id,
                header: <span title={text(target.periodText)}>{text(target.name)}</span>,
                label: text(target.name),
                cell: (child: Page['matrix']['children'][number]) => {
                  const cell = child.cells[at]
                  if (!cell)
                    return (
                      <span className="soft" title={say('noTargetHere')}>
                        — <span className="unseen">{say('noTargetHere')}</span>
                      </span>
                    )
                  return (
                    <Go
                      to={`/targets/${cell.targetId}`}
                      keeps={[]}
                      query={{ unit: child.unit.code }}
                      className="resolution-cell"
                    >
                      <span className="small">
                        {text(cell.result)} / {text(cell.plan)}
                      </span>
                      <StateMark state={cell.state} />
                    </Go>
                  )
                },
              })),
            ]}
          />
        </div>
      )}
      {others.length > 0 && (
        <p className="soft small">
          {say('notHandedDown', { names: others.map((target) => text(target.name)).join('; ') })}
        </p>
      )}
    </section>
  )
}
