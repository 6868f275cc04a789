import type { Text } from '../../../../platform/domain/text.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { words } from './words.ts'

interface Fault<Key extends string> {
  readonly row: number
  readonly key: Key | null
  readonly text: Text
  readonly isWarning: boolean
}

interface FaultsProps<Key extends string> {
  readonly faults: readonly Fault<Key>[]
  /** How many there are, of which these are the first. */
  readonly whole: number
  readonly nameOf: (key: Key) => Text
}

/** What is wrong in a file, row by row. */
export function Faults<Key extends string>({ faults, whole, nameOf }: FaultsProps<Key>) {
  const say = useWords(words)
  const text = useText()
  return (
    <section>
      <h3>{say('faults')}</h3>
      <DataTable
        caption={say('faults')}
        rows={faults.map((fault, index) => ({ ...fault, index }))}
        rowKey={(fault) => String(fault.index)}
        columns={[
          { key: 'row', kind: 'number', header: say('row'), label: say('row'), cell: (fault) => fault.row },
          {
            key: 'column',
            header: say('column'),
            cell: (fault) => (fault.key === null ? '—' : text(nameOf(fault.key))),
          },
          {
            key: 'what',
            kind: 'wide',
            header: say('what'),
            cell: (fault) => (
              <>
                <strong>{say(fault.isWarning ? 'warning' : 'error')}:</strong> {text(fault.text)}
              </>
            ),
          },
        ]}
      />
      {whole > faults.length && <p className="soft small">{say('faultsCut', { shown: faults.length })}</p>}
    </section>
  )
}
