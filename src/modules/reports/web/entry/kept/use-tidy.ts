import { useEffect } from 'react'
import { tidyOthers } from './tidy.ts'

/** A page that was just left still writes what was typed last. */
const settled = 1000

/**
 * Nothing that others left in this browser stays for who comes after them, but their own unsent words.
 * @param account who has signed in; null: nobody; undefined: not known yet
 */
export function useTidy(account: string | null | undefined): void {
  useEffect(() => {
    if (account === undefined) return
    // Not taken back when the page goes: after a session has ended it gives way to the sign-in at once.
    setTimeout(() => void tidyOthers(account).catch(() => {}), settled)
  }, [account])
}
