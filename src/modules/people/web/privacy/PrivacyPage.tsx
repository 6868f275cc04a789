import { useState } from 'react'
import { foldForSearch } from '../../../../platform/domain/text.ts'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { Citing } from '../../../../platform/web/language/Citing.tsx'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { TextField } from '../../../../platform/web/ui/Field.tsx'
import { listPersonalData } from '../../contract/privacy.ts'
import { alike } from './alike.ts'
import { words } from './words.ts'
import './privacy.css'

/** The whole catalogue of purpose and retention, open to every account. */
export function PrivacyPage() {
  const say = useWords(words)
  const text = useText()
  useTitle(say('title'))
  const [typed, setTyped] = useState('')
  const catalogue = useAsk(listPersonalData, {})
  return (
    <Await query={catalogue} isPage>
      {({ tables, rule }) => {
        const wanted = foldForSearch(typed.trim())
        const rows = tables
          .flatMap((table) =>
            alike(table.columns).map((item) => ({ ...item, table, title: item.names.map(text).join(', ') })),
          )
          .filter((row) => foldForSearch(`${text(row.table.name)} ${row.title}`).includes(wanted))
        return (
          <>
            <header className="page-head">
              <div>
                <h1>{say('title')}</h1>
                <p className="soft">{say('lead')}</p>
                {rule && (
                  <p className="soft">
                    {say('rule', { screened: rule.screenedOutMonths, ended: rule.endedMonths })}{' '}
                    {rule.source === '' ? (
                      say('ruleSetting')
                    ) : (
                      <Citing source={rule.source} sentence={(source) => say('ruleSource', { source })} />
                    )}
                  </p>
                )}
              </div>
            </header>
            <div className="privacy-search screen-only">
              <TextField label={say('search')} value={typed} onChange={(event) => setTyped(event.target.value)} />
            </div>
            {rows.length === 0 ? (
              <p role="status">{say('noneFound')}</p>
            ) : (
              <DataTable
                caption={say('title')}
                rows={rows}
                rowKey={(row) => `${row.table.table}.${row.title}`}
                groupOf={(row) => text(row.table.name)}
                columns={[
                  { key: 'column', kind: 'title', width: '24%', header: say('column'), cell: (row) => row.title },
                  {
                    key: 'purpose',
                    width: '32%',
                    header: say('purpose'),
                    label: say('purpose'),
                    cell: (row) => text(row.purpose),
                  },
                  {
                    key: 'retention',
                    header: say('retention'),
                    label: say('retention'),
                    cell: (row) => text(row.retention),
                  },
                ]}
              />
            )}
          </>
        )
      }}
    </Await>
  )
}
