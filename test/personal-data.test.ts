import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personalData } from '../src/app/personal-data.ts'
import { openWorld, type World } from './kit/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('empty')
})
afterAll(() => world.close())

const listed = Object.entries(personalData).flatMap(([table, { personal, other }]) =>
  [...Object.keys(personal), ...other].map((column) => `${table}.${column}`),
)
const personal = Object.entries(personalData).flatMap(([table, item]) =>
  Object.entries(item.personal).map(([column, why]) => [`${table}.${column}`, why] as const),
)

const columns = async (where: string): Promise<readonly string[]> => {
  const { rows } = await world.database.owner.query<{ name: string }>(
    `select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = current_schema::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and ${where}`,
  )
  return rows.map((row) => row.name)
}

describe('the catalogue of personal data', () => {
  test('speaks of every column of the database once, and of no other', async () => {
    expect(listed.toSorted()).toEqual((await columns('true')).toSorted())
  })

  test('knows that a column naming an account is personal', async () => {
    const naming = await columns(
      `exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid = 'account'::regclass and k.conkey[1] = a.attnum)`,
    )
    expect(naming.length).toBeGreaterThan(3)
    const names: readonly string[] = personal.map(([name]) => name)
    expect(naming.filter((name) => !names.includes(name))).toEqual([])
  })

  test.each(personal)('%s has a purpose and a retention in both languages', (_name, { purpose, retention }) => {
    for (const text of [purpose, retention]) {
      expect(text.vi.length).toBeGreaterThan(10)
      expect(text.en.length).toBeGreaterThan(10)
      expect(text.vi).not.toBe(text.en)
    }
  })
})
