import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foldForSearch } from '../../src/platform/domain/text.ts'
import { openWorld, type World } from '../kit/world.ts'
import '../kit/fixed-seed.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('empty')
})
afterAll(() => world.close())

const folded = async (texts: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await world.database.owner.query<{ folded: string }>(
    'select fold_name(t) as folded from unnest($1::text[]) with ordinality u (t, at) order by at',
    [texts],
  )
  return rows.map((row) => row.folded)
}

test('the database folds names with and without marks of other languages as the screen does', async () => {
  const names = [
    'Nguyễn Thị Ánh Tuyết',
    'ĐẶNG HỮU ƯỚC',
    'Ðinh ðỗ',
    'Y Niê Kđăm',
    'Brüçk Đệ',
    'Zoë Nguyễn',
    'a\u0345\u0302',
    '',
  ]
  expect(await folded(names)).toEqual(names.map(foldForSearch))
  expect(await folded(['Đặng Hữu Ước', 'Brüçk Đệ'])).toEqual(['dang huu uoc', 'bruck de'])
})

const letters = [
  ...'aăâeêioôơuưyđdnghtAĂÂĐÊÔƠƯ ðÐüçñ',
  '\u0300',
  '\u0301',
  '\u0303',
  '\u0309',
  '\u0323',
  '\u0308',
  '\u0327',
]

test('every name of such letters and marks is folded alike', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: fc.constantFrom(...letters), maxLength: 20 }), { maxLength: 50 }),
      async (names) => {
        expect(await folded(names)).toEqual(names.map(foldForSearch))
      },
    ),
    { numRuns: 20 },
  )
})
