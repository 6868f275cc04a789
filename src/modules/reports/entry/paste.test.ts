import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCell } from './check.ts'
import { layBlock, printBlock, readBlock } from './paste.ts'

const line = (key: string, isTyped = true) => ({ key, isTyped })
const origin = { row: 0, column: 0 }

describe('a pasted block', () => {
  it('is read as a spreadsheet writes it: tabs, line ends, quotes around what holds them', () => {
    expect(readBlock('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
    expect(readBlock('"hai\ndòng"\t"nói ""có"""\n5')).toEqual([['hai\ndòng', 'nói "có"'], ['5']])
    expect(readBlock('5" ống\t"mở')).toEqual([['5" ống', '"mở']])
    expect(readBlock('')).toEqual([['']])
  })

  it('comes back as it was copied, whatever it holds', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', ',', '"', '\t', '\n', '\r', ' ', 'ế') })
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      )
    fc.assert(
      fc.property(block, (rows) => {
        expect(readBlock(printBlock(rows))).toEqual(rows)
      }),
    )
  })

  it('goes where it is pasted, and what has no place there is kept with why', () => {
    const lines = [line('a'), line('b', false), line('c')]
    const laid = layBlock(lines, origin, origin, [['1', 'x'], ['2'], ['3'], ['4']])
    expect(laid.writes).toEqual([
      { key: 'a', text: '1' },
      { key: 'c', text: '3' },
    ])
    expect(laid.leftovers.map(({ row, column, text }) => [row, column, text])).toEqual([
      [1, 2, 'x'],
      [2, 1, '2'],
      [4, 1, '4'],
    ])
  })

  it('of one text fills the whole block that is chosen', () => {
    expect(layBlock([line('a'), line('b')], origin, { row: 1, column: 0 }, [['7']]).writes).toHaveLength(2)
  })

  it('of 10,000 cells with letters and formulas loses none, and each refused one says why', () => {
    const texts = Array.from({ length: 10_000 }, (_, at) =>
      at % 3 === 0 ? String(at) : at % 3 === 1 ? `chữ ${at}` : `=SUM(A1:A${at})`,
    )
    const lines = texts.map((_, at) => line(`m.${at}`)).slice(0, 9_000)
    const { writes, leftovers } = layBlock(lines, origin, origin, readBlock(`${texts.join('\r\n')}\r\n`))
    expect([...writes, ...leftovers].map(({ text }) => text)).toEqual(texts)
    const counted = {
      code: 'm',
      name: { vi: 'Số', en: 'Number' },
      measuredIn: { vi: 'số', en: 'number' },
      kind: 'entered' as const,
    }
    const rule = { result: 'quantity', isWhole: true, isNonNegative: true, least: null, most: null } as const
    const cell = { measure: counted, rule: { ...rule, overTime: 'sum', entry: 'in_period', decimals: 0 } } as const
    const read = writes.map((write) => readCell(cell, write.text))
    expect(read.filter((one) => one.is === 'quantity')).toHaveLength(3_000)
    for (const one of read) if (one.is === 'refused') expect(one.refusal.text.vi).not.toBe('')
    expect(new Set(read.map((one) => (one.is === 'refused' ? one.refusal.code : one.is)))).toEqual(
      new Set(['quantity', 'not-a-number', 'formula']),
    )
  })
})
