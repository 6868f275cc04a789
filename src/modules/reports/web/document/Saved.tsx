import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Icon, type IconName } from '../../../../platform/web/ui/icons.tsx'
import { Notice, ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import { settleLateUpdates } from '../../contract/document/late.ts'
import type { OpenedDocument } from '../../contract/document/open.ts'
import { compare, type Line } from '../../document/compare.ts'
import { contentOfEditor, type EditorJson } from '../../document/editor-json.ts'
import type { PaperEditor } from './editor/Paper.tsx'
import type { SavedState, SharedText } from './use-shared-text.ts'
import { words } from './words.ts'

const signs: Readonly<Record<SavedState, IconName>> = {
  ...{ saved: 'check', saving: 'ring', offline: 'clock', refused: 'triangle' },
}

/** Whether what was typed is with the server; read out when it changes for the worse. */
export function SavedMark({ saved }: { readonly saved: SavedState }) {
  const say = useWords(words)
  return (
    <span className={`saved saved-${saved} screen-only`} role={saved === 'saving' ? undefined : 'status'}>
      <Icon name={signs[saved]} size={12} /> {say(`is_${saved}`)}
    </span>
  )
}

const plain = (line: Line, words: ReadonlyMap<string, string> | undefined): string =>
  line.tokens.map((token) => ('text' in token ? token.text : (words?.get(token.figure.id) ?? '…'))).join('')

/** What the server did not take, in its own words, to be read, copied, sent again or let go. */
export function RefusedNotice({
  opened,
  shared,
  editor,
}: {
  readonly opened: OpenedDocument
  readonly shared: SharedText
  readonly editor: PaperEditor | null
}) {
  const say = useWords(words)
  const text = useText()
  const [first] = shared.refused
  if (!first || first.refusal?.code === 'updates-missing') return null
  const mine = editor ? contentOfEditor(editor.getJSON() as EditorJson) : undefined
  const lines = mine
    ? compare(opened.content, mine).flatMap((change) =>
        change.kind === 'added' || change.kind === 'changed' ? [plain(change.after, editor?.storage.figure.words)] : [],
      )
    : []
  return (
    <div className="writing-notice">
      <Notice look="wrong" title={say('notTaken')} isAlert>
        <p>{first.refusal && text(first.refusal.text)}</p>
        <Words lines={lines} />
        <div className="row">
          <Button look="primary" onClick={shared.resend}>
            {say('sendAgain')}
          </Button>
          <Button onClick={shared.drop}>{say('letGo')}</Button>
        </div>
      </Notice>
    </div>
  )
}

/** Words of the reader that came after the text was closed. */
export function LateNotice({ opened }: { readonly opened: OpenedDocument }) {
  const say = useWords(words)
  const telling = useTell(settleLateUpdates)
  if (opened.late.length === 0) return null
  const settle = (act: 'take' | 'leave'): void =>
    telling.mutate({ id: newId(), document: opened.id, updates: opened.late.map((update) => update.id), act })
  return (
    <div className="writing-notice">
      <Notice look="warn" title={say('cameLate')}>
        <ProblemNotice problem={telling.error} />
        <p>{say('cameLateText')}</p>
        <Words lines={opened.late.flatMap((update) => update.words)} />
        <div className="row">
          <Button look="primary" ability={opened.can.write} disabled={telling.isPending} onClick={() => settle('take')}>
            {say('takeOver')}
          </Button>
          <Button disabled={telling.isPending} onClick={() => settle('leave')}>
            {say('letGo')}
          </Button>
        </div>
      </Notice>
    </div>
  )
}

function Words({ lines }: { readonly lines: readonly string[] }) {
  const say = useWords(words)
  if (lines.length === 0) return null
  return (
    <>
      <ul className="late-words">
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines stand as they were typed
          <li key={at}>{line}</li>
        ))}
      </ul>
      <p>
        <Button onClick={() => void navigator.clipboard?.writeText(lines.join('\n'))}>{say('copyWords')}</Button>
      </p>
    </>
  )
}
