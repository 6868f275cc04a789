import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockOf, type Cursor, commit, press, type Sheet, standAt, typeText } from './grid.ts'

const sheetOf = (texts: Readonly<Record<string, string | null>>): Sheet => ({
  lines: Object.entries(texts).map(([key, text]) => ({ key, isTyped: text !== null })),
  textAt: (key) => texts[key] ?? '',
})
const sheet = sheetOf({ a: '1', b: null, c: '3', d: '' })
const at = (row: number, column = 0): Cursor => standAt({ row, column })
const push = (cursor: Cursor, key: string, held: 'shift' | 'control' | null = null) =>
  press(sheet, cursor, { key, isShift: held === 'shift', isControl: held === 'control' })

describe('keys in the grid', () => {
  it('move by arrows, Home and End, and stop at the edges', () => {
    expect(push(at(0), 'ArrowDown')?.cursor.at).toEqual({ row: 1, column: 0 })
    expect(push(at(0), 'ArrowUp')?.cursor.at).toEqual({ row: 0, column: 0 })
    expect(push(at(0), 'End')?.cursor.at).toEqual({ row: 0, column: 3 })
    expect(push(at(2, 3), 'Home', 'control')?.cursor.at).toEqual({ row: 0, column: 0 })
    expect(push(at(1), 'End', 'control')?.cursor.at.row).toBe(3)
  })

  it('move by Tab over the cells that take a value, and leave the grid after the last one', () => {
    expect(push(at(0), 'Tab')?.cursor.at).toEqual({ row: 2, column: 0 })
    expect(push(at(2), 'Tab', 'shift')?.cursor.at).toEqual({ row: 0, column: 0 })
    expect(push(at(3), 'Tab')).toBeUndefined()
    expect(push(at(0), 'Tab', 'shift')).toBeUndefined()
  })

  it('keep what is typed when the place is left by Enter, Tab or an arrow, and drop it on Escape', () => {
    const typing = typeText(sheet, at(0), '12')
    expect(typing.mode).toBe('typing')
    for (const key of ['Enter', 'Tab', 'ArrowDown', 'ArrowRight'])
      expect(push(typing, key)?.writes).toEqual([{ key: 'a', text: '12' }])
    expect(push(typing, 'Escape')?.writes).toEqual([])
    expect(commit(sheet, typing).writes).toEqual([{ key: 'a', text: '12' }])
    expect(commit(sheet, typeText(sheet, at(0), '1')).writes).toEqual([])
  })

  it('leave the arrows along the text to the caret while a text is edited', () => {
    const editing = push(at(0), 'F2')?.cursor ?? at(0)
    expect(editing).toMatchObject({ mode: 'editing', text: '1' })
    expect(push(editing, 'ArrowLeft')).toBeUndefined()
    expect(push(editing, 'ArrowDown')?.cursor.at.row).toBe(1)
  })

  it('type nothing into a cell that the system fills in', () => {
    expect(typeText(sheet, at(1), '9')).toEqual(at(1))
    expect(push(at(1), 'Enter')?.wants).toBe('open')
    expect(push(at(1), 'F2')).toBeUndefined()
  })

  it('choose a block with Shift, empty it with Delete and fill it down', () => {
    const block = push(
      push(push(at(0), 'ArrowDown', 'shift')?.cursor ?? at(0), 'ArrowDown', 'shift')?.cursor ?? at(0),
      'ArrowDown',
      'shift',
    )
    const cursor = block?.cursor ?? at(0)
    expect(blockOf(cursor)).toEqual({ top: 0, bottom: 3, left: 0, right: 0 })
    expect(push(cursor, 'Delete')?.writes.map(({ key }) => key)).toEqual(['a', 'c'])
    expect(push(cursor, 'd', 'control')?.writes).toEqual([
      { key: 'c', text: '1' },
      { key: 'd', text: '1' },
    ])
    expect(push(at(3), 'd', 'control')?.writes).toEqual([{ key: 'd', text: '3' }])
  })

  it('never lead out of the grid and write only into cells that take a value', () => {
    const keys = [
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'Enter',
      'Tab',
      'Home',
      'End',
      'PageDown',
      'PageUp',
    ]
    const key = fc.constantFrom(...keys, 'Escape', 'F2', 'Delete', 'Backspace', 'a', 'd', 'z', 'y', '7')
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.boolean(), fc.boolean()), { maxLength: 40 }), (presses) => {
        let cursor = at(0)
        for (const [name, isShift, isControl] of presses) {
          if (name === '7' && !isControl) {
            cursor = typeText(sheet, cursor, `${cursor.text}7`)
            continue
          }
          const step = press(sheet, cursor, { key: name, isShift, isControl })
          for (const write of step?.writes ?? []) expect(['a', 'c', 'd']).toContain(write.key)
          cursor = step?.cursor ?? cursor
          for (const spot of [cursor.at, cursor.anchor]) {
            expect(spot.row).toBeGreaterThanOrEqual(0)
            expect(spot.row).toBeLessThan(4)
            expect(spot.column).toBeGreaterThanOrEqual(0)
            expect(spot.column).toBeLessThan(4)
          }
        }
      }),
    )
  })
})
