import { Link, type LinkProps } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ReactNode } from 'react'
import type { Query } from './address.ts'

interface GoProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  readonly to?: string
  /** Merged over the present query; `undefined` takes a part away. */
  readonly query?: Query
  /** Only these parts of the present query go along. */
  readonly keeps?: readonly string[]
  readonly keepsScroll?: boolean
  /** One of several views of a page: it is the current one only when the whole query is its own. */
  readonly isView?: boolean
  /** The current one only at this very path, not below it. */
  readonly isExact?: boolean
  readonly children: ReactNode
}

/** A link inside the application. */
export function Go({
  to = '.',
  query = {},
  keeps,
  keepsScroll = false,
  isView = false,
  isExact = false,
  children,
  ...rest
}: GoProps) {
  const search = (before: Query): Query => {
    const kept = keeps === undefined ? before : Object.fromEntries(keeps.map((name) => [name, before[name]]))
    return { ...kept, ...query }
  }
  const props = {
    to,
    search,
    resetScroll: !keepsScroll,
    activeOptions: { includeSearch: isView, exact: isView || isExact },
    ...rest,
  }
  return <Link {...(props as unknown as LinkProps)}>{children}</Link>
}
