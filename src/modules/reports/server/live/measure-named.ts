import type { Text } from '../../../../platform/domain/text.ts'
import type { Catalogue } from '../../../figures/server/public.ts'
import type { Block } from '../../document/content.ts'

/**
 * `“Đảng viên mới kết nạp” (admitted)`, by its latest name. What the catalogue does not have is told by the words in which it
 * stands, `“Sinh hoạt chuyên đề: …” (party.thematic)`; by its code alone where there are none.
 */
export function measureNamed(catalogue: Catalogue, code: string, said = ''): Text {
  const measure = catalogue.measures.get(code)?.at(-1)
  if (measure) return { vi: `“${measure.vi}” (${code})`, en: `“${measure.en}” (${code})` }
  const told = said === '' ? `“${code}”` : `“${said}” (${code})`
  return { vi: told, en: told }
}

const most = 80
const short = (text: string): string => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`)

/** The words around each place of a text, by its id: a sentence with `…` for its numbers, or the title of a table or chart. */
export function wordsAround(blocks: readonly Block[]): ReadonlyMap<string, string> {
  const around = new Map<string, string>()
  const read = (block: Block): void => {
    switch (block.type) {
      case 'heading':
      case 'paragraph': {
        const runs = block.content ?? []
        const words = runs.map((run) => (run.type === 'text' ? run.text : run.type === 'figure' ? '…' : ' ')).join('')
        const said = /\p{L}/u.test(words) ? short(words.trim().replace(/[.;,]$/, '')) : ''
        for (const run of runs) if (run.type === 'figure') around.set(run.attrs.id, said)
        return
      }
      case 'bulletList':
      case 'orderedList':
        for (const item of block.content) item.content.forEach(read)
        return
      case 'table':
        for (const row of block.content) for (const cell of row.content) cell.content.forEach(read)
        return
      case 'liveTable':
      case 'chart':
        around.set(block.attrs.id, short(block.attrs.title.trim()))
    }
  }
  blocks.forEach(read)
  return around
}
