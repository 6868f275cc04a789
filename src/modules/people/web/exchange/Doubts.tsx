import { useWords } from '../../../../platform/web/language/use-words.ts'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { SelectField } from '../../../../platform/web/ui/Field.tsx'
import type { Import } from './TrialResult.tsx'
import { words } from './words.ts'

export type Decision = 'same' | 'another'

interface DoubtsProps {
  readonly job: Import
  readonly byRow: Readonly<Record<number, Decision>>
  readonly forAll: Decision | null
  readonly onRow: (row: number, is: Decision) => void
  readonly onAll: (is: Decision | null) => void
}

/** Rows that may be somebody already known: each needs a decision. */
export function Doubts({ job, byRow, forAll, onRow, onAll }: DoubtsProps) {
  const say = useWords(words)
  const options = (
    <>
      <option value="">{say('undecided')}</option>
      <option value="same">{say('samePerson')}</option>
      <option value="another">{say('anotherPerson')}</option>
    </>
  )
  return (
    <section className="stack">
      <div>
        <h3>{say('doubts')}</h3>
        <p className="soft">{say('doubtsLead')}</p>
      </div>
      <SelectField
        label={say('forAll')}
        value={forAll ?? ''}
        onChange={(event) => onAll(event.target.value === '' ? null : (event.target.value as Decision))}
      >
        {options}
      </SelectField>
      <DataTable
        caption={say('doubts')}
        rows={job.doubts}
        rowKey={(doubt) => String(doubt.row)}
        columns={[
          { key: 'row', kind: 'number', header: say('row'), label: say('row'), cell: (doubt) => doubt.row },
          {
            key: 'person',
            kind: 'title',
            header: say('person'),
            cell: (doubt) => `${doubt.name} · ${doubt.birth ?? ''}`,
          },
          {
            key: 'what',
            header: say('what'),
            cell: (doubt) =>
              doubt.otherRow === null
                ? doubt.cell === null
                  ? ''
                  : say('inCell', { cell: doubt.cell })
                : say('sameAsRow', { row: doubt.otherRow }),
          },
          {
            key: 'decision',
            kind: 'act',
            header: say('decision'),
            cell: (doubt) => (
              <select
                className="input"
                aria-label={`${say('decision')}: ${say('row')} ${doubt.row}`}
                value={byRow[doubt.row] ?? ''}
                onChange={(event) => onRow(doubt.row, event.target.value as Decision)}
              >
                {options}
              </select>
            ),
          },
        ]}
      />
    </section>
  )
}
