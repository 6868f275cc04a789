import { liveQuery } from 'dexie'
import { useEffect, useState } from 'react'

/**
 * What this browser keeps, followed as it changes, also by other tabs. Undefined until read.
 * @param query stays the same function as long as it asks the same
 */
export function useLive<Value>(query: () => Promise<Value>): Value | undefined {
  const [value, setValue] = useState<Value>()
  useEffect(() => {
    setValue(undefined)
    const following = liveQuery(query).subscribe({ next: setValue, error: () => setValue(undefined) })
    return () => following.unsubscribe()
  }, [query])
  return value
}
