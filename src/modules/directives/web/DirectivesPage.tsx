import { useState } from 'react'
import type { z } from 'zod'
import { addressOf } from '../../../platform/web/api/call.ts'
import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../platform/web/routing/address.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../platform/web/shell/use-title.ts'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { Empty } from '../../../platform/web/ui/Empty.tsx'
import { SourceLine } from '../../figures/web/public.tsx'
import { usePlace } from '../../org/web/public.tsx'
import { exportDirectives } from '../contract/exchange.ts'
import { listDirectives, sides } from '../contract.ts'
import { DirectiveForm } from './DirectiveForm.tsx'
import { Filters, filterKeys } from './Filters.tsx'
import { SeriesPart } from './SeriesPart.tsx'
import { lookOfForce, StateMark } from './StateMark.tsx'
import { words } from './words.ts'
import './directives.css'

const size = 50
type Listed = z.output<typeof listDirectives.output>

const sideOf = (text: string | undefined) => sides.find((side) => side === text) ?? 'own'

/** The register: whose documents, searched and filtered, and the series of numbers. */
export function DirectivesPage() {
  const say = useWords(words)
  const { unit } = usePlace()
  const query = useQueryPart()
  useTitle(say('title'))
  const [isOpen, setOpen] = useState(false)
  const side = sideOf(query.side)
  const page = Math.max(1, Number(query.page) || 1)
  const { q, kind, issuer, year, force } = query
  const register = useAsk(
    listDirectives,
    {
      unit: unit ?? '',
      side,
      page,
      size,
      ...(q === undefined ? {} : { search: q }),
      ...(kind === undefined ? {} : { kind }),
      ...(issuer === undefined ? {} : { issuer }),
      ...(year === undefined ? {} : { year }),
      ...(force === 'in_force' || force === 'not_in_force' ? { force } : {}),
    },
    unit !== undefined,
  )
  return (
    <Await query={register} isPage>
      {(data) => (
        <>
          <header className="page-head">
            <div>
              <h1>{say('title')}</h1>
              <p className="soft">{say('lead')}</p>
            </div>
            <div className="directive-tools screen-only">
              {data.can.import.isAllowed && (
                <Go to="/directives/import" keeps={['unit', 'period']} className="button button-plain">
                  {say('import')}
                </Go>
              )}
              <a
                className="button button-plain"
                href={addressOf(exportDirectives, { unit: unit ?? '', side })}
                download
              >
                {say('export')}
              </a>
              <Go to="/directives/sessions" keeps={['unit', 'period']} className="button button-plain">
                {say('sessions')}
              </Go>
              <Button look="primary" ability={data.can.register} onClick={() => setOpen(true)}>
                {say('register')}
              </Button>
            </div>
          </header>
          <nav className="directive-sides screen-only" aria-label={say('issuer')}>
            {sides.map((item) => (
              <Go
                key={item}
                query={{
                  ...Object.fromEntries(filterKeys.map((key) => [key, undefined])),
                  side: item === 'own' ? undefined : item,
                  page: undefined,
                }}
                keepsScroll
                data-current={item === side}
                aria-current={item === side ? 'true' : undefined}
              >
                {say(item)}
              </Go>
            ))}
          </nav>
          <Filters data={data} />
          <List data={data} page={page} />
          {side === 'own' && unit !== undefined && <SeriesPart unit={unit} />}
          <p className="soft small screen-only">
            <Go to="/regulations" keeps={['unit', 'period']}>
              {say('rulesApplied')}
            </Go>{' '}
            ·{' '}
            <Go to="/directives/types" keeps={['unit', 'period']}>
              {say('types')}
            </Go>
          </p>
          {isOpen && unit !== undefined && <DirectiveForm unit={unit} onDone={() => setOpen(false)} />}
        </>
      )}
    </Await>
  )
}

function List({ data, page }: { readonly data: Listed; readonly page: number }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const query = useQueryPart()
  const isFiltered = filterKeys.some((key) => query[key] !== undefined)
  if (data.total === 0)
    return (
      <Empty title={say(isFiltered ? 'noneFound' : 'none')}>
        {isFiltered ? (
          <Go query={Object.fromEntries(filterKeys.map((key) => [key, undefined]))} className="button button-plain">
            {say('clearFilters')}
          </Go>
        ) : (
          <p>{say('noneNext')}</p>
        )}
      </Empty>
    )
  return (
    <>
      <DataTable
        caption={say('title')}
        rows={data.directives}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            kind: 'title',
            header: say('name'),
            cell: (row) => (
              <Go to="/directives/document" keeps={['unit', 'period']} query={{ document: row.id }}>
                {text(row.name)}
              </Go>
            ),
          },
          { key: 'kind', header: say('kind'), cell: (row) => <span className="nowrap">{text(row.kindName)}</span> },
          {
            key: 'symbol',
            header: say('symbol'),
            label: say('symbol'),
            cell: (row) => <span className="nowrap">{row.symbol ?? '—'}</span>,
          },
          { key: 'issuer', header: say('issuer'), cell: (row) => text(row.issuer.name) },
          {
            key: 'on',
            kind: 'number',
            header: say('issuedOn'),
            label: say('issuedOn'),
            cell: (row) => (row.issuedOn === null ? '—' : printDay(row.issuedOn, language)),
          },
          {
            key: 'force',
            header: say('force'),
            cell: (row) => <StateMark look={lookOfForce[row.force]}>{say(row.force)}</StateMark>,
          },
          {
            key: 'source',
            header: say('source'),
            isHiddenOnPhone: true,
            cell: (row) => row.source && <SourceLine source={row.source} />,
          },
        ]}
      />
      <Pages total={data.total} page={page} />
    </>
  )
}

function Pages({ total, page }: { readonly total: number; readonly page: number }) {
  const say = useWords(words)
  const pages = Math.max(1, Math.ceil(total / size))
  return (
    <nav className="directive-pages" aria-label={say('pageOf', { page, pages })}>
      <span className="soft" role="status">
        {say('found', { count: total })} {pages > 1 && `· ${say('pageOf', { page, pages })}`}
      </span>
      {page > 1 && (
        <Go query={{ page: page === 2 ? undefined : String(page - 1) }} className="button button-plain screen-only">
          {say('previous')}
        </Go>
      )}
      {page < pages && (
        <Go query={{ page: String(page + 1) }} className="button button-plain screen-only">
          {say('next')}
        </Go>
      )}
    </nav>
  )
}
