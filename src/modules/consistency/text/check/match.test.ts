import { describe, expect, it } from 'vitest'
import { readText } from '../read-text.ts'
import { checkAgainst, type HeldFigure } from './against.ts'
import { measureMatcher, unitMatcher } from './match.ts'

const measures = [
  { code: 'admitted', names: ['Đảng viên mới kết nạp', 'Kết nạp đảng viên'], measuredIn: 'người' },
  { code: 'admitted.plan', names: ['Kế hoạch kết nạp đảng viên'], measuredIn: 'người', aspect: 'own' as const },
  { code: 'members', names: ['Tổng số đảng viên'], measuredIn: 'người' },
  { code: 'documents', names: ['Văn bản lãnh đạo, chỉ đạo đã ban hành'], measuredIn: 'văn bản' },
  { code: 'houses', names: ['Nhà Đại đoàn kết xây mới và sửa chữa'], measuredIn: 'căn' },
]
const matches = measureMatcher(measures)
const units = unitMatcher([
  { code: 'dong', names: ['Đảng bộ phường Đông'] },
  { code: 'tay', names: ['Đảng bộ phường Tây'] },
])

const firstFigure = (text: string) => {
  const [figure] = readText(text).figures
  if (!figure) throw new Error(`no figure in ${text}`)
  return figure
}

describe('matching a read figure with measures', () => {
  it.each([
    ['Đảng bộ xã kết nạp được 31 đảng viên mới.', 'admitted'],
    ['Ban Thường vụ đã ban hành 45 văn bản lãnh đạo, chỉ đạo.', 'documents'],
    ['Mặt trận xây mới và sửa chữa 12 căn nhà Đại đoàn kết.', 'houses'],
  ])('%s', (text, code) => expect(matches(firstFigure(text))[0]?.code).toBe(code))

  it('what is counted in something else is never proposed', () => {
    expect(matches(firstFigure('Đảng bộ xã đạt 31% chỉ tiêu kết nạp đảng viên.'))).toEqual([])
  })

  it('tells the unit that is named from the others', () => {
    const about = { subject: 'Đảng bộ phường Tây', period: null, topic: null, base: null }
    const figure = { ...firstFigure('Đảng bộ kết nạp 3 đảng viên.'), about }
    expect(units(figure)[0]).toMatchObject({ code: 'tay', certainty: 'sure' })
    expect(units({ ...figure, about: { ...about, subject: null } })).toEqual([])
  })
})

describe('printed figures against held ones', () => {
  const held: HeldFigure = {
    value: '31',
    high: '31',
    word: 'exact',
    isEstimate: false,
    measureNames: ['Đảng viên mới kết nạp'],
    unitNames: ['Đảng bộ phường Đông'],
    measuredIn: 'người',
    aspect: 'actual',
    period: '2023',
    printed: { vi: '31 người', en: '31 people' },
  }
  const against = (text: string, one: Partial<HeldFigure> = {}) => checkAgainst(readText(text), [{ ...held, ...one }])

  it('agrees with the same value, and with a bound that allows it', () => {
    expect(against('Phường kết nạp 31 đảng viên mới.').checked).toHaveLength(1)
    expect(against('Phường kết nạp trên 30 đảng viên mới.').findings).toEqual([])
  })

  it('tells of another value, and accuses nobody', () => {
    const { findings } = against('Phường kết nạp 41 đảng viên mới.')
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ kind: 'held', expected: '31 người' })
    expect(findings[0]?.severity).not.toBe('contradiction')
  })

  it('only a measure that the words tell surely is compared', () => {
    expect(against('Phường có 41 đảng viên mới.')).toEqual({ findings: [], checked: [] })
    expect(against('Phường có 31 đảng viên mới.')).toEqual({ findings: [], checked: [] })
    const two = [held, { ...held, measureNames: ['Đảng viên mới kết nạp'], measuredIn: 'đảng viên' }]
    const { findings } = checkAgainst(readText('Phường kết nạp 41 đảng viên mới.'), two)
    expect(findings).toEqual([])
  })

  it('the same measure held for a quarter and its year is still told surely', () => {
    const two = [{ ...held, period: '2023-Q1', value: '9', high: '9' }, held]
    const { findings } = checkAgainst(readText('Năm 2023, phường kết nạp 41 đảng viên mới.'), two)
    expect(findings).toMatchObject([{ expected: '31 người', severity: 'note' }])
  })

  it('a unit that is named must be the held one, and then the finding is graver than a note', () => {
    const said = (unit: string) => against(`Đảng bộ phường ${unit} kết nạp 41 đảng viên mới.`).findings
    expect(said('Đông').map(({ severity }) => severity)).toEqual(['reading'])
    expect(said('Tây')).toEqual([])
    expect(said('Đông Thạnh Hòa')).toEqual([])
  })

  it('leaves out what is of another period', () => {
    const { findings, checked } = against('Năm 2021, phường kết nạp 41 đảng viên mới.')
    expect([findings, checked]).toEqual([[], []])
  })
})
