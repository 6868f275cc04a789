import type { ReactNode } from 'react'
import { useAsk } from '../../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../../platform/web/routing/Go.tsx'
import { Icon } from '../../../../../platform/web/ui/icons.tsx'
import type { OpenedDocument } from '../../../contract/document/open.ts'
import { previewEdition } from '../../../contract/edition.ts'
import { stopsFreezing } from '../../../document/trouble.ts'
import type { SideName } from '../Desk.tsx'
import { keepOld } from '../editor/acts.ts'
import type { Live } from '../editor/live.tsx'
import type { PaperEditor } from '../editor/Paper.tsx'
import { useOfEditor } from '../editor/use-editor-state.ts'
import { words } from '../words.ts'

const countOld = (editor: PaperEditor | { readonly state: PaperEditor['state'] }): number => {
  let count = 0
  editor.state.doc.descendants((node) => {
    if (node.attrs.isOld === true) count += 1
  })
  return count
}

/** The next place after the cursor that fits, or the first of the text. */
function nextOf(editor: PaperEditor, fits: (attrs: Readonly<Record<string, unknown>>) => boolean): number | undefined {
  const found: number[] = []
  editor.state.doc.descendants((node, at) => {
    if (fits(node.attrs)) found.push(at)
  })
  return found.find((at) => at > editor.state.selection.from) ?? found[0]
}

/** What stands between the text and its being issued, each with one thing to do. */
export function Obstacles({
  opened,
  editor,
  live,
  onChoose,
  onShow,
}: {
  readonly opened: OpenedDocument
  readonly editor: PaperEditor | null
  readonly live: Live
  readonly onChoose: (name: SideName) => void
  readonly onShow: (at: number) => void
}) {
  const say = useWords(words)
  const text = useText()
  const old = useOfEditor(editor, countOld, 0)
  const isOver = opened.state === 'frozen' || opened.state === 'issued' || opened.state === 'withdrawn'
  const preview = useAsk(previewEdition, { id: opened.id }, !isOver)
  const all = [...live.figures.values(), ...live.tables.values(), ...live.charts.values()]
  const broken = all.filter((one) => one.trouble && stopsFreezing[one.trouble.kind])
  const unapproved = all.filter((one) => one.unapproved > 0)
  const openRemarks = opened.remarks.filter((remark) => remark.isOpen).length
  const asksChanges = opened.opinions.filter((opinion) => opinion.verdict === 'asks_changes').length
  const openSections = opened.sections.filter((section) => section.state === 'open').length
  const contradictions = (preview.data?.obstacles ?? []).filter((one) => one.kind === 'contradiction')
  const showOne = (ids: readonly string[]): void => {
    const at = editor && nextOf(editor, (attrs) => ids.includes(String(attrs.id)))
    if (typeof at === 'number') onShow(at)
  }
  if (isOver) return null
  const items: readonly (ReactNode | false)[] = [
    live.problem !== null && <Obstacle key="away" name={say('figuresAway')} />,
    broken.length > 0 && (
      <Obstacle key="broken" name={say('figuresBroken', { count: broken.length })} note={noteOf(broken, text)}>
        <Act onClick={() => showOne(broken.map((one) => one.id))}>{say('showNext')}</Act>
      </Obstacle>
    ),
    unapproved.length > 0 && (
      <Obstacle key="unapproved" name={say('figuresUnapproved', { count: unapproved.length })}>
        <Go to="/entry/value" query={{ figure: undefined, unit: opened.unit.code }}>
          {say('approveThem')}
        </Go>
      </Obstacle>
    ),
    old > 0 && (
      <Obstacle key="old" name={say('oldProse', { count: old })}>
        <Act
          onClick={() => {
            const at = editor && nextOf(editor, (attrs) => attrs.isOld === true)
            if (typeof at === 'number') onShow(at)
          }}
        >
          {say('showNext')}
        </Act>
        {editor?.isEditable && <Act onClick={() => keepOld(editor)}>{say('keepAllOld')}</Act>}
      </Obstacle>
    ),
    openRemarks > 0 && (
      <Obstacle key="remarks" name={say('remarksOpen', { count: openRemarks })}>
        <Act onClick={() => onChoose('remarks')}>{say('seeThem')}</Act>
      </Obstacle>
    ),
    asksChanges > 0 && (
      <Obstacle key="opinions" name={say('opinionsAsk', { count: asksChanges })}>
        <Act onClick={() => onChoose('opinions')}>{say('seeThem')}</Act>
      </Obstacle>
    ),
    ...contradictions.map((one) => (
      <Obstacle key={text(one.text)} name={text(one.text)}>
        <Go to="/consistency" query={{ figure: undefined, unit: opened.unit.code, period: opened.period.id }}>
          {say('seeThem')}
        </Go>
      </Obstacle>
    )),
    openSections > 0 && <Obstacle key="sections" name={say('sectionsOpen', { count: openSections })} />,
  ].filter(Boolean)
  return (
    <section>
      <h2>{say('before')}</h2>
      <ul className="doc-obstacles">
        {items.length === 0 ? (
          <li className="doc-obstacle doc-obstacle-none">
            <Icon name="check" /> <div>{say('nothingInTheWay')}</div>
          </li>
        ) : (
          items
        )}
      </ul>
    </section>
  )
}

const noteOf = (
  broken: readonly { readonly trouble: { readonly text: { vi: string; en: string } } | null }[],
  text: (of: { vi: string; en: string }) => string,
): string | undefined => {
  const first = broken[0]?.trouble
  return first ? text(first.text) : undefined
}

function Obstacle({
  name,
  note,
  children,
}: {
  readonly name: string
  readonly note?: string | undefined
  readonly children?: ReactNode
}) {
  return (
    <li className="doc-obstacle">
      <Icon name="triangle" size={12} />
      <div>
        {name}
        {note && <p className="soft small">{note}</p>}
        {children && <p className="doc-obstacle-acts">{children}</p>}
      </div>
    </li>
  )
}

function Act({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className="link-button" onClick={onClick}>
      {children}
    </button>
  )
}
