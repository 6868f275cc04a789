import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { listDocumentPeople } from '../../contract/document/people.ts'
import type { TemplateSection } from '../../contract/template.ts'
import { newName } from '../document/editor/care.ts'
import type { PaperEditor } from '../document/editor/Paper.tsx'
import { useOfEditor } from '../document/editor/use-editor-state.ts'
import { words } from './words.ts'

const headings = (editor: { readonly state: PaperEditor['state'] }): string => {
  const found: { at: number; key: unknown; title: string }[] = []
  editor.state.doc.descendants((node, at) => {
    if (node.type.name !== 'heading' || node.textContent.trim() === '') return
    const title = [node.attrs.number, node.textContent].filter(Boolean).join('. ').slice(0, 300)
    if (node.attrs.level === 1 || node.attrs.section !== null) found.push({ at, key: node.attrs.section, title })
  })
  return JSON.stringify(found)
}

/** Who writes which section, and until how many days after the period ends. */
export function TemplateSections({
  sections,
  editor,
  unit,
  onChange,
}: {
  readonly sections: readonly TemplateSection[]
  readonly editor: PaperEditor | null
  /** Whose accounts may be put in charge; null in templates for all. */
  readonly unit: string | null
  readonly onChange: (sections: readonly TemplateSection[]) => void
}) {
  const say = useWords(words)
  const text = useText()
  const found = JSON.parse(useOfEditor(editor, headings, '[]')) as { at: number; key: string | null; title: string }[]
  const { data } = useAsk(listDocumentPeople, { unit: unit ?? '' }, unit !== null)
  const free = found.filter((heading) => !sections.some((section) => section.key === heading.key))
  const set = (key: string, part: Partial<TemplateSection>): void =>
    onChange(sections.map((section) => (section.key === key ? { ...section, ...part } : section)))
  const add = (heading: { readonly at: number; readonly key: string | null; readonly title: string }): void => {
    const key = heading.key ?? newName()
    if (heading.key === null && editor)
      editor.view.dispatch(editor.state.tr.setNodeAttribute(heading.at, 'section', key))
    onChange([...sections, { key, title: heading.title, ownerPost: null, owner: null, daysAfterEnd: null }])
  }
  return (
    <div className="stack">
      {sections.map((section) => (
        <fieldset key={section.key} className="assign">
          <legend className="field-legend">{section.title}</legend>
          {unit !== null && (
            <SelectField
              label={say('owner')}
              value={section.owner ?? ''}
              onChange={(event) => set(section.key, { owner: event.target.value === '' ? null : event.target.value })}
            >
              <option value="">{say('ownerInWords')}</option>
              {data?.people.map((person) => (
                <option key={person.account} value={person.account}>
                  {text(person.name)}
                </option>
              ))}
            </SelectField>
          )}
          {section.owner === null && (
            <TextField
              label={say('ownerPost')}
              isOptional
              maxLength={200}
              value={section.ownerPost ?? ''}
              onChange={(event) =>
                set(section.key, { ownerPost: event.target.value === '' ? null : event.target.value })
              }
            />
          )}
          <TextField
            label={say('daysAfterEnd')}
            hint={say('daysAfterEndHint')}
            type="number"
            min={-400}
            max={400}
            isOptional
            value={section.daysAfterEnd ?? ''}
            onChange={(event) =>
              set(section.key, {
                daysAfterEnd: event.target.value === '' ? null : Math.round(Number(event.target.value)),
              })
            }
          />
          <Button
            look="quiet"
            className="button-small"
            onClick={() => onChange(sections.filter((one) => one.key !== section.key))}
          >
            {say('takeOutSection')}
          </Button>
        </fieldset>
      ))}
      {free.map((heading) => (
        <Button key={heading.at} className="button-small" onClick={() => add(heading)}>
          + {heading.title}
        </Button>
      ))}
    </div>
  )
}
