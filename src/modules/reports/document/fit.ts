import type { Block, Content } from './content.ts'

/**
 * A text without the sentences, tables and charts of these places. A sentence goes as a whole; a section left with nothing
 * keeps room for prose.
 */
export function withoutPlaces(content: Content, places: ReadonlySet<string>): Content {
  const left = blocksWithout(content.content, places)
  const filled = left.flatMap((block, at): Block[] => {
    const next = left[at + 1]
    const isBare =
      block.type === 'heading' && (!next || (next.type === 'heading' && next.attrs.level <= block.attrs.level))
    return isBare ? [block, { type: 'paragraph', attrs: { id: `${block.attrs.id ?? 'b'}.0`, isOld: false } }] : [block]
  })
  return { type: 'doc', content: filled }
}

const blocksWithout = (blocks: readonly Block[], places: ReadonlySet<string>): Block[] =>
  blocks.flatMap((block) => blockWithout(block, places))

function blockWithout(block: Block, places: ReadonlySet<string>): Block[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return (block.content ?? []).some((inline) => inline.type === 'figure' && places.has(inline.attrs.id))
        ? []
        : [block]
    case 'liveTable':
    case 'chart':
      return places.has(block.attrs.id) ? [] : [block]
    case 'bulletList':
    case 'orderedList': {
      const items = block.content.flatMap((item) => {
        const inner = blocksWithout(item.content, places)
        return inner.length === 0 ? [] : [{ ...item, content: inner }]
      })
      return items.length === 0 ? [] : [{ ...block, content: items }]
    }
    case 'table':
      return [block]
  }
}
