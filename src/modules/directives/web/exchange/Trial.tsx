import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Notice } from '../../../../platform/web/ui/Notice.tsx'
import { nameOfField } from '../../import-columns.ts'
import type { ImportResult } from './ImportPage.tsx'
import { words } from './words.ts'

interface TrialProps {
  readonly result: ImportResult
  readonly isSending: boolean
  readonly onRun: () => void
  readonly onMark: () => void
}

/** What a tried file would do, and the way on. */
export function Trial({ result, isSending, onRun, onMark }: TrialProps) {
  const say = useWords(words)
  const text = useText()
  const counts = ['rows', 'new', 'same', 'withheld', 'errors'] as const
  return (
    <div className="stack section" role="status">
      <h2>{say('result')}</h2>
      <p className="directive-counts">
        {counts.map((key) => (
          <span key={key} className={key === 'errors' && result.errors > 0 ? 'directive-bad' : undefined}>
            <strong>{result[key]}</strong> {say(key)}
          </span>
        ))}
      </p>
      {!result.isImported && result.errors === 0 && (
        <div className="row">
          {result.new + result.withheld === 0 ? (
            <p>{say('nothingNew')}</p>
          ) : (
            <Button look="primary" disabled={isSending} onClick={onRun}>
              {say('run')}
            </Button>
          )}
        </div>
      )}
      {result.errors > 0 && (
        <>
          <Notice look="wrong" title={say('mend')}>
            <Button disabled={isSending} onClick={onMark}>
              {say('marked')}
            </Button>
          </Notice>
          <DataTable
            caption={say('errors')}
            rows={result.faults.map((fault, index) => ({ ...fault, index }))}
            rowKey={(fault) => String(fault.index)}
            columns={[
              { key: 'row', kind: 'number', header: say('row'), label: say('row'), cell: (fault) => fault.row },
              {
                key: 'column',
                header: say('column'),
                cell: (fault) => (fault.key === null ? '—' : text(nameOfField(fault.key))),
              },
              { key: 'what', kind: 'wide', header: say('what'), cell: (fault) => text(fault.text) },
            ]}
          />
          {result.errors > result.faults.length && <p className="soft small">{say('cut')}</p>}
        </>
      )}
    </div>
  )
}
