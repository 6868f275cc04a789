import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Write } from './grid.ts'
import { noPast, type Past, record, redo, undo } from './undo.ts'

type Texts = ReadonlyMap<string, string>
const apply = (texts: Texts, writes: readonly Write[]): Texts =>
  new Map([...texts, ...writes.map(({ key, text }) => [key, text] as const)])
const same = (a: Texts, b: Texts): void =>
  expect([...a].filter(([, text]) => text !== '').sort()).toEqual([...b].filter(([, text]) => text !== '').sort())

const write = fc.record({ key: fc.constantFrom('a', 'b', 'c'), text: fc.constantFrom('', '1', '2', 'x') })
/** An edit writes one cell, a paste several; none twice. */
const step = fc.uniqueArray(write, { minLength: 1, maxLength: 3, selector: ({ key }) => key })

function told(steps: readonly (readonly Write[])[]): { texts: Texts; past: Past; seen: readonly Texts[] } {
  let [texts, past]: [Texts, Past] = [new Map(), noPast]
  const seen: Texts[] = []
  for (const writes of steps) {
    const before = past
    past = record(past, writes, (key) => texts.get(key) ?? '')
    if (past !== before) seen.push(texts)
    texts = apply(texts, writes)
  }
  return { texts, past, seen }
}

describe('undo and redo', () => {
  it('lead back through every edit and paste, and forward again to where it began', () =>
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const { texts, past, seen } = told(steps)
        let [now, turned] = [texts, past]
        for (const before of seen.toReversed()) {
          const turn = undo(turned)
          now = apply(now, turn?.writes ?? [])
          turned = turn?.past ?? turned
          same(now, before)
        }
        expect(undo(turned)).toBeUndefined()
        for (let turn = redo(turned); turn; turn = redo(turned)) {
          now = apply(now, turn.writes)
          turned = turn.past
        }
        same(now, texts)
        expect(turned).toEqual(past)
      }),
    ))

  it('undone and done again is as if nothing had happened, at any point', () =>
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        const { texts, past } = told(steps)
        const back = undo(past)
        const forth = back && redo(back.past)
        if (!back || !forth) return
        same(apply(apply(texts, back.writes), forth.writes), texts)
        expect(forth.past).toEqual(past)
      }),
    ))

  it('what was undone cannot be done again once something else was typed', () => {
    const { past } = told([[{ key: 'a', text: '1' }]])
    const back = undo(past)
    expect(redo(record(back?.past ?? noPast, [{ key: 'b', text: '2' }], () => ''))).toBeUndefined()
  })
})
