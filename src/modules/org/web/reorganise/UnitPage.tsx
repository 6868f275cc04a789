import type { ReactNode } from 'react'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { readUnitHistory } from '../../contract/reorganise.ts'
import { Successions } from './Successions.tsx'
import { partyRoles } from './typed.ts'
import { words } from './words.ts'
import './reorganise.css'

/** One unit through time: names, places, what it came from and what became of it. */
export function UnitPage({
  comparison,
}: {
  /** The figures of the unit beside those of its predecessors; figures stand below this module. */
  readonly comparison: (unit: string, predecessors: readonly string[]) => ReactNode
}) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const { code = '' } = useQueryPart()
  const history = useAsk(readUnitHistory, { unit: code })
  useTitle(history.data ? text(history.data.name) : say('history'))
  const days = (from: string | null, until: string | null): string => {
    const end = until === null ? say('untilNow') : printDay(until, language)
    return say('fromTo', { from: from === null ? say('fromStart') : printDay(from, language), until: end })
  }
  const roleName = (role: string): string => {
    const known = partyRoles.find((item) => item === role)
    return known ? say(known) : role
  }
  return (
    <Await query={history} isPage>
      {(data) => (
        <>
          <header className="page-head">
            <div>
              <h1>{text(data.name)}</h1>
              <p className="soft">
                {data.code} · {roleName(data.role)} · {say('lived')} {days(data.from, data.until)}
                {data.custodian && <> · {say('keptBy', { name: text(data.custodian.name) })}</>}
              </p>
            </div>
            <Go to="/board" query={{ unit: data.code, code: undefined }} className="button button-plain">
              {say('openBoard')}
            </Go>
          </header>
          <div className="history">
            <section>
              <h2>{say('predecessors')}</h2>
              {data.predecessors.length === 0 ? (
                <p className="soft">{say('noPredecessors')}</p>
              ) : (
                <Successions edges={data.predecessors} />
              )}
            </section>
            {data.successors.length > 0 && (
              <section>
                <h2>{say('successors')}</h2>
                <Successions edges={data.successors} />
              </section>
            )}
            <section>
              <h2>{say('names')}</h2>
              <ul className="edges">
                {data.names.map((item) => (
                  <li key={`${item.from} ${item.name.vi}`}>
                    {text(item.name)} <span className="soft">· {days(item.from, item.until)}</span>
                  </li>
                ))}
              </ul>
            </section>
            {data.parents.length > 0 && (
              <section>
                <h2>{say('parents')}</h2>
                <ul className="edges">
                  {data.parents.map((item) => (
                    <li key={`${item.from} ${item.parent.code}`}>
                      <Go to="/units/unit" query={{ code: item.parent.code }}>
                        {text(item.parent.name)}
                      </Go>{' '}
                      <span className="soft">· {days(item.from, item.until)}</span>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {data.leads.length > 0 && (
              <section>
                <h2>{say('leads')}</h2>
                <ul className="edges">
                  {data.leads.map((item) => (
                    <li key={`${item.from} ${item.area.code}`}>
                      {text(item.area.name)} <span className="soft">· {days(item.from, item.until)}</span>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {data.roles.length > 1 && (
              <section>
                <h2>{say('roles')}</h2>
                <ul className="edges">
                  {data.roles.map((item) => (
                    <li key={`${item.from} ${item.role}`}>
                      {roleName(item.role)} <span className="soft">· {days(item.from, item.until)}</span>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </div>
          {data.predecessors.length > 0 &&
            comparison(
              data.code,
              data.predecessors.map((edge) => edge.from.code),
            )}
        </>
      )}
    </Await>
  )
}
