import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import type { MappedColumn, MappedField } from './format-fields.ts'
import { words } from './words.ts'

interface Line {
  /** Separated by semicolons. */
  readonly headers: string
  readonly goes: MappedColumn['goes'] | ''
}
export type Lines = Readonly<Record<string, Line>>

const none: Line = { headers: '', goes: '' }

export const linesOf = (columns: readonly MappedColumn[]): Lines =>
  Object.fromEntries(
    columns.map(({ field, header, aliases = [], goes }) => [field, { headers: [header, ...aliases].join('; '), goes }]),
  )

/** The columns that were written down, in the order of the fields. */
export const columnsOf = <Key extends string>(fields: readonly MappedField<Key>[], lines: Lines) =>
  fields.flatMap(({ key }) => {
    const { headers, goes } = lines[key] ?? none
    const [header = '', ...aliases] = headers
      .split(';')
      .map((part) => part.trim())
      .filter(Boolean)
    return goes === '' || header === ''
      ? []
      : [{ field: key, header, goes, ...(aliases.length === 0 ? {} : { aliases }) }]
  })

interface MapFieldsProps {
  readonly fields: readonly MappedField<string>[]
  readonly lines: Lines
  readonly isOnlyIn: boolean
  readonly onChange: (lines: Lines) => void
}

/** Each field with its headers in the file, and whether the file brings or takes it. */
export function MapFields({ fields, lines, isOnlyIn, onChange }: MapFieldsProps) {
  const say = useWords(words)
  const text = useText()
  return (
    <div className="exchange-map">
      {fields.map((field) => {
        const line = lines[field.key] ?? none
        const set = (change: Partial<Line>) => onChange({ ...lines, [field.key]: { ...line, ...change } })
        const name = text(field.name)
        return (
          <div key={field.key} className={isOnlyIn ? '' : 'exchange-map-row'}>
            <TextField
              label={name}
              aria-label={say('headerOf', { field: name })}
              value={line.headers}
              onChange={(event) =>
                set({ headers: event.target.value, goes: line.goes === '' ? (isOnlyIn ? 'in' : 'both') : line.goes })
              }
            />
            {!isOnlyIn && (
              <SelectField
                label={say('goes')}
                aria-label={say('goesOf', { field: name })}
                value={line.goes}
                onChange={(event) => set({ goes: event.target.value as Line['goes'] })}
              >
                <option value="">{say('goesNone')}</option>
                <option value="in">{say('goesIn')}</option>
                <option value="out">{say('goesOut')}</option>
                <option value="both">{say('goesBoth')}</option>
              </SelectField>
            )}
          </div>
        )
      })}
    </div>
  )
}
