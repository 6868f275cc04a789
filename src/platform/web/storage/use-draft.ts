import { useCallback, useState } from 'react'

const keyOf = (name: string): string => `thenchot.draft.${name}`

function read<Value extends object>(name: string, blank: Value): Value {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(name)) ?? 'null')
    return typeof kept === 'object' && kept !== null ? { ...blank, ...kept } : blank
  } catch {
    return blank
  }
}

export interface Draft<Value> {
  readonly value: Value
  readonly set: (change: Partial<Value>) => void
  /** Called once the server has it. */
  readonly discard: () => void
}

/** State of a form that outlives a reload, a lost connection and a lapsed session, until it is saved. */
export function useDraft<Value extends object>(name: string, blank: Value): Draft<Value> {
  const [value, setValue] = useState<Value>(() => read(name, blank))
  const set = useCallback(
    (change: Partial<Value>) =>
      setValue((before) => {
        const after = { ...before, ...change }
        try {
          sessionStorage.setItem(keyOf(name), JSON.stringify(after))
        } catch {}
        return after
      }),
    [name],
  )
  const discard = useCallback(() => {
    try {
      sessionStorage.removeItem(keyOf(name))
    } catch {}
  }, [name])
  return { value, set, discard }
}
