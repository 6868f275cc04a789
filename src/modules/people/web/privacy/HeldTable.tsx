import type { Language } from '../../../../platform/domain/text.ts'
import { printDay, printInstant } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Fold } from '../../../../platform/web/ui/Fold.tsx'
import type { HeldOnPerson } from '../../contract/privacy.ts'
import { alike } from './alike.ts'
import { useCodes } from './use-codes.ts'
import { words } from './words.ts'

type Table = HeldOnPerson['tables'][number]
type Row = Table['rows'][number]
export type Secret = Row['secrets'][string]

interface HeldTableProps {
  readonly table: Table
  readonly onReveal: (secret: Secret) => void
  readonly opened: Opened
}

/** Values that were read, by the secret; those of one row among several by its id and column. */
export type Opened = Readonly<Record<string, string>>
export const openedAs = (id: string, column: string): string => `${id} ${column}`

/** One table: its rows, and below them what each item is held for. */
export function HeldTable({ table, onReveal, opened }: HeldTableProps) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const { valueText } = useCodes()
  const ofRow = (row: Row, column: string) => opened[openedAs(row.id ?? '', column)]
  const shownOf = (row: Row, column: string): string => {
    const value = row.values[column] ?? null
    if (value === null) return '—'
    const secret = row.secrets[column]
    if (language === 'en' && row.english[column] !== undefined) return row.english[column]
    const read = ofRow(row, column)
    if (read !== undefined) return inWords(read, language, '') ?? valueText(column, read)
    return (secret && opened[secret]) ?? inWords(value, language, say('internal')) ?? valueText(column, value)
  }
  const shown = table.columns.filter(({ column }) => table.rows.some((row) => (row.values[column] ?? null) !== null))
  return (
    <section className="section privacy-table">
      <div className="section-head">
        <h2>{text(table.name)}</h2>
      </div>
      <DataTable
        caption={text(table.name)}
        rows={table.rows.map((row, index) => ({ row, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          ...shown.map(({ column, name }) => ({
            key: column,
            header: text(name),
            label: `${text(name)}:`,
            cell: ({ row }: { readonly row: Row }) => {
              const secret = row.secrets[column]
              if (!secret || (opened[secret] ?? ofRow(row, column)) !== undefined) return shownOf(row, column)
              return (
                <>
                  {shownOf(row, column)}
                  <Button
                    look="quiet"
                    className="screen-only"
                    aria-label={say('revealOf', { name: text(name) })}
                    onClick={() => onReveal(secret)}
                  >
                    {say('reveal')}
                  </Button>
                </>
              )
            },
          })),
          {
            key: 'status',
            kind: 'act' as const,
            header: <span className="unseen">{say('status')}</span>,
            cell: ({ row }: { readonly row: Row }) => row.isPast && <span className="soft small">{say('past')}</span>,
          },
        ]}
      />
      <div className="screen-only">
        <Fold title={say('why')}>
          <Why table={table} />
        </Fold>
      </div>
      <div className="print-only">
        <Why table={table} />
      </div>
    </section>
  )
}

function Why({ table }: { readonly table: Table }) {
  const text = useText()
  return (
    <dl className="privacy-why">
      {alike(table.columns).map(({ names, purpose, retention }) => (
        <div key={text(names[0] ?? purpose)}>
          <dt>{names.map(text).join(', ')}</dt>
          <dd>
            {text(purpose)} {text(retention)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A value as people read it: days and spans of days; ids of rows are not shown. */
function inWords(value: string, language: Language, internal: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return printDay(value, language)
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return printInstant(value, language)
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) || value.startsWith('\\x')) return internal
  const span = /^\[(\d{4}-\d{2}-\d{2})?,(\d{4}-\d{2}-\d{2})?\)$/.exec(value)
  return span ? [span[1], span[2]].map((day) => (day ? printDay(day, language) : '…')).join(' – ') : undefined
}
