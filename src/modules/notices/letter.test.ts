import { expect, test } from 'vitest'
import { writeDigest } from './letter.ts'

const frame = { language: 'vi' as const, today: '2026-06-16', publicUrl: 'https://then-chot.test' }
const units = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ vi: `Chi bộ ${at + 1}`, en: `Cell ${at + 1}` }))
const line = (count: number) => ({
  kind: 'overdue' as const,
  title: { vi: 'Nộp “Biểu tháng”', en: 'Submit' },
  units: units(count),
  dueOn: '2026-06-15',
  path: '/notices',
})

test('the mail says what several units have to do in one line: how many, the first by name, the rest counted', () => {
  const { subject, text, html } = writeDigest([line(42), line(1)], frame)
  expect(subject).toBe('Nhắc việc ngày 16/6/2026: 2 việc, 2 quá hạn')
  expect(text).toContain('- Nộp “Biểu tháng” – 42 đơn vị: Chi bộ 1, ')
  expect(text).toContain('Chi bộ 8 và 34 đơn vị khác (hạn 15/6/2026, quá 1 ngày)')
  expect(text).not.toContain('Chi bộ 9')
  expect(text).toContain('- Nộp “Biểu tháng” – Chi bộ 1 (hạn')
  expect(html).toContain('42 đơn vị')
})
