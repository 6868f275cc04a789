import { describe, expect, it } from 'vitest'
import { readText } from './read-text.ts'

/** `value unit qualifier` of each figure. */
const figuresIn = (text: string): string[] =>
  readText(text).figures.map(({ value, unit, qualifier }) =>
    [value, unit, qualifier === 'exact' ? '' : qualifier].filter((one) => one !== '').join(' '),
  )
const mentionsIn = (text: string): string[] =>
  readText(text).mentions.map(({ kind, text: words }) => `${kind} ${words}`)
const partsIn = (text: string): number[][] =>
  readText(text)
    .relations.filter(({ kind }) => kind === 'parts')
    .map(({ figures }) => [...figures])

describe('how officials write numbers', () => {
  it.each([
    // Badges of years in the Party, and how many were given.
    [
      'Trao Huy hiệu Đảng cho 9 đồng chí (65 năm: 01; 50 năm: 03; 40 năm: 05).',
      ['9 người', '1 người', '3 người', '5 người'],
    ],
    ['Đã tặng 4 huy hiệu 45 năm và 6 huy hiệu 30 năm tuổi Đảng.', ['4 huy hiệu', '6 huy hiệu']],
    // A list of labels with bare numbers, with shares between.
    [
      'Nội dung vi phạm của 20 đảng viên: đất đai 9 (45%), tài chính 6 (30%), DS-KHHGĐ 5 (25%).',
      ['20 người', '9 người', '45 %', '6 người', '30 %', '5 người', '25 %'],
    ],
    ['Đảng viên: tổng số 640, được đánh giá 631.', ['640 người', '631 người']],
    ['Bầu 311 người; trong đó nữ 98; dân tộc 54; tôn giáo 12.', ['311 người', '98 người', '54 người', '12 người']],
    ['Tai nạn: 6 vụ, chết 2, bị thương 5.', ['6 vụ', '2 người', '5 người']],
    ['Khen 30 hộ (cấp tỉnh 4, huyện 9, xã 17).', ['30 hộ', '4 hộ', '9 hộ', '17 hộ']],
    ['Có 62 đơn vị (xã 50, thị trấn 12).', ['62 đơn vị', '50 xã', '12 thị trấn']],
    ['Trình độ 25 đảng viên: ĐH 18, CĐ 4, sau ĐH 3.', ['25 người', '18 người', '4 người', '3 người']],
    // Cases and people with a stroke between, and rates for so many inhabitants.
    ['Bắt 15 vụ/21 đối tượng.', ['15 vụ', '21 người']],
    ['Số giường bệnh/vạn dân: 28,5; tuổi thọ 74,5.', ['28.5 giường bệnh', '74.5 tuổi']],
    ['Trẻ dưới 40 tuổi: 12 đồng chí, trên 50 tuổi: 9.', ['40 tuổi under', '12 người', '50 tuổi over', '9 người']],
    // Ages, and people of an age.
    ['Đại biểu có tuổi đời bình quân 43,5.', ['43.5 tuổi']],
    [
      'Từ 31-40 tuổi: 24 đồng chí (12%), 41-50: 18 (9%).',
      ['31 tuổi range', '40 tuổi range', '24 người', '12 %', '41 tuổi', '50 tuổi', '18 người', '9 %'],
    ],
    // A number without a scale under an amount of money.
    [
      'Kinh phí 900 triệu đồng (ngân sách tỉnh 500, xã hội hóa 400).',
      ['900000000 đồng', '500000000 đồng', '400000000 đồng'],
    ],
    // Fractions with two nouns, of amounts and in words.
    ['Có 36 đảng viên/90 lao động.', ['36 người', '90 người']],
    ['Đạt 8,5 bác sĩ/10.000 dân.', ['8.5 bác sĩ/10.000 dân']],
    ['Bê tông hóa 7,5/12 km, giải ngân 41,2/50 tỷ đồng.', ['7.5 km', '12 km', '41200000000 đồng', '50000000000 đồng']],
    ['Vận động được hai phần ba số hộ, ba phần tư diện tích.', ['2 phần', '3 phần', '3 phần', '4 phần']],
    // Numbers in words with more than one scale, five tens, half a year.
    ['Chi một triệu hai trăm nghìn đồng cho năm chục hộ trong hai năm rưỡi.', ['1200000 đồng', '50 hộ', '2.5 năm']],
    // Per thousand without its sign, a percentage at the break of a line, a range with a sign of division.
    ['Giảm sinh 0,2%0/năm.', ['0.2 ‰/năm']],
    ['Đoàn viên là 12 đồng chí (48,5\n%).', ['12 người', '48.5 %']],
    ['Trồng mới 3÷5 ha.', ['3 ha range', '5 ha range']],
    // A word for a level is no qualifier; one of a measure may only be the base.
    ['Trích nộp cấp trên 30%, cung cấp trên 40 suất quà.', ['30 %', '40 suất quà over']],
    ['Giá trị sản xuất trên một ha đạt 95 triệu đồng.', ['95000000 đồng']],
    // Nouns that begin with a small word, stand in quotation marks or are only letters.
    ['Phản biện 6 dự thảo, gỡ 3 “nút thắt”, ký 5 CTr.', ['6 dự thảo', '3 nút thắt', '5 ctr']],
    ['Kết thúc 8 Đảng đoàn, 3 ban cán sự đảng.', ['8 đảng đoàn', '3 ban cán sự đảng']],
    ['Cử 4 Phó Chủ tịch, giảm 7 cấp phó, khen 12 CBCCVC.', ['4 người', '7 người', '12 người']],
    ['Xử lý kỷ luật 02 trường hợp, vi phạm dân số 01 trường hợp.', ['2 trường hợp', '1 trường hợp']],
    ['Liên tục 3 năm 2019, 2020, 2021 đứng đầu.', ['3 năm']],
    ['Lương hệ số 1,25.', ['1.25']],
  ])('%s', (text, expected) => expect(figuresIn(text)).toEqual(expected))

  it.each([
    ['Phong trào “4 tốt”, “5 không, 3 sạch”.', ['name 4', 'name 5', 'name 3']],
    ['• Hôm nay: 588', ['furniture 588']],
    ['Chỉ tiêu 3: giữ vững đoàn kết.', ['ordinal Chỉ tiêu 3']],
    ['Lúc 0 giờ ngày 01/01/2024.', ['time 0 giờ', 'date 01/01/2024']],
    ['Đăng lúc 07:30 | View count: 55', ['time 07:30', 'furniture 55']],
    ['Trụ sở ở số 12 đường Hoa Sen.', ['name số 12']],
    ['Trình độ: lớp 9/12, xem trang 3/12.', ['ordinal lớp 9/12', 'ordinal trang 3/12']],
    ['Phần mềm chạy trên Web 2.0.', ['name Web 2.0']],
    ['Phòng nghiệp vụ (PC 67, công an tỉnh) báo cáo đại hội 12.', ['name 67', 'ordinal đại hội 12']],
    ['Điều 3 dự thảo đã rõ.', ['ordinal Điều 3']],
    ['Đề thi Olympic 30/4 tổ chức ở trường.', ['date 30/4']],
    ['Trái khoản 3 điều 7 nghị định số 91.', ['ordinal khoản 3', 'ordinal điều 7', 'name số 91']],
  ])('%s', (text, expected) => {
    expect(mentionsIn(text)).toEqual(expected)
    expect(figuresIn(text)).toEqual([])
  })

  it('tells what a list makes up', () => {
    expect(partsIn('Trao Huy hiệu Đảng cho 9 đồng chí (65 năm: 01; 50 năm: 03; 40 năm: 05).')).toEqual([[0, 1, 2, 3]])
    expect(partsIn('Kỷ luật 6 đảng viên, với hình thức: khiển trách: 4 đ/c; cảnh cáo: 2 đ/c.')).toEqual([[0, 1, 2]])
    expect(partsIn('Ban hành 14 văn bản (5 nghị quyết, 6 kế hoạch, 3 công văn).')).toEqual([[0, 1, 2, 3]])
  })

  it('does not put a number under one that ended before', () => {
    expect(partsIn('a) Kiểm tra 15 đảng viên; b) ủy ban kiểm tra: 8 đảng viên, 9 đảng viên.')).toEqual([])
    expect(partsIn('Trung ương 12 tỷ đồng, tỉnh: 30 tỷ đồng và huyện 5 tỷ đồng.')).toEqual([])
    expect(partsIn('Có 9 người bị thương, gồm cả 2 em nhỏ và 3 cụ già.')).toEqual([])
  })
})
