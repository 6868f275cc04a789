import { useState } from 'react'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Fold } from '../../../../platform/web/ui/Fold.tsx'
import { FormatForm } from './FormatForm.tsx'
import { disciplineFields, type MappedColumn, type MappedField, memberFields } from './format-fields.ts'
import type { Exchange } from './UploadForm.tsx'
import { words } from './words.ts'

type Format = Exchange['formats'][number]

const columnsOf = ({ columns }: Format): readonly MappedColumn[] => columns
const nameOf = ({ kind }: Format, key: string) => {
  const fields: readonly MappedField<string>[] = kind === 'members' ? memberFields : disciplineFields
  return fields.find((field) => field.key === key)?.name ?? { vi: key, en: key }
}

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
              rows={columnsOf(format)}
              rowKey={(column) => column.field}
              columns={[
                {
                  key: 'field',
                  kind: 'title',
                  header: say('field'),
                  cell: (column) => text(nameOf(format, column.field)),
                },
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
