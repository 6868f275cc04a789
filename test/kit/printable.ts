import type { PrintedFigure } from '../../src/modules/figures/contract.ts'
import type { Printable, PrintLine, PrintRun } from '../../src/modules/reports/printable.ts'
import { usualLayout } from '../../src/modules/reports/report.ts'

const both = (vi: string) => ({ vi, en: vi })
export const figure: PrintedFigure = {
  address: { unit: 'CT.BT', measure: 'M', class: null, aspect: 'actual', period: '2024-Q1' },
  unit: { code: 'CT.BT', kind: 'party_organisation', role: 'district', name: both('Quận ủy Bình Thủy') },
  measure: { code: 'M', name: both('Kết nạp đảng viên'), measuredIn: both('người'), kind: 'counted' },
  className: null,
  periodText: both('quý I/2024'),
  printed: both('51 người'),
  printedNumber: both('51'),
  value: '51',
  high: '51',
  exact: '51',
  word: null,
  isEstimate: false,
  isOfMost: false,
  absence: null,
  origin: 'stated',
  isPartial: false,
  coverage: { have: 1, expected: 1, approved: 1 },
  periods: null,
  cutOffOn: null,
}

export const number = (printed: string, code: string, place = 1, cutOffOn: string | null = null): PrintRun => ({
  figure: { ...figure, cutOffOn },
  code,
  printed,
  number: place,
})
export const words = (text: string): PrintRun => ({ text })

const annex = (columns: number) => ({
  title: 'Kết quả thực hiện các chỉ tiêu',
  blocks: [
    {
      kind: 'table' as const,
      table: {
        title: '',
        columns: ['TT', 'Chỉ tiêu', ...Array.from({ length: columns - 2 }, (_, at) => `Cột ${at + 3}`)],
        rows: [
          [[words('1')], [words('Kết nạp đảng viên mới')], [number('95', 'k-plan', 3)], [words('—')]],
          [[words('2')], [words('Thu ngân sách & <quỹ>')], [number('30,72%', 'k-budget', 4)], [words('—')]],
        ] as PrintLine[][],
        notes: [],
      },
    },
  ],
})

const point = (label: string, value: string | null, place: number) => ({
  label,
  value,
  printed: value ?? '—',
  figure,
  code: `k-point-${place}`,
  number: place,
})

/** A paper with something of everything a document may hold. */
export const printable: Printable = {
  superior: 'Đảng bộ thành phố Cần Thơ',
  own: 'Quận ủy Bình Thủy',
  title: 'BÁO CÁO',
  summary: 'tình hình thực hiện nhiệm vụ quý I/2024',
  symbol: '15-BC/QU',
  place: 'Bình Thủy',
  datedOn: '2024-04-02',
  band: 'BẢN DỰNG LẠI TỪ SỐ LIỆU ĐÃ CÔNG BỐ',
  isDraft: true,
  unapprovedNote: 'số liệu chưa duyệt',
  body: [
    { kind: 'heading', level: 1, number: 'I', line: [words('Kết quả')] },
    { kind: 'heading', level: 2, number: '1', line: [words('Công tác tổ chức')] },
    {
      kind: 'paragraph',
      line: [
        words('Kết nạp '),
        number('51', 'k-done', 1, '2024-03-28'),
        words(' trên '),
        number('95', 'k-plan', 2),
        words(' đảng viên.'),
      ],
    },
    { kind: 'heading', level: 3, number: 'a', line: [words('Các chi bộ')] },
    {
      kind: 'list',
      isOrdered: false,
      items: [
        [{ kind: 'paragraph', line: [{ text: 'Chi bộ khu vực 1', marks: ['bold'] }, words(' đã họp.')] }],
        [{ kind: 'paragraph', line: [words('Chi bộ khu vực 2.')] }],
      ],
    },
    {
      kind: 'table',
      table: {
        title: 'Đảng viên theo phường',
        columns: ['TT', 'Phường', 'Số người'],
        rows: [[[words('1')], [words('An Thới')], [number('12', 'k-at', 5)]]],
        notes: ['Tính đến ngày 28/3/2024.'],
      },
    },
    {
      kind: 'chart',
      chart: {
        kind: 'line',
        title: 'Đảng viên mới kết nạp theo quý',
        measuredIn: 'người',
        points: [
          point('quý I/2023', '40', 6),
          point('quý II/2023', null, 7),
          point('quý III/2023', '44', 8),
          point('quý IV/2023', '62', 9),
          point('quý I/2024', '51', 10),
        ],
        alternative: 'Biểu đồ đường: 40 người ở quý I/2023, 51 người ở quý I/2024.',
      },
    },
    {
      kind: 'chart',
      chart: {
        kind: 'bars',
        title: 'Theo đơn vị',
        measuredIn: 'người',
        points: [
          point('Đảng bộ phường Long Hòa', '12', 11),
          point('Đảng bộ phường An Thới & các chi bộ cơ quan trực thuộc', '7', 12),
          point('Chi bộ Quân sự', null, 13),
        ],
        alternative: 'Biểu đồ cột theo ba đơn vị.',
      },
    },
    { kind: 'heading', level: 1, number: 'II', line: [words('Hạn chế')] },
    { kind: 'paragraph', isSoft: true, line: [words('(chưa có số liệu trong hệ thống)')] },
  ],
  annexes: [annex(4), annex(8)],
  signature: { authority: 'T/M Ban Thường vụ', post: 'Bí thư', name: null },
  recipients: ['Thành ủy Cần Thơ', 'Lưu Văn phòng Quận ủy'],
  publicUrl: 'https://thenchot.example',
  code: 'ct-bt-2024-q1-0a1b2c',
  language: 'vi',
  layout: usualLayout,
}
