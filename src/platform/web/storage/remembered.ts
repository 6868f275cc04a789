const keyOf = (name: string): string => `thenchot.${name}`

/** What this browser remembers for its user; a browser that refuses storage simply forgets. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(keyOf(name)) ?? undefined
  } catch {
    return undefined
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(keyOf(name), value)
  } catch {}
}

export function forget(name: string): void {
  try {
    localStorage.removeItem(keyOf(name))
  } catch {}
}

export function recallList(name: string): readonly string[] {
  try {
    const found: unknown = JSON.parse(recall(name) ?? '[]')
    return Array.isArray(found) ? found.filter((item) => typeof item === 'string') : []
  } catch {
    return []
  }
}
