import { describe, expect, test } from 'vitest'
import { type Destination, propose } from './propose.ts'
import { readText } from './read-text.ts'

const party = { code: 'b', kind: 'party_organisation', name: 'Đảng bộ phường Bến Đá' }
const area = { code: 'b:area', kind: 'area', name: 'Phường Bến Đá' }
const quarters = ['quarter', 'year']
const destination: Destination = {
  unit: party,
  period: '2024-Q1',
  bodies: [area],
  below: [{ code: 'b.1', kind: 'party_organisation', name: 'Chi bộ khu vực 1' }],
  measures: [
    {
      code: 'admitted',
      name: 'Kết nạp đảng viên',
      measuredIn: 'người',
      subjects: [party.kind],
      periodKinds: quarters,
      classes: [],
    },
    {
      code: 'raised',
      name: 'Vận động xã hội hóa',
      measuredIn: 'triệu đồng',
      subjects: ['area'],
      periodKinds: ['year'],
      classes: [],
    },
    {
      code: 'rated',
      name: 'Chi bộ được xếp loại',
      measuredIn: 'tổ chức',
      subjects: [party.kind],
      periodKinds: ['year'],
      classes: [
        { code: 'excellent', name: 'hoàn thành xuất sắc nhiệm vụ' },
        { code: 'good', name: 'hoàn thành tốt nhiệm vụ' },
      ],
    },
  ],
}
const first = (text: string) => propose(readText(text), destination)[0]

describe('what a figure of a text may become', () => {
  test('the measure by its words, the unit and period as chosen, the value as printed', () => {
    const text = 'Trong quý, Đảng bộ kết nạp 14 đảng viên mới.'
    const proposal = first(text)
    expect(proposal).toMatchObject({
      measure: 'admitted',
      class: null,
      unit: 'b',
      period: '2024-Q1',
      value: '14',
      word: 'exact',
    })
    expect(text.slice(proposal?.start, proposal?.end)).toContain('14')
  })

  test('a period that the text names goes before the chosen one', () => {
    expect(first('Năm 2022, Đảng bộ kết nạp 40 đảng viên.')).toMatchObject({ measure: 'admitted', period: '2022' })
  })

  test('a measure of the area goes to the area, in the year where it is held by years, and in its own scale', () => {
    expect(first('Vận động xã hội hóa được hơn 1,9 tỉ đồng.')).toMatchObject({
      measure: 'raised',
      unit: 'b:area',
      period: '2024',
      value: '1900',
      word: 'over',
    })
  })

  test('the two ends of a range are one proposal over the words of both', () => {
    const text = 'Mỗi năm kết nạp từ 10 đến 12 đảng viên.'
    const proposals = propose(readText(text), destination)
    expect(proposals).toHaveLength(1)
    expect(proposals[0]).toMatchObject({ value: '10', high: '12', word: 'range' })
  })

  test('of a fraction the result is clear, and what it is a part of never is', () => {
    const [result, whole] = propose(readText('Trong quý, Đảng bộ kết nạp 14/40 đảng viên.'), destination)
    expect([result?.value, result?.measure]).toEqual(['14', 'admitted'])
    expect([whole?.value, whole?.certainty]).toEqual(['40', 'weak'])
  })

  test('what fits no measure is proposed without one, for a person to choose', () => {
    expect(first('Tặng 25 xe đạp cho học sinh.')).toMatchObject({ measure: null, certainty: null, value: '25' })
  })
})
