import { type ReactNode, useState } from 'react'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo } from '../../../../platform/web/routing/address.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { CheckField, SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { Fold } from '../../../../platform/web/ui/Fold.tsx'
import { Notice, ProblemNotice, useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { saveDocumentTemplate, type TemplateBody, templatePeriods } from '../../contract/template.ts'
import { contentOfEditor, type EditorJson } from '../../document/editor-json.ts'
import { documentKindNames, documentKinds } from '../../document/kind.ts'
import { Paper, type PaperEditor } from '../document/editor/Paper.tsx'
import { FrameFields, tidyFrame } from '../document/FrameFields.tsx'
import type { ReadTemplate } from './TemplatePage.tsx'
import { Title } from './TemplatePage.tsx'
import { TemplateSections } from './TemplateSections.tsx'
import { words } from './words.ts'

interface TemplateEditorProps {
  readonly unit: string
  readonly today: string
  readonly period: string
  readonly body: TemplateBody
  /** The one of which a new version is written; none for a new template. */
  readonly template: ReadTemplate | null
  readonly onDone?: () => void
  /** For which period the figures are shown while writing. */
  readonly children: ReactNode
}

const known = ['code', 'from', 'body.name', 'body.name.vi', 'frame.title', 'frame.summary']

/** Writes a template with the same editor as a document; saved, it is a new version from a day. */
export function TemplateEditor(props: TemplateEditorProps) {
  const { unit, today, period, template, onDone } = props
  const say = useWords(words)
  const text = useText()
  const go = useGo()
  const announce = useAnnounce()
  const telling = useTell(saveDocumentTemplate)
  const errorOf = useFieldError(telling.error)
  const [id, setId] = useState(newId)
  const [editor, setEditor] = useState<PaperEditor | null>(null)
  const [body, setBody] = useState(props.body)
  const [code, setCode] = useState(template?.code ?? '')
  const [from, setFrom] = useState(today)
  const [isBroken, setBroken] = useState(false)
  const set = (part: Partial<TemplateBody>): void => setBody((before) => ({ ...before, ...part }))
  const save = (): void => {
    const content = editor ? contentOfEditor(editor.getJSON() as EditorJson) : undefined
    setBroken(content === undefined)
    if (!content) return
    const name = { vi: body.name.vi.trim(), en: body.name.en.trim() || body.name.vi.trim() }
    telling.mutate(
      { id, unit, code, from, body: { ...body, name, content, frame: tidyFrame(body.frame) } },
      {
        onSuccess: (done) => {
          announce(say('saved', { version: done.version }))
          if (onDone) onDone()
          else go({ version: undefined }, { to: `/documents/templates/${code}` })
        },
        // What was refused is sent again under another id.
        onError: () => setId(newId()),
      },
    )
  }
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{template ? text(template.name) : say('newTemplate')}</h1>
          <p className="soft">{say('editLead')}</p>
        </div>
        <div className="row screen-only">
          {onDone && <Button onClick={onDone}>{say('cancel')}</Button>}
          <Button look="primary" disabled={telling.isPending} onClick={save}>
            {say('save')}
          </Button>
        </div>
      </header>
      <ProblemNotice problem={telling.error} knownFields={known} />
      {isBroken && <Notice look="wrong" title={say('notATemplate')} isAlert />}
      <div className="writing-columns">
        <div className="writing-paper">
          <Paper
            text={props.body.content}
            unit={unit}
            period={period}
            language="vi"
            isWritable
            label={say('textOfTemplate')}
            head={<Title body={body} />}
            foot={null}
            onRemark={null}
            onReady={setEditor}
          />
        </div>
        <aside className="side template-side" aria-label={say('about')}>
          <TextField
            label={say('name')}
            maxLength={200}
            error={errorOf('body.name') ?? errorOf('body.name.vi')}
            value={body.name.vi}
            onChange={(event) => set({ name: { ...body.name, vi: event.target.value } })}
          />
          <TextField
            label={say('nameEnglish')}
            isOptional
            maxLength={200}
            value={body.name.en}
            onChange={(event) => set({ name: { ...body.name, en: event.target.value } })}
          />
          {!template && (
            <TextField
              label={say('code')}
              hint={say('codeHint')}
              maxLength={80}
              error={errorOf('code')}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
          <TextField
            label={say('from')}
            hint={say('fromHint')}
            type="date"
            error={errorOf('from')}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
          <SelectField
            label={say('kind')}
            value={body.kind}
            onChange={(event) => set({ kind: documentKinds.find((kind) => kind === event.target.value) ?? 'other' })}
          >
            {documentKinds.map((kind) => (
              <option key={kind} value={kind}>
                {text(documentKindNames[kind])}
              </option>
            ))}
          </SelectField>
          <fieldset className="checks">
            <legend className="field-legend">{say('periodKinds')}</legend>
            {templatePeriods.map((kind) => (
              <CheckField
                key={kind}
                label={say(`kind_${kind}`)}
                checked={body.periodKinds.includes(kind)}
                onChange={(event) =>
                  set({
                    periodKinds: templatePeriods.filter((one) =>
                      one === kind ? event.target.checked : body.periodKinds.includes(one),
                    ),
                  })
                }
              />
            ))}
          </fieldset>
          {props.children}
          <Fold title={say('sections')} isOpen>
            <TemplateSections
              sections={body.sections}
              editor={editor}
              unit={template?.unit === null ? null : unit}
              onChange={(sections) => set({ sections: [...sections] })}
            />
          </Fold>
          <Fold title={say('frame')}>
            <div className="form">
              <p className="soft small">{say('frameLead')}</p>
              <FrameFields
                frame={body.frame}
                errorOf={errorOf}
                onChange={(part) => set({ frame: { ...body.frame, ...part } })}
              />
            </div>
          </Fold>
        </aside>
      </div>
    </>
  )
}
