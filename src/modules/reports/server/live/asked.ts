import { blocksOf, type Content, figuresOf } from '../../document/content.ts'
import type { LiveAsked } from './open.ts'

/** Everything of a text that is drawn from the system. */
export function askedBy(content: Content): LiveAsked {
  const blocks = blocksOf(content)
  return {
    figures: figuresOf(content),
    tables: blocks.flatMap((block) => (block.type === 'liveTable' ? [block.attrs] : [])),
    charts: blocks.flatMap((block) => (block.type === 'chart' ? [block.attrs] : [])),
  }
}
