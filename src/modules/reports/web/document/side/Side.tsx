import { useWords } from '../../../../../platform/web/language/use-words.ts'
import type { OpenedDocument } from '../../../contract/document/open.ts'
import type { SideName } from '../Desk.tsx'
import { goTo } from '../editor/acts.ts'
import type { Live } from '../editor/live.tsx'
import type { PaperEditor } from '../editor/Paper.tsx'
import { words } from '../words.ts'
import { Obstacles } from './Obstacles.tsx'
import { Opinions } from './Opinions.tsx'
import { Remarks } from './Remarks.tsx'
import { Sections } from './Sections.tsx'
import { Versions } from './Versions.tsx'

interface SideProps {
  readonly opened: OpenedDocument
  readonly editor: PaperEditor | null
  readonly live: Live
  readonly chosen: SideName
  readonly onChoose: (name: SideName) => void
  /** On a narrow screen the text is shown before something in it is pointed at. */
  readonly onShowText: () => void
  readonly onRemark: () => void
}

const names: readonly SideName[] = ['work', 'remarks', 'opinions', 'versions']

/** What is to be done about the text, beside it. */
export function Side(props: SideProps) {
  const { opened, editor, chosen, onChoose, onShowText } = props
  const say = useWords(words)
  const show = (at: number): void => {
    onShowText()
    if (editor) setTimeout(() => goTo(editor, at), 0)
  }
  const count = (name: SideName): number =>
    name === 'remarks'
      ? opened.remarks.filter((remark) => remark.isOpen).length
      : name === 'opinions'
        ? opened.opinions.filter((opinion) => opinion.isAsked && opinion.verdict === null).length
        : 0
  return (
    <aside className="side screen-only" aria-label={say('theWork')}>
      <fieldset className="side-names" aria-label={say('theWork')}>
        {names.map((name) => (
          <button key={name} type="button" aria-pressed={name === chosen} onClick={() => onChoose(name)}>
            {say(`side_${name}`)}
            {count(name) > 0 && <span className="side-count">{count(name)}</span>}
          </button>
        ))}
      </fieldset>
      <div className="side-body">
        {chosen === 'work' && (
          <>
            <Obstacles {...props} onShow={show} />
            <Sections opened={opened} editor={editor} onShow={show} />
          </>
        )}
        {chosen === 'remarks' && <Remarks opened={opened} editor={editor} onShow={show} onRemark={props.onRemark} />}
        {chosen === 'opinions' && <Opinions opened={opened} />}
        {chosen === 'versions' && <Versions opened={opened} />}
      </div>
    </aside>
  )
}
