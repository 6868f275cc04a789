import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { type ExchangeKey, nameOfKey } from '../../exchange.ts'
import { educationWords, sexWords, theoryWords, wordOf } from '../../exchange-words.ts'
import type { Import } from './TrialResult.tsx'
import { words } from './words.ts'

const lists = { sex: sexWords, education: educationWords, theory: theoryWords } as const

/** What the file says otherwise than the register, row by row. */
export function Differences({ job }: { readonly job: Import }) {
  const say = useWords(words)
  const text = useText()
  const count = job.counts?.differences ?? 0
  const shown = (field: string, value: string | null): string =>
    value === null ? '—' : field in lists ? text(wordOf(lists[field as keyof typeof lists], value)) : value
  return (
    <section>
      <h3>{say('differences')}</h3>
      <DataTable
        caption={say('differences')}
        rows={job.differences}
        rowKey={(item) => `${item.row}.${item.field}`}
        columns={[
          { key: 'row', kind: 'number', header: say('row'), label: say('row'), cell: (item) => item.row },
          { key: 'person', kind: 'title', header: say('person'), cell: (item) => item.name },
          { key: 'field', header: say('field'), cell: (item) => text(nameOfKey(item.field as ExchangeKey)) },
          { key: 'old', header: say('old'), label: say('old'), cell: (item) => shown(item.field, item.old) },
          { key: 'new', header: say('newValue'), label: say('newValue'), cell: (item) => shown(item.field, item.new) },
          { key: 'effect', header: say('effect'), cell: (item) => say(item.isTaken ? 'taken' : 'kept') },
        ]}
      />
      {count > job.differences.length && (
        <p className="soft small">{say('differencesCut', { shown: job.differences.length, count })}</p>
      )}
    </section>
  )
}
