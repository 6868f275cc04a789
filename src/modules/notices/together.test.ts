import fc from 'fast-check'
import { expect, test } from 'vitest'
import { together } from './together.ts'

const said = fc.record({
  kind: fc.constantFrom('overdue' as const, 'escalated' as const),
  title: fc.constantFrom({ vi: 'Nộp A', en: 'Submit A' }, { vi: 'Nộp B', en: 'Submit B' }),
  dueOn: fc.constantFrom('2026-06-05', '2026-06-06'),
  form: fc.constantFrom('a', 'b'),
  unitId: fc.constantFrom('u1', 'u2', 'u3'),
})
const notices = fc
  .array(said, { maxLength: 30 })
  .map((all) =>
    all.map(({ form, ...notice }, id) => ({ ...notice, id, path: `/entry?form=${form}&unit=${notice.unitId}` })),
  )

test('no notice is lost or said twice, and what stands together differs in its unit alone', () => {
  fc.assert(
    fc.property(notices, (all) => {
      const groups = together(all)
      expect(groups.flat().toSorted((a, b) => a.id - b.id)).toEqual(all)
      for (const group of groups) {
        expect(new Set(group.map(({ unitId }) => unitId)).size).toBe(group.length)
        const words = group.map(({ kind, title, dueOn, path }) => [kind, title.vi, dueOn, path.split('&')[0]].join('|'))
        expect(new Set(words).size).toBe(1)
      }
    }),
  )
})

test('the same of forty-two units is one, in the place of the first', () => {
  const title = { vi: 'Nộp “Biểu tháng”', en: 'Submit' }
  const of = (unit: number) => ({
    kind: 'overdue' as const,
    title,
    dueOn: '2026-06-05',
    path: `/entry?form=a&unit=c.${unit}`,
    unitId: `u${unit}`,
  })
  const other = { ...of(1), title: { vi: 'Việc khác', en: 'Another' } }
  const groups = together([of(0), other, ...Array.from({ length: 41 }, (_, at) => of(at + 1))])
  expect(groups.map((group) => group.length)).toEqual([42, 1])
})
