import { type Editor, Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'

/** What was typed after `/`, from where. */
export interface Slash {
  readonly from: number
  readonly query: string
}
interface SlashState {
  readonly slash: Slash | null
  /** Closed by hand here: the words stay as they are. */
  readonly closedAt: number | null
}

export interface SlashStorage {
  /** Asked first about each key while the menu is open; true when the menu took it. */
  onKey: ((event: KeyboardEvent) => boolean) | null
}
declare module '@tiptap/core' {
  interface Storage {
    slash: SlashStorage
  }
}

const key = new PluginKey<SlashState>('slash')
const longest = 60

function slashIn(state: EditorState, from: number): Slash | null {
  const { $from, empty } = state.selection
  if (!empty || $from.pos <= from || from < $from.start()) return null
  const typed = state.doc.textBetween(from, $from.pos, '\n', '\ufffc')
  return typed.startsWith('/') && typed.length <= longest && !/[\n\ufffc]/.test(typed)
    ? { from, query: typed.slice(1) }
    : null
}

/** Opens a menu where `/` is typed at the beginning of a word; what is typed on searches in it. */
export const SlashCommands = Extension.create<object, SlashStorage>({
  name: 'slash',
  addStorage: () => ({ onKey: null }),
  addProseMirrorPlugins() {
    const { storage } = this
    return [
      new Plugin<SlashState>({
        key,
        state: {
          init: () => ({ slash: null, closedAt: null }),
          apply(tr, value, _before, state) {
            const told: unknown = tr.getMeta(key)
            if (told === 'close') return { slash: null, closedAt: value.slash?.from ?? null }
            const begun = typeof told === 'number' ? told : null
            const from = begun ?? (value.slash ? tr.mapping.map(value.slash.from, -1) : null)
            return { slash: from === null ? null : slashIn(state, from), closedAt: null }
          },
        },
        props: {
          handleTextInput(view, from, to, text) {
            if (text !== '/' || from !== to || !view.editable) return false
            const before = view.state.doc.resolve(from)
            if (!before.parent.inlineContent) return false
            const last = before.parent.textBetween(0, before.parentOffset, '\n', '\ufffc').at(-1)
            if (last !== undefined && !/[\s(“"]/.test(last)) return false
            view.dispatch(view.state.tr.insertText('/', from, to).setMeta(key, from))
            return true
          },
          handleKeyDown(view, event) {
            if (!key.getState(view.state)?.slash) return false
            if (event.key === 'Escape') {
              view.dispatch(view.state.tr.setMeta(key, 'close'))
              return true
            }
            return storage.onKey?.(event) ?? false
          },
        },
      }),
    ]
  },
})

export const slashOf = (editor: Editor): Slash | null => key.getState(editor.state)?.slash ?? null

/** Takes `/` and what followed out of the text again. */
export function takeOutSlash(editor: Editor): void {
  const slash = slashOf(editor)
  if (slash) editor.chain().deleteRange({ from: slash.from, to: editor.state.selection.from }).run()
}

export const closeSlash = (editor: Editor): void => {
  editor.view.dispatch(editor.state.tr.setMeta(key, 'close'))
}
