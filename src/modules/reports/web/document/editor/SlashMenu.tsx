import type { Editor } from '@tiptap/core'
import { useEffect, useId, useRef, useState } from 'react'
import { foldForSearch } from '../../../../../platform/domain/text.ts'
import { useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import type { FoundFigures } from '../../../contract/live.ts'
import { words } from '../words.ts'
import { insertFigure } from './acts.ts'
import { type Insertion, insertions } from './insertions.ts'
import { useFound } from './search.ts'
import { slashOf, takeOutSlash } from './slash.ts'
import { useOfEditor } from './use-editor-state.ts'

type Found = FoundFigures['found'][number]
interface Item {
  readonly key: string
  readonly name: string
  readonly detail: string
  readonly value: string
  readonly choose: () => void
}

const queryOf = (editor: Editor): string | null => slashOf(editor)?.query ?? null

/** The menu below `/`: what can be put in, and the figures that the words find. It is worked with the keys of the text. */
export function SlashMenu({
  editor,
  onOpen,
}: {
  readonly editor: Editor
  readonly onOpen: (insertion: Insertion) => void
}) {
  const say = useWords(words)
  const text = useText()
  const listId = useId()
  const query = useOfEditor(editor, queryOf, null)
  const [at, setAt] = useState(0)
  const [chosen, setChosen] = useState<Found>()
  const isOpen = query !== null
  const typed = (query ?? '').trim()
  const found = useFound({ words: typed, at: '', over: '' }, isOpen && typed.length > 1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words begin the list anew
  useEffect(() => {
    setAt(0)
    setChosen(undefined)
  }, [query])

  const put = (figure: Found, form: Found['forms'][number]): void => {
    takeOutSlash(editor)
    insertFigure(editor, { ...figure.place, form: form.form, against: form.against ?? figure.place.against })
  }
  const items: readonly Item[] = chosen
    ? chosen.forms.map((form) => ({
        ...{ key: `${form.form}-${form.against}`, name: form.words, detail: say(`form_${form.form}`), value: '' },
        choose: () => put(chosen, form),
      }))
    : [
        ...insertions
          .filter((insertion) => foldForSearch(say(`insert_${insertion}`)).includes(foldForSearch(typed)))
          .map((insertion) => ({
            ...{ key: insertion, name: say(`insert_${insertion}`), detail: '', value: '' },
            choose: () => {
              takeOutSlash(editor)
              onOpen(insertion)
            },
          })),
        ...(typed.length > 1 ? (found.data?.found ?? []) : []).slice(0, 8).map((figure) => ({
          key: JSON.stringify(figure.place),
          name: text(figure.measure) + (figure.className ? `: ${text(figure.className)}` : ''),
          detail: `${text(figure.unit.name)} · ${text(figure.periodText)}`,
          value: text(figure.printed),
          choose: () => {
            const [only, ...others] = figure.forms
            if (only && others.length === 0) put(figure, only)
            else {
              setChosen(figure)
              setAt(0)
            }
          },
        })),
      ]
  const shown = Math.min(at, items.length - 1)
  useKeys(editor, isOpen, items, shown, setAt)
  useNamed(editor, isOpen, items.length === 0 ? null : `${listId}-${shown}`, listId)
  if (!isOpen) return null
  return (
    <div className="slash-menu" style={placeBelow(editor)}>
      <p className="slash-title" aria-live="polite">
        {chosen ? say('chooseForm') : say('slashHint')}
      </p>
      <div id={listId} role="listbox" tabIndex={-1} aria-label={chosen ? say('chooseForm') : say('insert')}>
        {items.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are taken where the text is written
          <div
            key={item.key}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === shown}
            tabIndex={-1}
            onMouseDown={(event) => event.preventDefault()}
            onClick={item.choose}
          >
            <span className="slash-name">{item.name}</span>
            {item.value !== '' && <span className="slash-value">{item.value}</span>}
            {item.detail !== '' && <span className="slash-detail">{item.detail}</span>}
          </div>
        ))}
      </div>
      {items.length === 0 && <p className="slash-title">{found.isFetching ? say('searching') : say('foundNone')}</p>}
    </div>
  )
}

function useKeys(
  editor: Editor,
  isOpen: boolean,
  items: readonly Item[],
  at: number,
  setAt: (at: number) => void,
): void {
  const latest = useRef({ items, at })
  latest.current = { items, at }
  useEffect(() => {
    if (!isOpen) return
    editor.storage.slash.onKey = (event) => {
      const { items, at } = latest.current
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        const next = at + (event.key === 'ArrowDown' ? 1 : -1)
        setAt((next + items.length) % Math.max(1, items.length))
        return true
      }
      if ((event.key === 'Enter' || event.key === 'Tab') && items[at]) {
        items[at].choose()
        return true
      }
      return false
    }
    return () => {
      editor.storage.slash.onKey = null
    }
  }, [editor, isOpen, setAt])
}

/** Tells a screen reader which choice the keys stand on, while the text keeps the focus. */
function useNamed(editor: Editor, isOpen: boolean, option: string | null, list: string): void {
  useEffect(() => {
    const element = editor.view.dom
    if (isOpen && option) {
      element.setAttribute('aria-controls', list)
      element.setAttribute('aria-activedescendant', option)
      document.getElementById(option)?.scrollIntoView({ block: 'nearest' })
    } else {
      element.removeAttribute('aria-controls')
      element.removeAttribute('aria-activedescendant')
    }
  }, [editor, isOpen, option, list])
}

function placeBelow(editor: Editor): { left: number; top: number } | { left: number; bottom: number } {
  // On a phone it stands above the toolbar, where the keyboard leaves room.
  if (window.innerWidth <= 760) return { left: 8, bottom: 124 }
  const slash = slashOf(editor)
  const box = editor.view.coordsAtPos(Math.min(slash?.from ?? 0, editor.state.doc.content.size))
  const left = Math.max(8, Math.min(box.left, window.innerWidth - 400))
  return box.bottom > window.innerHeight - 340 && box.top > 340
    ? { left, bottom: window.innerHeight - box.top + 6 }
    : { left, top: box.bottom + 6 }
}
