import { describe, expect, test } from 'vitest'
import type { Block, Content, Inline } from './content.ts'
import { filled, filledWords, renewed } from './renew.ts'

const words = (text: string): Inline => ({ type: 'text', text })
const figure = (id: string, unit = '@self', period = '@report', against: string | null = null): Inline => ({
  type: 'figure',
  attrs: { id, form: 'value', unit, measure: 'members', class: null, aspect: 'actual', period, against, plan: null },
})
const line = (...content: Inline[]): Block => ({ type: 'paragraph', attrs: { id: null, isOld: false }, content })
const doc = (...content: Block[]): Content => ({ type: 'doc', content })
const [earlier, filling] = [
  { period: 'quý I/2024', next: 'quý II/2024', unit: 'Đảng bộ A' },
  { period: 'quý II/2024', next: 'quý III/2024', unit: 'Đảng bộ A' },
]
const oldIn = (content: Content) =>
  content.content.map((block) => 'attrs' in block && 'isOld' in block.attrs && block.attrs.isOld)

describe('a template', () => {
  test('names the period, the next one and the unit, in capitals where the place is', () => {
    expect(filledWords('{kỳ} và {kỳ sau} của {đơn vị}, {KỲ SAU}', earlier)).toBe(
      'quý I/2024 và quý II/2024 của Đảng bộ A, QUÝ II/2024',
    )
    const nested = doc({ type: 'bulletList', content: [{ type: 'listItem', content: [line(words('Trong {kỳ}'))] }] })
    expect(JSON.stringify(filled(nested, earlier))).toContain('Trong quý I/2024')
  })
})

describe('the text of an earlier document', () => {
  const template = doc(line(words('Trong {kỳ}, có '), figure('f1'), words('.')), line(words('Nhận xét chung.')))
  const twice = { before: filled(template, earlier), after: filled(template, filling) }

  test('says anew what stands as the template wrote it, and marks all other prose as old', () => {
    const said = doc(...twice.before.content, line(words('Viết riêng trong quý I/2024.')), line(figure('f2')), line())
    const made = renewed(said, { unit: 'a', period: '2024-Q1' }, twice)
    expect(made.content[0]).toEqual(twice.after.content[0])
    expect(oldIn(made)).toEqual([false, false, true, false, false])
    expect(oldIn(renewed(said, { unit: 'a', period: '2024-Q1' }, null))).toEqual([true, true, true, false, false])
  })

  test('keeps the names of figures where a line of the template stands twice', () => {
    const copied = line(words('Trong quý I/2024, có '), figure('f9'), words('.'))
    const made = renewed(doc(...twice.before.content, copied), { unit: 'a', period: '2024-Q1' }, twice)
    expect(made.content.map((block) => JSON.stringify(block).match(/"id":"(f\d)"/)?.[1])).toEqual([
      'f1',
      undefined,
      'f9',
    ])
    expect(oldIn(made)).toEqual([false, false, false])
  })

  test('makes places of its own unit and period relative, and leaves others', () => {
    const said = doc(line(figure('f1', 'a', '2024-Q1', '2023-Q1'), figure('f2', 'b', '2024', '2024-Q1')), {
      type: 'chart',
      attrs: { id: 'c', kind: 'line', title: '', measure: 'members', unit: 'a', period: '2024-Q1', periods: 8 },
    })
    const made = renewed(said, { unit: 'a', period: '2024-Q1' }, null)
    expect(made).toEqual(
      doc(line(figure('f1', '@self', '@report', '2023-Q1'), figure('f2', 'b', '2024', '@report')), {
        type: 'chart',
        attrs: { id: 'c', kind: 'line', title: '', measure: 'members', unit: '@self', period: '@report', periods: 8 },
      }),
    )
  })
})
