import { useCallback } from 'react'
import { saveFile } from '../../../../../platform/web/api/save-file.ts'
import { useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../../platform/web/ui/Button.tsx'
import { Notice } from '../../../../../platform/web/ui/Notice.tsx'
import { type EntryPlace, placeId } from '../../../entry/outbox.ts'
import { printBlock } from '../../../entry/paste.ts'
import type { Kept } from '../kept/kept.ts'
import { useLive } from '../kept/use-live.ts'
import { words } from '../words.ts'

const shownAtMost = 50

/** Pasted cells that had no place in the form, kept until the person has seen them. */
export function Leftovers({ kept, place }: { readonly kept: Kept; readonly place: EntryPlace }) {
  const say = useWords(words)
  const text = useText()
  const at = placeId(place)
  const items = useLive(useCallback(() => kept.leftovers.get(at), [kept, at]))?.items ?? []
  if (items.length === 0) return null
  return (
    <div className="screen-only leftovers">
      <Notice look="warn" title={say('leftTitle', { count: items.length })}>
        <ul>
          {items.slice(0, shownAtMost).map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows
            <li key={index}>
              {say('leftAt', { row: item.row, column: item.column })}: <b>{item.text}</b>{' '}
              <span className="soft">{text(item.why)}</span>
            </li>
          ))}
        </ul>
        {items.length > shownAtMost && <p>{say('leftMore', { count: items.length - shownAtMost })}</p>}
        <div className="row">
          <Button
            onClick={() =>
              saveFile(
                `${place.form}-${place.unit}-${place.period}.tsv`,
                new Blob([
                  printBlock(items.map((item) => [String(item.row), String(item.column), item.text, text(item.why)])),
                ]),
              )
            }
          >
            {say('leftDownload')}
          </Button>
          <Button onClick={() => void kept.leftovers.delete(at)}>{say('leftDismiss')}</Button>
        </div>
      </Notice>
    </div>
  )
}
