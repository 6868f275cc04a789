import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { useWords } from '../language/use-words.ts'
import { words } from '../words.ts'
import './dialog.css'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly size?: 'small' | 'large' | 'sheet'
}

/** A modal dialog on the native element: it traps the focus, closes on Esc and gives the focus back. */
export function Dialog({ title, onClose, children, size = 'small' }: DialogProps) {
  const say = useWords(words)
  const titleId = useId()
  const ref = useRef<HTMLDialogElement>(null)
  // Closed while it still stands in the page: an element taken out first gives no focus back.
  useLayoutEffect(() => {
    const dialog = ref.current
    if (dialog && !dialog.open) dialog.showModal()
    // Left alone, the focus lands on the close button, where a typed space would close what was just opened.
    dialog?.querySelector<HTMLElement>('[data-focus], .form .input, .form input')?.focus()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={ref}
      className={`dialog dialog-${size}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="dialog-close" aria-label={say('close')} onClick={onClose}>
          ×
        </button>
      </div>
      <div className="dialog-body">{children}</div>
    </dialog>
  )
}
