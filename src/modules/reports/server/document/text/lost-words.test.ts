import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Block } from '../../../document/content.ts'
import { elementOf, updateOf } from './from-content.ts'
import { applyWatching, lostWords } from './lost-words.ts'
import { bytesOf, mergedText } from './merge.ts'
import { fragmentName } from './to-content.ts'

const paragraph = (text: string): Block => ({
  type: 'paragraph',
  attrs: { id: null, isOld: false },
  content: [{ type: 'text', text }],
})
const base = updateOf({ type: 'doc', content: ['đầu tiên', 'thứ hai', 'cuối cùng'].map(paragraph) })

/** What one person does to the text as it was, as an update of its own. */
function done(change: (fragment: Y.XmlFragment) => void, state: readonly Uint8Array[] = [base]): Uint8Array {
  const doc = mergedText(state)
  const vector = Y.encodeStateVector(doc)
  doc.transact(() => change(doc.getXmlFragment(fragmentName)))
  return Y.encodeStateAsUpdate(doc, vector)
}
const words = (fragment: Y.XmlFragment, at: number): Y.XmlText =>
  (fragment.get(at) as Y.XmlElement).get(0) as unknown as Y.XmlText
const typed = (at: number, text: string, state?: readonly Uint8Array[]) =>
  done((fragment) => words(fragment, at).insert(words(fragment, at).length, text), state)
const removed = (at: number, state?: readonly Uint8Array[]) => done((fragment) => fragment.delete(at, 1), state)
const isLosing = (state: readonly Uint8Array[], update: Uint8Array): boolean => {
  const watched = applyWatching(mergedText(state), [update])
  return watched.ok && watched.value.isLosing
}

describe('words typed into a block that another person removed at the same time', () => {
  const [mine, theirs] = [typed(1, ', câu quan trọng'), removed(1)]

  test('are told with where the block stood, whichever of the two comes first', () => {
    for (const [first, second] of [
      [mine, theirs],
      [theirs, mine],
    ] as const) {
      expect(isLosing([base, first], second)).toBe(true)
      expect(lostWords([base, first], [second])).toEqual([{ text: ', câu quan trọng', at: 1 }])
    }
  })

  test('are told too where what was removed has been let go of', () => {
    const merged = bytesOf(mergedText([base, theirs]))
    expect(isLosing([merged], mine)).toBe(true)
    expect(lostWords([merged], [mine]).map(({ text }) => text)).toEqual([', câu quan trọng'])
  })

  test('letter by letter, as they are typed, are told as words', () => {
    const doc = mergedText([base])
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    const line = words(doc.getXmlFragment(fragmentName), 1)
    for (const letter of ', cau quan trọng') line.insert(line.length, letter)
    // As the letters of a word are put right while it is typed, and something else where others wrote.
    const wrong = line.toString().indexOf('cau') + 1
    line.delete(wrong, 1)
    line.insert(wrong, 'â')
    line.insert(3, ' nhóm')
    const merged = Y.mergeUpdates(updates)
    const asRead = 'nhóm , câu quan trọng'
    expect(lostWords([base, theirs], [merged])).toEqual([{ text: asRead, at: 1 }])
    expect(lostWords([base, merged], [theirs])).toEqual([{ text: asRead, at: 1 }])
    const [once] = lostWords([bytesOf(mergedText([base, theirs]))], [merged])
    expect([...(once?.text ?? '')].toSorted().join('').trim()).toBe([...asRead].toSorted().join('').trim())
  })

  test('are told where the block was made into another kind', () => {
    const turned = done((fragment) => {
      fragment.delete(1, 1)
      fragment.insert(1, [
        elementOf({
          type: 'heading',
          attrs: { id: null, isOld: false, level: 1, number: 'I', section: null },
          content: [{ type: 'text', text: 'thứ hai' }],
        }),
      ])
    })
    expect(lostWords([base, mine], [turned])).toEqual([{ text: ', câu quan trọng', at: 2 }])
  })
})

test('what somebody takes out who has seen it is not lost, nor what was typed beside it', () => {
  const state = [base, typed(1, ', thêm')]
  expect(isLosing(state, removed(1, state))).toBe(false)
  expect(lostWords(state, [removed(1, state)])).toEqual([])
  const cut = done((fragment) => words(fragment, 1).delete(0, 4))
  expect(isLosing([base, cut], typed(1, ' rồi'))).toBe(false)
  expect(isLosing([base, removed(0)], typed(1, ' rồi'))).toBe(false)
})

test('a letter that mended a word of what is gone says nothing', () => {
  expect(isLosing([base, removed(1)], typed(1, 's'))).toBe(true)
  expect(lostWords([base, removed(1)], [typed(1, 's')])).toEqual([])
})

test('of what several people type and remove unseen, every word stands in the text or is told', () => {
  const act = fc.record({ who: fc.nat(2), at: fc.nat(20), removes: fc.boolean(), syncs: fc.boolean() })
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 40 }), (acts) => {
      const state: Uint8Array[] = [base]
      const told = new Set<string>()
      const seenRemoved = new Set<string>()
      const people = [0, 1, 2].map(() => mergedText([base]))
      const typedWords: string[] = []
      for (const [number, { who, at, removes, syncs }] of acts.entries()) {
        const doc = people[who]
        if (!doc) continue
        if (syncs) for (const update of state) Y.applyUpdate(doc, update)
        const fragment = doc.getXmlFragment(fragmentName)
        if (fragment.length === 0) continue
        const vector = Y.encodeStateVector(doc)
        const place = at % fragment.length
        const before = fragment.toString()
        if (removes) {
          fragment.delete(place, 1)
          for (const word of typedWords)
            if (before.includes(word) && !fragment.toString().includes(word)) seenRemoved.add(word)
        } else {
          const word = `chữ${number}x`
          const line = words(fragment, place)
          line.insert(line.length, ` ${word}`)
          typedWords.push(word)
        }
        const update = Y.encodeStateAsUpdate(doc, vector)
        for (const { text } of lostWords(state, [update]))
          for (const word of text.match(/chữ\d+x/g) ?? []) told.add(word)
        state.push(update)
      }
      const text = mergedText(state).getXmlFragment(fragmentName).toString()
      for (const word of typedWords) expect(text.includes(word) || told.has(word) || seenRemoved.has(word)).toBe(true)
    }),
    { numRuns: 100 },
  )
})
