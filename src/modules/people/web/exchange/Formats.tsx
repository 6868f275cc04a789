import { useState } from 'react'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Fold } from '../../../../platform/web/ui/Fold.tsx'
import { nameOfKey } from '../../exchange.ts'
import { FormatForm } from './FormatForm.tsx'
import type { Exchange } from './UploadForm.tsx'
import { words } from './words.ts'

type Format = Exchange['formats'][number]

/** How the files of other systems name their columns: data that the administrator keeps. */
export function Formats({ data }: { readonly data: Exchange }) {
  const say = useWords(words)
  const text = useText()
  const [edited, setEdited] = useState<Format | null>(null)
  const ways = { in: say('goesIn'), out: say('goesOut'), both: say('goesBoth') }
  return (
    <section className="section">
      <h2>{say('formats')}</h2>
      {data.formats.map((format) => (
        <Fold key={format.code} title={text(format.name)}>
          <div className="stack">
            <p>
              <strong>{say(format.confidence)}</strong>{' '}
              <span className="soft">
                {say('source')}: <span lang="vi">{format.source}</span>
              </span>
            </p>
            <DataTable
              caption={text(format.name)}
              rows={format.columns}
              rowKey={(column) => column.field}
              columns={[
                { key: 'field', kind: 'title', header: say('field'), cell: (column) => text(nameOfKey(column.field)) },
                {
                  key: 'header',
                  header: say('header'),
                  label: say('header'),
                  cell: (column) => [column.header, ...(column.aliases ?? [])].join('; '),
                },
                { key: 'goes', header: say('goes'), label: say('goes'), cell: (column) => ways[column.goes] },
              ]}
            />
            <div className="row screen-only">
              <Button ability={data.can.editFormats} onClick={() => setEdited(format)}>
                {say('edit')}
              </Button>
            </div>
          </div>
        </Fold>
      ))}
      {edited && <FormatForm format={edited} onDone={() => setEdited(null)} />}
    </section>
  )
}
