import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Query } from './address.ts'

/** Leads elsewhere once. What it was given first is kept: the address it reads may change while it is leaving. */
export function Redirect(props: { readonly to: string; readonly query: Query }) {
  const navigate = useNavigate()
  const [{ to, query }] = useState(props)
  useEffect(() => {
    navigate({ to, search: () => query, replace: true } as unknown as Parameters<typeof navigate>[0])
  }, [to, query, navigate])
  return null
}
