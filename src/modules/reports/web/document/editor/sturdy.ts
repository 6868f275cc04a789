import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { XmlFragment } from 'yjs'

type Observer = (...told: never[]) => void
interface Binding {
  readonly type: XmlFragment
  _observeFunction: Observer
  beforeTransactionSelection: unknown
  _forceRerender(): void
}

const isBinding = (value: unknown): value is Binding =>
  typeof value === 'object' && value !== null && '_observeFunction' in value && '_forceRerender' in value

/**
 * y-tiptap 3.0.9 may look for the place of the cursor beyond the end of a text that an undo or another person made shorter,
 * and throws before the change is shown; the next key would then write the old text back. Here the text is drawn anew as the
 * shared text has it.
 */
export const Sturdy = Extension.create({
  name: 'sturdy',
  priority: 50,
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('sturdy'),
      view: (view) => {
        const state: unknown = ySyncPluginKey.getState(view.state)
        const binding = typeof state === 'object' && state !== null && 'binding' in state ? state.binding : undefined
        if (isBinding(binding)) guard(binding)
        return {}
      },
    }),
  ],
})

const guarded = new WeakSet<Binding>()

function guard(binding: Binding): void {
  if (guarded.has(binding)) return
  guarded.add(binding)
  const usual = binding._observeFunction
  const sturdy: Observer = (...told) => {
    try {
      usual(...told)
    } catch {
      binding.beforeTransactionSelection = null
      binding._forceRerender()
    }
  }
  binding.type.unobserveDeep(usual as Parameters<XmlFragment['unobserveDeep']>[0])
  binding._observeFunction = sturdy
  binding.type.observeDeep(sturdy as Parameters<XmlFragment['observeDeep']>[0])
}
