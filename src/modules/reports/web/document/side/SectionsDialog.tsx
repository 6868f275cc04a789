import { useState } from 'react'
import { useAsk, useTell } from '../../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../../platform/web/storage/new-id.ts'
import { SelectField, TextField } from '../../../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../../../platform/web/ui/FormDialog.tsx'
import type { OpenedDocument } from '../../../contract/document/open.ts'
import { listDocumentPeople } from '../../../contract/document/people.ts'
import { setDocumentSections } from '../../../contract/document/sections.ts'
import { newName } from '../editor/care.ts'
import type { PaperEditor } from '../editor/Paper.tsx'
import { words } from '../words.ts'

interface Part {
  readonly key: string
  readonly title: string
  readonly owner: string | null
  readonly ownerPost: string | null
  readonly dueOn: string | null
  /** A heading of the text that is no section yet: where it lies. */
  readonly at: number | null
}

/** Headings of the first level that begin no section yet. */
function otherHeadings(editor: PaperEditor | null, known: readonly Part[]): readonly Part[] {
  const found: Part[] = []
  editor?.state.doc.descendants((node, at) => {
    if (node.type.name !== 'heading' || node.attrs.level !== 1) return
    if (known.some((part) => part.key === node.attrs.section) || node.textContent.trim() === '') return
    const title = [node.attrs.number, node.textContent].filter(Boolean).join('. ').slice(0, 300)
    found.push({ key: newName(), title, owner: null, ownerPost: null, dueOn: null, at })
  })
  return found
}

/** Who writes which section and until when. Headings that are no section yet can become one. */
export function SectionsDialog({
  opened,
  editor,
  onClose,
}: {
  readonly opened: OpenedDocument
  readonly editor: PaperEditor | null
  readonly onClose: () => void
}) {
  const say = useWords(words)
  const text = useText()
  const telling = useTell(setDocumentSections)
  const { data } = useAsk(listDocumentPeople, { unit: opened.unit.code })
  const [parts, setParts] = useState<readonly Part[]>(() => {
    const known = opened.sections.map((section) => ({
      ...{ key: section.key, title: section.title, owner: section.owner?.account ?? null },
      ...{ ownerPost: section.ownerPost, dueOn: section.dueOn, at: null },
    }))
    return [...known, ...otherHeadings(editor, known)]
  })
  const set = (key: string, part: Partial<Part>): void =>
    setParts((before) => before.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const isAsked = (part: Part): boolean =>
    part.at === null || part.owner !== null || (part.ownerPost ?? '') !== '' || part.dueOn !== null
  return (
    <FormDialog
      title={say('assignTitle')}
      act={say('save')}
      problem={telling.error}
      knownFields={[]}
      isSending={telling.isPending}
      onClose={onClose}
      onSubmit={() => {
        const asked = parts.filter(isAsked)
        const tr = editor?.state.tr
        for (const part of asked) if (part.at !== null) tr?.setNodeAttribute(part.at, 'section', part.key)
        if (tr?.docChanged && editor) editor.view.dispatch(tr)
        telling.mutate(
          {
            ...{ id: newId(), document: opened.id },
            sections: asked.map(({ key, title, owner, ownerPost, dueOn }) => ({
              ...{ key, title, owner, dueOn },
              ownerPost: ownerPost === '' ? null : ownerPost,
            })),
          },
          { onSuccess: onClose },
        )
      }}
    >
      <p className="soft">{say('assignLead')}</p>
      {parts.map((part) => (
        <fieldset key={part.key} className="assign">
          <legend className="field-legend">{part.title}</legend>
          <SelectField
            label={say('owner')}
            value={part.owner ?? ''}
            onChange={(event) => set(part.key, { owner: event.target.value === '' ? null : event.target.value })}
          >
            <option value="">{say('ownerInWords')}</option>
            {data?.people.map((person) => (
              <option key={person.account} value={person.account}>
                {text(person.name)}
              </option>
            ))}
          </SelectField>
          {part.owner === null && (
            <TextField
              label={say('ownerPost')}
              isOptional
              maxLength={200}
              value={part.ownerPost ?? ''}
              onChange={(event) => set(part.key, { ownerPost: event.target.value })}
            />
          )}
          <TextField
            label={say('dueDay')}
            type="date"
            isOptional
            value={part.dueOn ?? ''}
            onChange={(event) => set(part.key, { dueOn: event.target.value === '' ? null : event.target.value })}
          />
        </fieldset>
      ))}
    </FormDialog>
  )
}
