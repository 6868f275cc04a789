import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { Icon } from '../../../../../platform/web/ui/icons.tsx'
import { words } from '../words.ts'
import { useLiveText } from './live.tsx'
import { Phrase } from './Phrase.tsx'
import { figureMarks } from './schema.ts'

/** A figure within a line, as it would be printed now, with what a writer must know of it. */
export function FigureView({ node, selected }: NodeViewProps) {
  const say = useWords(words)
  const text = useText()
  const live = useLiveText()
  const resolved = live.figures.get(String(node.attrs.id))
  const look = figureMarks(node.attrs.marks).map((mark) => `live-${mark}`)
  return (
    <NodeViewWrapper as="span" className={`live ${look.join(' ')} ${selected ? 'live-chosen' : ''}`}>
      {resolved === undefined ? (
        <span className="live-waiting">{live.problem ? say('figureAway') : say('figureLoading')}</span>
      ) : (
        <>
          <Phrase runs={resolved.runs} />
          {resolved.trouble && (
            <span className="live-mark" title={text(resolved.trouble.text)}>
              <Icon name="triangle" size={10} />
              {say(troubleWord(resolved.trouble.kind))}
            </span>
          )}
          {resolved.trouble === null && resolved.unapproved > 0 && (
            <span className="live-mark">
              <Icon name="ring" size={10} />
              {say('unapprovedMark')}
            </span>
          )}
        </>
      )}
    </NodeViewWrapper>
  )
}

const troubleWord = (kind: string) =>
  kind === 'missing' || kind === 'no-plan' || kind === 'no-targets'
    ? 'missingMark'
    : kind === 'forbidden'
      ? 'forbiddenMark'
      : 'wrongMark'
