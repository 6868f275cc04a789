import { expect, test } from 'vitest'
import type { Content } from '../../../document/content.ts'
import { contentMadeBy } from './kept-content.ts'
import { bytesOf, mergedText, turnInto } from './merge.ts'

const saying = (text: string): Content => ({
  type: 'doc',
  content: [{ type: 'paragraph', attrs: { id: 'p1', isOld: false }, content: [{ type: 'text', text }] }],
})

test('the same updates say the same, other ones what they say, and nobody changes what is kept', () => {
  const doc = mergedText([])
  turnInto(doc, saying('Chi bộ họp.'))
  const first = bytesOf(doc)
  const more = turnInto(doc, saying('Chi bộ đã họp.'))
  const before = contentMadeBy([first])
  expect(before).toEqual({ ok: true, value: saying('Chi bộ họp.') })
  expect(contentMadeBy([new Uint8Array(first)])).toBe(before)
  expect(contentMadeBy([first, more])).toEqual({ ok: true, value: saying('Chi bộ đã họp.') })
  expect(() => {
    if (before.ok) before.value.content.length = 0
  }).toThrow(TypeError)
  expect(contentMadeBy([first])).toEqual({ ok: true, value: saying('Chi bộ họp.') })
})
