import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'

/**
 * Something of an editor, followed as it changes.
 * @param read gives a text or number, or null: what is compared by value
 */
export function useOfEditor<Value extends string | number | boolean | null>(
  editor: Editor | null,
  read: (editor: Editor) => Value,
  before: Value,
): Value {
  const [value, setValue] = useState(before)
  useEffect(() => {
    if (!editor) return
    const look = (): void => setValue(read(editor))
    look()
    editor.on('transaction', look)
    return () => void editor.off('transaction', look)
  }, [editor, read])
  return value
}
