import type { Relation } from '../figure.ts'
import { between, type Context } from './context.ts'
import { isPercent, isPlain } from './interval.ts'
import type { Placed } from './placed.ts'

const ofWhich = /^[^.()\d]{0,60}(?:[,;(]|\s)\s*trong đó(?!\p{L})(?![^.\d]*,\s*và )[^.\d]{0,60}$/u
/** What `ofWhich` asks for, or what is taken out before it is asked. */
const mayLead = /trong đó|[()\d]/u
const goesOn = /^[^.()\d]{0,160}(?:[,;]|(?<!\p{L})và(?!\p{L}))[^.()\d]{0,80}$/u
const longest = 12

/** Lists after `trong đó` of things counted alike, where the reading made no relation of them. */
export function whichLists(context: Context): readonly Relation[] {
  const lists: Relation[] = []
  if (!context.plain.text.includes('trong đó')) return lists
  const wholes = new Set(
    context.read.relations.flatMap(({ kind, figures: [whole] }) =>
      (kind === 'parts' || kind === 'of-which') && whole !== undefined ? [whole] : [],
    ),
  )
  for (const whole of context.figures) {
    if (wholes.has(whole.index) || isPercent(whole) || whole.role !== null) continue
    const parts = partsAfter(context, whole)
    const last = parts.at(-1)
    if (!last) continue
    const span = { start: whole.start, end: last.end }
    lists.push({ kind: 'of-which', figures: [whole.index, ...parts.map((part) => part.index)], span })
  }
  return lists
}

function partsAfter(context: Context, whole: Placed): readonly Placed[] {
  const parts: Placed[] = []
  let last = whole
  for (let at = whole.index + 1; at <= whole.index + 2 * longest; at++) {
    const figure = context.figures[at]
    if (figure === undefined || figure.sentence !== whole.sentence) break
    if (isPercent(figure) && parts.length > 0) continue
    if (figure.unit !== whole.unit || figure.kind !== whole.kind || !isPlain(figure) || figure.role !== null) break
    const words = between(context, last, figure)
    if (words === null || (parts.length === 0 && !mayLead.test(words))) break
    const link = words.replace(/\([^()]{0,40}\)|(?:19|20)\d{2}/gu, '')
    if (!(parts.length === 0 ? ofWhich : goesOn).test(link)) break
    parts.push(figure)
    last = figure
  }
  return parts
}
