import { type Editor, Extension } from '@tiptap/core'
import type { Node as Element } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { useEffect } from 'react'
import type { DocumentRemark } from '../../../contract/document/remarks.ts'

const key = new PluginKey<readonly DocumentRemark[]>('remarked')

/** The words a remark speaks of, where they still stand in its block; else the whole block. */
function drawn(doc: Element, remarks: readonly DocumentRemark[]): DecorationSet {
  const byBlock = new Map<string, DocumentRemark[]>()
  for (const remark of remarks)
    if (remark.block !== null) byBlock.set(remark.block, [...(byBlock.get(remark.block) ?? []), remark])
  const found: Decoration[] = []
  if (byBlock.size === 0) return DecorationSet.empty
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true
    for (const remark of byBlock.get(String(node.attrs.id)) ?? []) {
      const words = node.textBetween(0, node.content.size, '\n', '\ufffc')
      const from = remark.quote === '' ? -1 : words.indexOf(remark.quote)
      found.push(
        from < 0
          ? Decoration.node(at, at + node.nodeSize, { class: 'remarked-block', 'data-remark': remark.id })
          : Decoration.inline(at + 1 + from, at + 1 + from + remark.quote.length, {
              ...{ class: 'remarked', 'data-remark': remark.id },
            }),
      )
    }
    return false
  })
  return DecorationSet.create(doc, found)
}

export interface RemarkedStorage {
  onClick: (() => void) | null
}
declare module '@tiptap/core' {
  interface Storage {
    remarked: RemarkedStorage
  }
}

/** Marks the words that open remarks speak of; a click on them leads to the remarks. */
export const Remarked = Extension.create<object, RemarkedStorage>({
  name: 'remarked',
  addStorage: () => ({ onClick: null }),
  addProseMirrorPlugins() {
    const { storage } = this
    return [
      new Plugin<readonly DocumentRemark[]>({
        key,
        state: {
          init: () => [],
          apply: (tr, value) => (tr.getMeta(key) as readonly DocumentRemark[] | undefined) ?? value,
        },
        props: {
          decorations: (state) => drawn(state.doc, key.getState(state) ?? []),
          handleClick: (_view, _at, event) => {
            const target = event.target instanceof globalThis.Element ? event.target.closest('.remarked') : null
            if (target) storage.onClick?.()
            return false
          },
        },
      }),
    ]
  },
})

export function useRemarked(editor: Editor | null, remarks: readonly DocumentRemark[], onClick: () => void): void {
  useEffect(() => {
    if (!editor || editor.isDestroyed) return
    editor.storage.remarked.onClick = onClick
    editor.view.dispatch(editor.state.tr.setMeta(key, remarks))
  }, [editor, remarks, onClick])
}
