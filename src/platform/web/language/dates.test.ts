import { expect, test } from 'vitest'
import { sayDay } from './dates.ts'

test('a day told in words cannot be read with the month first', () => {
  expect(sayDay('2024-04-03', 'vi')).toBe('ngày 3 tháng 4 năm 2024')
  expect(sayDay('2024-04-03', 'en')).toBe('3 April 2024')
})
