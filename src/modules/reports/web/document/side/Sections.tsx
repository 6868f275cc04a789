import { useState } from 'react'
import { useTell } from '../../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../../platform/web/storage/new-id.ts'
import { Button } from '../../../../../platform/web/ui/Button.tsx'
import { Icon } from '../../../../../platform/web/ui/icons.tsx'
import { ProblemNotice } from '../../../../../platform/web/ui/Notice.tsx'
import type { OpenedDocument } from '../../../contract/document/open.ts'
import { type DocumentSection, markDocumentSection } from '../../../contract/document/sections.ts'
import type { PaperEditor } from '../editor/Paper.tsx'
import { words } from '../words.ts'
import { SectionsDialog } from './SectionsDialog.tsx'

/** Who writes which section until when, and how far each is. */
export function Sections({
  opened,
  editor,
  onShow,
}: {
  readonly opened: OpenedDocument
  readonly editor: PaperEditor | null
  readonly onShow: (at: number) => void
}) {
  const say = useWords(words)
  const [isSetting, setSetting] = useState(false)
  return (
    <section>
      <div className="section-head">
        <h2>{say('sections')}</h2>
        {opened.can.setSections.isAllowed && (
          <button type="button" className="link-button row-end" onClick={() => setSetting(true)}>
            {say('assign')}
          </button>
        )}
      </div>
      {opened.sections.length === 0 ? (
        <p className="soft">{say('sectionsNone')}</p>
      ) : (
        <ol className="doc-sections">
          {opened.sections.map((section) => (
            <Section key={section.key} opened={opened} section={section} editor={editor} onShow={onShow} />
          ))}
        </ol>
      )}
      {isSetting && <SectionsDialog opened={opened} editor={editor} onClose={() => setSetting(false)} />}
    </section>
  )
}

const headingOf = (editor: PaperEditor, key: string): number | undefined => {
  let found: number | undefined
  editor.state.doc.descendants((node, at) => {
    if (found === undefined && node.attrs.section === key) found = at
  })
  return found
}

function Section({
  opened,
  section,
  editor,
  onShow,
}: {
  readonly opened: OpenedDocument
  readonly section: DocumentSection
  readonly editor: PaperEditor | null
  readonly onShow: (at: number) => void
}) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const telling = useTell(markDocumentSection)
  const mark = (as: 'done' | 'approve' | 'reopen'): void =>
    telling.mutate({ id: newId(), document: opened.id, key: section.key, mark: as })
  const isLate = section.state === 'open' && section.dueOn !== null && section.dueOn < opened.today
  const owner = section.owner ? text(section.owner.name) : section.ownerPost
  const at = editor ? headingOf(editor, section.key) : undefined
  return (
    <li className={`doc-section doc-section-${isLate ? 'late' : section.state}`}>
      <p className="doc-section-name">
        <Icon name={section.state === 'open' ? (isLate ? 'triangle' : 'ring') : 'check'} size={12} />
        {at === undefined ? (
          <span>{section.title}</span>
        ) : (
          <button type="button" className="link-button" onClick={() => onShow(at)}>
            {section.title}
          </button>
        )}
      </p>
      <p className="soft small">
        {[
          isLate ? say('sectionLate') : say(`section_${section.state}`),
          section.isMine ? say('yours') : (owner ?? say('noOwner')),
          section.dueOn ? say('dueOn', { day: printDay(section.dueOn, language) }) : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {isLate && section.owner === null && <p className="small">{say('sectionUnheld')}</p>}
      {section.oldBlocks > 0 && <p className="small">{say('oldBlocks', { count: section.oldBlocks })}</p>}
      {section.isChangedSince && <p className="small">{say('changedSinceMarked')}</p>}
      {!section.isInText && <p className="small">{say('notInText')}</p>}
      <ProblemNotice problem={telling.error} />
      <div className="row">
        {section.state === 'open' && section.can.done.isAllowed && (
          <Button look="quiet" className="button-small" disabled={telling.isPending} onClick={() => mark('done')}>
            {say('markDone')}
          </Button>
        )}
        {section.state === 'done' && section.can.approve.isAllowed && (
          <Button look="quiet" className="button-small" disabled={telling.isPending} onClick={() => mark('approve')}>
            {say('markApproved')}
          </Button>
        )}
        {section.state !== 'open' && section.can.reopen.isAllowed && (
          <Button look="quiet" className="button-small" disabled={telling.isPending} onClick={() => mark('reopen')}>
            {say('markOpen')}
          </Button>
        )}
      </div>
    </li>
  )
}
