import { expect, it } from 'vitest'
import { placeId } from './outbox.ts'
import { printRowsFile, readRowsFile } from './rows-file.ts'

const place = { form: 'thang', unit: 'c.a.1', period: '2026-10' }
const row = {
  ...place,
  ...{
    id: '0198c0de-0000-7000-8000-000000000001',
    place: placeId(place),
    order: 1,
    key: 'm/x',
    measure: 'm',
    class: 'x',
  },
  ...{ value: '1.234', isNotApplicable: false, seen: null, behalf: null, wasSent: true, refusal: null, theirs: null },
  state: 'waiting' as const,
}

it('a file of unsent rows brings back what was typed under the same ids, and a person can read it', () => {
  const text = printRowsFile(place, [row], ['Báo cáo tháng'], () => 'Số buổi sinh hoạt')
  expect(text).toContain('Số buổi sinh hoạt: 1.234')
  expect(readRowsFile(text)).toMatchObject({ ...place, rows: [{ id: row.id, value: '1.234', class: 'x' }] })
})

it('any other file is not taken', () => {
  for (const text of ['', '{}', '[1]', 'a\tb', JSON.stringify({ kind: 'else', rows: [] })])
    expect(readRowsFile(text)).toBeUndefined()
})
