import { takeOver } from '../../src/modules/figures/contract/text.ts'
import { id, type Person } from './world.ts'

/** A text of one sentence with one figure in it, to be taken over for a unit. */
export function textToTake(unit: string, period: string) {
  const words = '14 đảng viên'
  const text = `Trong kỳ ${period} đã kết nạp ${words}.`
  const start = text.indexOf(words)
  const place = { id: id(), unit, measure: 'admitted', period }
  const entry = { ...place, value: '14', word: 'exact' as const, start, end: start + words.length, paragraph: 1 }
  return { id: id(), unit, head: { title: 'Báo cáo thử' }, text, entries: [entry] }
}

/** @returns the id of a text that was taken over */
export async function takenText(writer: Person, unit: string, period: string): Promise<string> {
  return (await writer.call(takeOver, textToTake(unit, period))).id
}
