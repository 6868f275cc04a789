import { describe, expect, it } from 'vitest'
import type { ReadFigure } from './figure.ts'
import { readText } from './read-text.ts'

/** `value unit qualifier`, as short as the tables below want it. */
const short = (figure: ReadFigure): string =>
  [figure.value, figure.unit, figure.qualifier === 'exact' ? '' : figure.qualifier, figure.isEstimate ? 'ước' : '']
    .filter((one) => one !== '')
    .join(' ')
const figuresIn = (text: string): string[] => readText(text).figures.map(short)
const mentionsIn = (text: string): string[] =>
  readText(text).mentions.map(
    ({ kind, text: words, value }) => `${kind} ${words}${value === null ? '' : ` = ${value}`}`,
  )

describe('numbers', () => {
  it.each([
    ['Toàn huyện có 5.321 hội viên.', ['5321 người']],
    ['Toàn huyện có 5 321 hội viên.', ['5321 người']],
    ['Toàn huyện có 5,321 hội viên.', ['5321 người']],
    ['Sản lượng đạt 5,321 tấn.', ['5.321 tấn']],
    ['Có 07 đồng chí và 1.234.567 lượt khách.', ['7 người', '1234567 lượt']],
    ['Quỹ còn 2,75 tỉ đồng.', ['2750000000 đồng']],
    ['Quỹ còn 2.7 tỷ đồng.', ['2700000000 đồng']],
    ['Giải ngân 418,207 triệu.', ['418207000 đồng']],
    ['Thu 3.456,7 tỷ đồng.', ['3456700000000 đồng']],
    ['Thu 3.456 tỷ 780 triệu đồng.', ['3456780000000 đồng']],
    ['Vay 120 nghìn 500 tỷ đồng.', ['120500000000000 đồng']],
    ['Trị giá 3 tỷ rưỡi đồng.', ['3500000000 đồng']],
    ['Thu nhập 61,2 triệu đồng/người/năm.', ['61200000 đồng/người/năm']],
    ['Giá 4.000 đồng một kg.', ['4000 đồng/kg']],
    ['Xuất khẩu 15 triệu USD.', ['15000000 USD']],
    ['Đón 1,2 triệu lượt khách.', ['1200000 lượt']],
    ['Năng suất 6,4 tấn/ha trên 12 ha lúa.', ['6.4 tấn/ha', '12 ha over']],
    ['Đổ 2,5km đường, lát 300m2 sân.', ['2.5 km', '300 m2']],
    ['Đạt 9,5 bác sĩ/10.000 dân.', ['9.5 bác sĩ/10.000 dân']],
    ['Tăng bình quân 8,25%/năm.', ['8.25 %/năm']],
    ['Cao hơn 1,5 điểm phần trăm và 0,4 điểm %.', ['1.5 điểm %', '0.4 điểm %']],
    ['Tăng trưởng (-2,5%).', ['-2.5 %']],
    ['Nâng tỷ lệ từ 4,8 lên 5,3%.', ['4.8 %', '5.3 %']],
  ])('%s', (text, expected) => expect(figuresIn(text)).toEqual(expected))
})

describe('numbers in words', () => {
  it.each([
    ['Huyện có hai xã và ba trường về đích.', ['2 xã', '3 trường']],
    ['Xong trước kế hoạch một năm.', ['1 năm']],
    ['Mỗi hộ được tặng một tấn xi măng.', ['1 tấn']],
    ['Gồm hai mươi lăm đồng chí.', ['25 người']],
    ['Có một trăm linh năm hộ.', ['105 hộ']],
    ['Quy mô gấp đôi năm trước.', ['2 lần']],
    ['Đại hội bầu được năm đồng chí.', []],
    ['Đây là một trong những xã đi đầu, một số hộ còn nghèo.', []],
    ['Hàng trăm hộ và vài chục doanh nghiệp tham gia.', []],
    ['Đường Hai Bà Trưng, quận Ba Đình.', []],
    ['Vay 2.100.000.000 đồng (Hai tỷ một trăm triệu đồng).', ['2100000000 đồng']],
  ])('%s', (text, expected) => expect(figuresIn(text)).toEqual(expected))
})

describe('units', () => {
  it.each([
    ['12 TCCSĐ, 30 chi bộ, 8 đảng bộ cơ sở', ['12 tổ chức', '30 chi bộ', '8 đảng bộ']],
    ['12 chi bộ, đảng bộ trực thuộc', ['12 tổ chức']],
    ['45 đảng viên mới, 6 quần chúng ưu tú, 3 đ/c', ['45 người', '6 người', '3 người']],
    ['60 ÐV và 60 ĐV', ['60 người', '60 người']],
    ['25 căn nhà tình thương, 4 cơ quan, đơn vị', ['25 căn', '4 cơ quan']],
    ['Trồng 300 gốc dừa sáp', ['300 gốc']],
    ['Lắp 40 bóng đèn', ['40 bóng đèn']],
    ['Tổng số hội viên là 1.250', ['1250 người']],
    ['Kết nạp 30 đảng viên, trong đó nữ 12', ['30 người', '12 người']],
    ['Hằng tuần đến ấp ít nhất hai lần', ['2 lượt/tuần at_least']],
    ['Họp mỗi quý 2 lần', ['2 lần/quý']],
    ['Tăng gấp 1,8 lần', ['1.8 lần']],
    ['Có 58 trên tổng số 65 hợp tác xã', ['58 hợp tác xã', '65 hợp tác xã']],
    ['Kỷ luật 9 đảng viên: khiển trách 5, cảnh cáo 04', ['9 người', '5 người', '4 người']],
    ['Chia 21 lượt: 5 kỹ sư, 16 bác sĩ', ['21 lượt', '5 lượt', '16 lượt']],
    ['Độ tuổi 30 trở xuống', ['30 tuổi at_most']],
    ['Cán bộ 45 tuổi', ['45 tuổi']],
  ])('%s', (text, expected) => expect(figuresIn(text)).toEqual(expected))
})

describe('qualifiers', () => {
  it.each([
    ['hơn 500 hộ', ['500 hộ over']],
    ['trên 40%', ['40 % over']],
    ['khoảng 3 tỷ đồng', ['3000000000 đồng about']],
    ['gần 900 lượt', ['900 lượt nearly']],
    ['ít nhất 2 buổi', ['2 buổi at_least']],
    ['dưới 3%', ['3 % under']],
    ['không quá 5 ngày', ['5 ngày at_most']],
    ['nhiều nhất 15 đồng chí', ['15 người at_most']],
    ['từ 90% trở lên', ['90 % at_least']],
    ['30 tuổi trở xuống', ['30 tuổi at_most']],
    ['thu ước đạt 45,5% dự toán', ['45.5 % ước']],
    ['thu ước (đến ngày 15/6) đạt 45,5% dự toán', ['45.5 % ước']],
    ['quy ước có 12 điều', ['12 điều']],
    ['về đích sớm hơn 2 năm', ['2 năm']],
    ['cao hơn 3,5%', ['3.5 %']],
    ['triển khai trên 5 lĩnh vực', ['5 lĩnh vực']],
    ['dịch vụ trên tổng số 900 thủ tục', ['900 thủ tục']],
    ['từ 15%-25%', ['15 % range', '25 % range']],
    ['từ 5 đến 7 tỷ đồng', ['5000000000 đồng range', '7000000000 đồng range']],
    ['12-15 tiêu chí', ['12 tiêu chí range', '15 tiêu chí range']],
    ['từ 500.000-2 triệu đồng', ['500000 đồng range', '2000000 đồng range']],
    ['tăng từ 0,5-2,5 điểm', ['0.5 điểm range', '2.5 điểm range']],
    ['đạt 86,5/100 điểm', ['86.5 điểm', '100 điểm']],
    ['khoảng 3-4 triệu tấn', ['3000000 tấn about', '4000000 tấn about']],
    ['20 năm qua', ['20 năm about']],
    ['6 năm qua', ['6 năm']],
  ])('%s', (text, expected) => expect(figuresIn(text)).toEqual(expected))

  it('tells what most of the subjects do', () => {
    const [figure] = readText('Hầu hết các đồng chí hằng tháng đến cơ sở ít nhất 2 lần.').figures
    expect(figure).toMatchObject({ isOfMost: true, qualifier: 'at_least' })
    expect(readText('Các đồng chí hằng tháng đến cơ sở ít nhất 2 lần.').figures[0]?.isOfMost).toBe(false)
  })
})

describe('what is no figure', () => {
  it.each([
    ['Nghị quyết số 12-NQ/HU ngày 15/3/2021', ['symbol 12-NQ/HU = 12-NQ/HU', 'date 15/3/2021 = 2021-03-15']],
    ['Quyết định 2345/QÐ-UBND', ['symbol 2345/QÐ-UBND = 2345/QĐ-UBND']],
    ['Nghị quyết Trung ương 5 (khóa XI)', ['name Nghị quyết Trung ương 5', 'term khóa XI']],
    ['nhiệm kỳ 2015 – 2020', ['term nhiệm kỳ 2015 – 2020']],
    ['giai đoạn 2021-2025', ['period giai đoạn 2021-2025 = 2021..2025']],
    ['quý III/2023 và quý 4 năm 2023', ['period quý III/2023 = 2023-Q3', 'period quý 4 năm 2023 = 2023-Q4']],
    ['6 tháng đầu năm 2024', ['period 6 tháng đầu năm 2024 = 2024-H1']],
    ['9 tháng năm 2024', ['period 9 tháng năm 2024 = 2024-01..2024-09']],
    ['từ năm 2016 đến nay', ['period năm 2016 đến nay = 2016..']],
    ['từ năm 2016 đến năm 2020', ['period năm 2016 đến năm 2020 = 2016..2020']],
    ['tháng 8/2022', ['period tháng 8/2022 = 2022-08']],
    ['lúc 7 giờ 30 ngày 5 tháng 9 năm 2022', ['time 7 giờ 30', 'date 5 tháng 9 năm 2022 = 2022-09-05']],
    ['sáng 28-3, đoàn đến', ['date 28-3']],
    ['các ngày 3, 4 và 5/8', ['date 3, 4 và 5/8']],
    ['từ 20-1 đến 26-1', ['date 20-1', 'date 26-1']],
    ['phiên hôm nay (3-7)', ['date 3-7']],
    ['tính đến 30/9 năm nay', ['date 30/9']],
    ['từ 10-14/10', ['date 10-14/10']],
    ['xe LP 560-4, máy bay F-15', ['name 560-4', 'name 15']],
    ['các quận: 1, 3, 5', ['name quận: 1, 3, 5']],
    ['bản đồ tỷ lệ 1/5.000', ['name 1/5.000']],
    ['Km 78+300', ['name 78+300']],
    ['kế hoạch 5 năm giai đoạn 2021-2025', ['term 5 năm', 'period giai đoạn 2021-2025 = 2021..2025']],
    ['mức 3, 4', ['level mức 3, 4']],
    ['Quốc lộ 1A, đường 30/4, Vành đai 3', ['name 1A', 'name đường 30/4', 'name Vành đai 3']],
    ['tại ấp 5, khu vực 3, phường 2, Quận 1', ['name ấp 5', 'name khu vực 3', 'name phường 2', 'name Quận 1']],
    ['trao 40 năm tuổi Đảng', ['level 40 năm']],
    ['Trường THPT số 1, sau Covid-19', ['name số 1', 'name 19']],
    ['1. Công tác tổ chức', ['ordinal 1']],
    ['2.1. Công tác kiểm tra', ['ordinal 2.1']],
    ['Khâu đột phá thứ hai, kỳ họp thứ 12', ['ordinal thứ hai', 'ordinal thứ 12']],
    ['Huy hiệu 40 năm tuổi Đảng', ['level 40 năm']],
    ['kỷ niệm 90 năm Ngày thành lập Đảng', ['ordinal 90 năm']],
    ['Điện thoại: 0292 3 820 123', ['furniture 0292 3 820 123']],
    ['28.4 C', ['furniture 28.4']],
    ['Lượt xem: 1234', ['furniture 1234']],
  ])('%s', (text, expected) => {
    expect(mentionsIn(text)).toEqual(expected)
    expect(figuresIn(text)).toEqual([])
  })

  it('reads the same words as figures where they count', () => {
    expect(figuresIn('mỗi phường 2 mô hình, mức 3 triệu đồng, 11 tổ hợp tác')).toEqual([
      '2 mô hình',
      '3000000 đồng',
      '11 tổ',
    ])
    expect(figuresIn('kế hoạch 60 đảng viên, nhiệm kỳ có 2020 hộ')).toEqual(['60 người', '2020 hộ'])
  })
})

describe('ranks, streaks, milestones', () => {
  it.each([
    ['Huyện là địa phương đầu tiên của tỉnh về đích', 'rank', '1'],
    ['Chỉ số xếp thứ 5 cả nước', 'rank', '5'],
    ['Tỉnh đứng thứ ba trong cả nước', 'rank', '3'],
    ['Đảng viên xuất sắc 5 năm liền (2016-2020)', 'streak', '5'],
    ['Nhờ vậy năm 2018 xã đã đạt chuẩn nông thôn mới', 'milestone', '2018'],
    ['Sau 3 năm thực hiện', 'duration', '3'],
  ])('%s', (text, kind, value) => expect(readText(text).figures).toMatchObject([{ kind, value }]))

  it('does not take the first time or a third task for a rank', () => {
    expect(figuresIn('Lần đầu tiên huyện tổ chức; nhiệm vụ thứ ba là chuyển đổi số.')).toEqual([])
  })
})

describe('the period of a figure', () => {
  const periodOf = (text: string) => readText(text).figures.at(-1)?.about.period

  it('is the one named before it in its paragraph', () => {
    expect(periodOf('Công tác xếp loại năm 2023 nghiêm túc. Phường đã kết nạp 51 đảng viên.')).toBe('2023')
  })

  it('of “trong quý” is no year, but the quarter that was named', () => {
    expect(periodOf('Công tác xếp loại năm 2023 nghiêm túc. Trong quý, phường đã kết nạp 51 đảng viên.')).toBeNull()
    expect(
      periodOf('Nhiệm vụ quý I-2024, sau xếp loại năm 2023, được giao sớm. Trong quý, phường kết nạp 51 đảng viên.'),
    ).toBe('2024-Q1')
    expect(periodOf('Xếp loại năm 2023 xong. Trong quý II/2024 phường kết nạp 51 đảng viên.')).toBe('2024-Q2')
  })
})
