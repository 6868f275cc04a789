import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { CheckField, TextField } from '../../../../platform/web/ui/Field.tsx'
import type { FormDraft } from '../../contract/form.ts'
import { useMeasureNames } from './FormLines.tsx'
import { HintFields } from './HintFields.tsx'
import { LineFinder } from './LineFinder.tsx'
import { inEnglish, inVietnamese, ownEnglish } from './two-languages.ts'
import { words } from './words.ts'

export type Section = FormDraft['sections'][number]
type Line = Section['lines'][number]

export const keyOf = (line: { readonly measure: string; readonly class?: string | null | undefined }): string =>
  `${line.measure}/${line.class ?? ''}`

/** One section of a draft: its title and lines. */
export function SectionEditor({
  owner,
  periodKind,
  section,
  onChange,
  onDrop,
}: {
  readonly owner: string
  readonly periodKind: FormDraft['periodKind']
  readonly section: Section
  readonly onChange: (section: Section) => void
  readonly onDrop?: () => void
}) {
  const say = useWords(words)
  const text = useText()
  const names = useMeasureNames(owner, periodKind)
  const nameOf = (line: Line): string => {
    const known = names.get(line.measure)
    const className = known?.classes.find((item) => item.code === line.class)
    return `${known ? text(known.measure.name) : line.measure}${line.class === undefined ? '' : `: ${className ? text(className.name) : line.class}`}`
  }
  const put = (line: Line, part: Partial<Line>): void =>
    onChange({ ...section, lines: section.lines.map((item) => (item === line ? { ...item, ...part } : item)) })
  return (
    <section className="section">
      <div className="reporting-bar">
        <TextField
          label={say('section')}
          value={section.title.vi}
          onChange={(event) => onChange({ ...section, title: inVietnamese(section.title, event.target.value) })}
        />
        <TextField
          label={say('sectionEn')}
          isOptional
          value={ownEnglish(section.title)}
          onChange={(event) => onChange({ ...section, title: inEnglish(section.title, event.target.value) })}
        />
        {onDrop && <Button onClick={onDrop}>{say('dropSection')}</Button>}
      </div>
      <ul className="reporting-lines">
        {section.lines.map((line) => (
          <li className="reporting-line" key={keyOf(line)}>
            <span>{nameOf(line)}</span>
            <CheckField
              label={say('required')}
              aria-label={`${say('required')}: ${nameOf(line)}`}
              disabled={line.isPrefilled}
              checked={line.isRequired && !line.isPrefilled}
              onChange={(event) => put(line, { isRequired: event.target.checked })}
            />
            <CheckField
              label={say('shownOnly')}
              aria-label={`${say('shownOnly')}: ${nameOf(line)}`}
              checked={line.isPrefilled}
              onChange={(event) => put(line, { isPrefilled: event.target.checked })}
            />
            <Button
              look="quiet"
              aria-label={`${say('dropLine')}: ${nameOf(line)}`}
              onClick={() => onChange({ ...section, lines: section.lines.filter((item) => item !== line) })}
            >
              {say('dropLine')}
            </Button>
            {!line.isPrefilled && (
              <HintFields
                of={nameOf(line)}
                hint={line.hint}
                onChange={(hint) => {
                  const { hint: _, ...bare } = line
                  const changed = hint ? { ...bare, hint } : bare
                  onChange({ ...section, lines: section.lines.map((item) => (item === line ? changed : item)) })
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <LineFinder
        owner={owner}
        periodKind={periodKind}
        onAdd={(lines) => {
          const held = new Set(section.lines.map(keyOf))
          onChange({ ...section, lines: [...section.lines, ...lines.filter((line) => !held.has(keyOf(line)))] })
        }}
      />
    </section>
  )
}
