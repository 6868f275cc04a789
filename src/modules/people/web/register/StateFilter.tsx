import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useLanguage, useWords } from '../../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { countPeople, standingStates } from '../../contract/register.ts'
import { applicantStates, memberStates, type State } from '../../lifecycle.ts'
import { stateWord } from './look.ts'
import { words } from './words.ts'

const groups: Readonly<Record<string, readonly State[]>> = { members: memberStates, applicants: applicantStates }

/** What the endpoint is asked for: a group, one state, or everybody. */
export const statesOf = (chosen: string | undefined): string | undefined =>
  chosen === undefined ? undefined : (groups[chosen]?.join(',') ?? chosen)

/** Chips: everybody, members, applicants, and each state; with numbers, and without empty states, once they are counted. */
export function StateFilter({ unit }: { readonly unit: string }) {
  const say = useWords(words)
  const language = useLanguage()
  const { state } = useQueryPart()
  const counted = useAsk(countPeople, { unit }).data?.counts
  const counts = counted ?? standingStates.map((item) => ({ state: item, people: 0 }))
  const sum = (states: readonly State[]): number =>
    counts.reduce((total, count) => total + (states.includes(count.state) ? count.people : 0), 0)
  const held = counts.filter((count) => !counted || count.people > 0 || count.state === state)
  const chips = [
    { value: undefined, name: say('everybody'), people: sum(counts.map((count) => count.state)) },
    { value: 'members', name: say('members'), people: sum(memberStates) },
    { value: 'applicants', name: say('applicants'), people: sum(applicantStates) },
    ...held.map((count) => ({ value: count.state, name: say(stateWord(count.state)), people: count.people })),
  ]
  return (
    <nav className="chips" aria-label={say('filter')}>
      <ul>
        {chips.map((chip) => (
          <li key={chip.value ?? ''}>
            <Go
              query={{ state: chip.value }}
              keepsScroll
              className={`chip ${chip.value === state ? 'chip-chosen' : ''}`}
              aria-current={chip.value === state ? 'true' : undefined}
              isView
            >
              {chip.name} {counted && <span className="chip-count">{chip.people.toLocaleString(language)}</span>}
            </Go>
          </li>
        ))}
      </ul>
    </nav>
  )
}
