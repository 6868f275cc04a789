import { useEffect } from 'react'

/** The name of the page in the browser's tab and history. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title === undefined || title === '' ? 'Then Chốt' : `${title} · Then Chốt`
  }, [title])
}
