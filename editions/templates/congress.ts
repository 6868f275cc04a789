import { type EditionTemplate, templateOf } from './body.ts'
import { results } from './results.ts'
import { annex, blank, figure, heading, type Part, sentence } from './write.ts'

const political = (about: string): readonly Part[] => [
  heading(1, '', 'BỐI CẢNH', 'context'),
  sentence('{đơn vị} thực hiện nghị quyết đại hội trong điều kiện có thuận lợi và khó khăn đan xen.'),
  blank,
  heading(1, 'I', 'KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CHỦ YẾU', 'main-targets'),
  sentence('Kết quả thực hiện chỉ tiêu: ', figure('targets.met', 'targets-met'), '.'),
  sentence('Tỷ lệ tập hợp đoàn viên, hội viên: ', figure('mass-members.rate', 'of-plan', { unit: '@committee' }), '.'),
  blank,
  heading(1, 'II', 'KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ'),
  ...results({ isYear: true, level: 2 }),
  heading(1, 'III', 'HẠN CHẾ, NGUYÊN NHÂN, BÀI HỌC KINH NGHIỆM', 'limits'),
  blank,
  heading(1, 'IV', `PHƯƠNG HƯỚNG, NHIỆM VỤ, GIẢI PHÁP ${about}`, 'tasks'),
  blank,
  annex('targets', 'Kết quả thực hiện các chỉ tiêu của nhiệm kỳ'),
  annex('members', 'Tình hình đảng viên'),
  annex('ratings', 'Kết quả đánh giá, xếp loại'),
]

const signedForCommittee = { signature: { authority: 'T/M BAN CHẤP HÀNH', post: 'BÍ THƯ' } }

const midTerm = templateOf({
  code: 'chung.giua-nhiem-ky',
  kind: 'mid_term',
  name: { vi: 'Báo cáo sơ kết giữa nhiệm kỳ', en: 'Mid-term report' },
  periodKinds: ['years', 'days', 'term'],
  frame: {
    ...{ title: 'BÁO CÁO', symbolType: 'BC', summary: 'sơ kết giữa nhiệm kỳ thực hiện nghị quyết đại hội ({kỳ})' },
    ...signedForCommittee,
  },
  parts: political('NỬA CUỐI NHIỆM KỲ'),
})

const term = templateOf({
  code: 'chung.nhiem-ky',
  kind: 'term',
  name: { vi: 'Báo cáo nhiệm kỳ trình đại hội', en: 'Report of a term to the congress' },
  periodKinds: ['term', 'years'],
  frame: {
    ...{ title: 'BÁO CÁO', symbolType: 'BC', summary: 'của ban chấp hành trình đại hội ({kỳ})' },
    ...signedForCommittee,
  },
  parts: political('NHIỆM KỲ TỚI'),
})

const delegates = templateOf({
  code: 'chung.tinh-hinh-dai-bieu',
  kind: 'delegate_status',
  name: { vi: 'Báo cáo tình hình đại biểu', en: 'Report on delegates' },
  periodKinds: ['days', 'month', 'year'],
  frame: {
    ...{ title: 'BÁO CÁO', symbolType: 'BC', summary: 'tình hình đại biểu dự đại hội' },
    signature: { authority: 'BAN THẨM TRA TƯ CÁCH ĐẠI BIỂU', post: 'TRƯỞNG BAN' },
  },
  parts: [
    heading(1, 'I', 'SỐ LƯỢNG ĐẠI BIỂU', 'count'),
    sentence('Tổng số có mặt: ', figure('congress.delegates', 'value'), '.'),
    sentence('Đại biểu chính thức: ', figure('congress.delegates.official', 'value'), '.'),
    sentence('Khách mời: ', figure('congress.delegates.guests', 'value'), '.'),
    blank,
    heading(1, 'II', 'CƠ CẤU ĐẠI BIỂU', 'composition'),
    blank,
    heading(1, 'III', 'Ý KIẾN VỀ TƯ CÁCH ĐẠI BIỂU', 'opinion'),
    blank,
  ],
})

const thematic = templateOf({
  code: 'chung.chuyen-de',
  kind: 'thematic',
  name: { vi: 'Báo cáo chuyên đề (sơ kết, tổng kết một nghị quyết, chỉ thị)', en: 'Thematic report on one directive' },
  periodKinds: ['month', 'quarter', 'half', 'year', 'years', 'days', 'term'],
  frame: { title: 'BÁO CÁO', symbolType: 'BC', summary: 'kết quả thực hiện ... ({kỳ})' },
  parts: [
    heading(1, 'I', 'CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, QUÁN TRIỆT', 'study'),
    blank,
    heading(1, 'II', 'KẾT QUẢ THỰC HIỆN', 'results'),
    blank,
    heading(1, 'III', 'HẠN CHẾ, NGUYÊN NHÂN, KINH NGHIỆM', 'limits'),
    blank,
    heading(1, 'IV', 'NHIỆM VỤ, GIẢI PHÁP', 'tasks'),
    blank,
    heading(1, 'V', 'KIẾN NGHỊ', 'petitions'),
    blank,
  ],
})

export const congressTemplates: readonly EditionTemplate[] = [midTerm, term, delegates, thematic]
