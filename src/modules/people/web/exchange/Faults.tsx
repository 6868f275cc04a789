import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { type ExchangeKey, nameOfKey } from '../../exchange.ts'
import type { Import } from './TrialResult.tsx'
import { words } from './words.ts'

export function Faults({ job }: { readonly job: Import }) {
  const say = useWords(words)
  const text = useText()
  const whole = (job.counts?.errors ?? 0) + (job.counts?.warnings ?? 0)
  return (
    <section>
      <h3>{say('faults')}</h3>
      <DataTable
        caption={say('faults')}
        rows={job.faults.map((fault, index) => ({ ...fault, index }))}
        rowKey={(fault) => String(fault.index)}
        columns={[
          { key: 'row', kind: 'number', header: say('row'), label: say('row'), cell: (fault) => fault.row },
          {
            key: 'column',
            header: say('column'),
            cell: (fault) => (fault.key === null ? '—' : text(nameOfKey(fault.key as ExchangeKey))),
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
      {whole > job.faults.length && <p className="soft small">{say('faultsCut', { shown: job.faults.length })}</p>}
    </section>
  )
}
