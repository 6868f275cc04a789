import type { Text } from '../../../../platform/domain/text.ts'

interface Item {
  readonly name: Text
  readonly purpose: Text
  readonly retention: Text
}

/** Items of one purpose and retention, told together. */
export interface Alike {
  readonly names: readonly Text[]
  readonly purpose: Text
  readonly retention: Text
}

export function alike(items: readonly Item[]): readonly Alike[] {
  const groups = new Map<string, { names: Text[]; purpose: Text; retention: Text }>()
  for (const { name, purpose, retention } of items) {
    const key = `${purpose.vi}|${retention.vi}`
    const group = groups.get(key)
    if (group) group.names.push(name)
    else groups.set(key, { names: [name], purpose, retention })
  }
  return [...groups.values()]
}
