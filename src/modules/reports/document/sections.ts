import type { Block, Content } from './content.ts'

/**
 * The section to which each block at the top of a document belongs, by key; null for none. A section begins at a heading that
 * names it and runs to the next heading of its own or a higher level; one within another is its own.
 */
export function sectionsAt(content: Content): readonly (string | null)[] {
  const open: { key: string; level: number }[] = []
  return content.content.map((block) => {
    if (block.type === 'heading') {
      while (open.length > 0 && (open.at(-1)?.level ?? 0) >= block.attrs.level) open.pop()
      if (block.attrs.section !== null) open.push({ key: block.attrs.section, level: block.attrs.level })
    }
    return open.at(-1)?.key ?? null
  })
}

/** Keys of the sections that headings begin, in order. */
export const keysIn = (content: Content): readonly string[] =>
  content.content.flatMap((block) =>
    block.type === 'heading' && block.attrs.section !== null ? [block.attrs.section] : [],
  )

/** The blocks of a section; those of a section within it are not among them. */
export function blocksOfSection(content: Content, key: string): readonly Block[] {
  const at = sectionsAt(content)
  return content.content.filter((_, index) => at[index] === key)
}

/** Does a change stay within these sections? Everything else has to be the same, in the same order. */
export function staysWithin(before: Content, after: Content, keys: ReadonlySet<string>): boolean {
  const outside = (content: Content): string => {
    const at = sectionsAt(content)
    const inKeys = (index: number): boolean => keys.has(at[index] ?? '')
    return JSON.stringify(content.content.map((block, index) => (inKeys(index) ? at[index] : block)).filter(isNoEcho))
  }
  return outside(before) === outside(after)
}

/** A section counts once, however many blocks it has. */
const isNoEcho = (item: unknown, index: number, all: readonly unknown[]): boolean =>
  typeof item !== 'string' || item !== all[index - 1]

/** Neither the names of blocks nor the mark of old prose are words. */
const unsaid: ReadonlySet<string> = new Set(['id', 'isOld'])

/** What blocks say: the same words and places give the same text, in whatever order their attributes are kept. */
export const wordingOf = (blocks: readonly Block[]): string =>
  JSON.stringify(blocks, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([name]) => !unsaid.has(name))
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value,
  )
