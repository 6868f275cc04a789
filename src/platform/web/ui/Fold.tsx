import type { ReactNode } from 'react'
import './fold.css'

export function Fold({
  title,
  isOpen = false,
  children,
}: {
  readonly title: ReactNode
  readonly isOpen?: boolean
  readonly children: ReactNode
}) {
  return (
    <details className="fold" open={isOpen}>
      <summary>{title}</summary>
      <div className="fold-body">{children}</div>
    </details>
  )
}
