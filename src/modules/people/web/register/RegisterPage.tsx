import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ApiProblem, asProblem } from '../../../../platform/web/api/api-problem.ts'
import { call } from '../../../../platform/web/api/call.ts'
import { askKey, useAsk } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useWords } from '../../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { Failure } from '../../../../platform/web/ui/Failure.tsx'
import { Skeleton } from '../../../../platform/web/ui/Skeleton.tsx'
import { usePlace } from '../../../org/web/public.tsx'
import { countPeople, listPeople } from '../../contract/register.ts'
import { AddApplicant } from './AddApplicant.tsx'
import { RegisterTable } from './RegisterTable.tsx'
import { SearchBox } from './SearchBox.tsx'
import { StateFilter, statesOf } from './StateFilter.tsx'
import { words } from './words.ts'
import './register.css'

function usePeople(unit: string | undefined, states: string | undefined, search: string | undefined) {
  const input = { unit: unit ?? '', states, search, limit: 50 }
  return useInfiniteQuery({
    queryKey: askKey(listPeople, input),
    queryFn: ({ pageParam, signal }) => call(listPeople, { ...input, after: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    enabled: unit !== undefined,
  })
}

/** The register of the unit in the frame. */
export function RegisterPage() {
  const say = useWords(words)
  const language = useLanguage()
  const { unit } = usePlace()
  const { q, state } = useQueryPart()
  const [isAdding, setAdding] = useState(false)
  useTitle(say('title'))
  const query = usePeople(unit, statesOf(state), q)
  // Asked for beside the list, so that the chips do not move once they are seen.
  useAsk(countPeople, { unit: unit ?? '' }, unit !== undefined)
  const first = query.data?.pages[0]
  if (unit === undefined) return null
  if (first === undefined)
    return query.error ? (
      <Failure problem={asProblem(query.error) satisfies ApiProblem} isPage onRetry={() => query.refetch()} />
    ) : (
      <Skeleton />
    )
  const people = query.data?.pages.flatMap((page) => page.people) ?? []
  return (
    <div className="register">
      <header className="page-head">
        <div>
          <h1>{say('title')}</h1>
          <p className="soft">{say('lead', { day: printDay(first.on, language) })}</p>
        </div>
        <div className="row screen-only">
          <Go to="/people/clocks" keeps={['unit', 'period']} className="button button-plain">
            {say('toClocks')}
          </Go>
          <Button look="primary" ability={first.can.create} onClick={() => setAdding(true)}>
            {say('add')}
          </Button>
        </div>
      </header>
      <SearchBox />
      <StateFilter unit={unit} />
      {people.length === 0 ? (
        <Empty title={q ? say('noneFound', { text: q }) : say('empty')}>
          {!q && state === undefined && <p>{say('emptyNext')}</p>}
        </Empty>
      ) : (
        <>
          <RegisterTable people={people} on={first.on} />
          <div className="register-more">
            <p className="soft small" role="status">
              {say('shown', { count: people.length })}
            </p>
            {query.hasNextPage && (
              <Button disabled={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
                {say('more')}
              </Button>
            )}
            {query.isFetchNextPageError && <p role="alert">{say('moreFailed')}</p>}
          </div>
        </>
      )}
      {isAdding && <AddApplicant unit={unit} on={first.on} onDone={() => setAdding(false)} />}
    </div>
  )
}
