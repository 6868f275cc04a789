import { printInstant } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { Empty } from '../../../platform/web/ui/Empty.tsx'
import type { Record } from '../contract.ts'
import { SourceLine } from './SourceLine.tsx'
import { words } from './words.ts'

/** All values ever saved at one place, latest first: nothing is overwritten. */
export function History({ history }: { readonly history: readonly Record[] }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const stateOf = (record: Record): string =>
    record.isWithdrawn
      ? say('withdrawn')
      : record.isCurrent
        ? `${say('current')}, ${record.approvedBy ? say('approved') : say('unapproved')}`
        : say('superseded')
  return (
    <section className="section">
      <div className="section-head">
        <h2>{say('history')}</h2>
      </div>
      {history.length === 0 ? (
        <Empty title={say('historyNone')} />
      ) : (
        <DataTable
          caption={say('history')}
          rows={history}
          rowKey={(record) => record.id}
          columns={[
            {
              key: 'value',
              kind: 'title',
              header: say('value'),
              cell: (record) => <span className={record.isCurrent ? '' : 'former'}>{text(record.printed)}</span>,
            },
            { key: 'state', header: say('state'), cell: stateOf },
            {
              key: 'who',
              header: say('who'),
              cell: (record) => (
                <>
                  {text(record.enteredBy)}
                  {record.approvedBy && (
                    <span className="soft small block">
                      {say('approved')}: {text(record.approvedBy)}
                    </span>
                  )}
                </>
              ),
            },
            { key: 'when', header: say('when'), cell: (record) => printInstant(record.enteredAt, language) },
            {
              key: 'why',
              header: say('why'),
              cell: (record) => (
                <>
                  {record.reason}
                  {record.source && <SourceLine source={record.source} />}
                </>
              ),
            },
          ]}
        />
      )}
    </section>
  )
}
