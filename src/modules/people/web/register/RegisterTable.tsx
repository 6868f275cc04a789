import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import type { ListedPerson } from '../../contract/register.ts'
import { ClockLine } from './ClockMark.tsx'
import { partyAge, printBirth, stateWord } from './look.ts'
import { words } from './words.ts'

export function RegisterTable({ people, on }: { readonly people: readonly ListedPerson[]; readonly on: string }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  return (
    <div className="register-table">
      <DataTable
        caption={say('title')}
        rows={people}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            kind: 'title',
            header: say('name'),
            cell: (row) => (
              <Go to="/people/person" query={{ id: row.id }}>
                {row.name}
              </Go>
            ),
          },
          {
            key: 'birth',
            kind: 'number',
            header: say('birth'),
            label: say('birth'),
            cell: (row) => <span className="nowrap">{row.birth === null ? '—' : printBirth(row.birth, language)}</span>,
          },
          { key: 'cell', width: '18%', header: say('cell'), cell: (row) => text(row.unit.name) },
          { key: 'state', header: say('state'), cell: (row) => say(stateWord(row.state)) },
          {
            key: 'since',
            kind: 'number',
            header: say('since'),
            label: say('since'),
            cell: (row) => (row.since === null ? '—' : printDay(row.since, language)),
          },
          {
            key: 'age',
            kind: 'number',
            header: say('partyAge'),
            label: say('partyAge'),
            cell: (row) =>
              row.partyAgeFrom === null ? '—' : say('partyAgeYears', { count: partyAge(row.partyAgeFrom, on) }),
          },
          {
            key: 'clock',
            width: '20%',
            header: say('nextClock'),
            cell: (row) => row.clock && <ClockLine clock={row.clock} />,
          },
        ]}
      />
    </div>
  )
}
