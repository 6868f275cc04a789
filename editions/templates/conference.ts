import { type EditionTemplate, templateOf } from './body.ts'
import { annex, blank, figure, form, heading, sentence, table } from './write.ts'

const anyPeriod = ['month', 'quarter', 'half', 'year', 'years', 'days', 'term'] as const

const programme = templateOf({
  code: 'chung.chuong-trinh-hoi-nghi',
  kind: 'conference_programme',
  name: { vi: 'Chương trình hội nghị', en: 'Programme of a conference' },
  periodKinds: [...anyPeriod],
  frame: {
    ...{ title: 'CHƯƠNG TRÌNH', symbolType: 'CTr', summary: 'hội nghị đánh giá kết quả thực hiện nhiệm vụ {kỳ}' },
    signature: { authority: 'T/L BAN THƯỜNG VỤ', post: 'CHÁNH VĂN PHÒNG' },
  },
  parts: [
    form(
      ['TT', 'Nội dung', 'Người thực hiện', 'Thời gian'],
      [
        ['1', 'Ổn định, tuyên bố lý do, giới thiệu đại biểu', 'Văn phòng cấp ủy', ''],
        ['2', 'Phát biểu khai mạc', 'Chủ trì hội nghị', ''],
        ['3', 'Trình bày báo cáo kết quả thực hiện nhiệm vụ {kỳ}', 'Thường trực cấp ủy', ''],
        ['4', 'Trình bày dự thảo nhiệm vụ {kỳ sau}', 'Thường trực cấp ủy', ''],
        ['5', 'Thảo luận', 'Đại biểu', ''],
        ['6', 'Phát biểu của đại diện cấp ủy cấp trên', 'Đại diện cấp ủy cấp trên', ''],
        ['7', 'Công bố quyết định khen thưởng', 'Văn phòng cấp ủy', ''],
        ['8', 'Kết luận hội nghị', 'Chủ trì hội nghị', ''],
      ],
    ),
    blank,
  ],
})

const resolution = templateOf({
  code: 'chung.du-thao-nghi-quyet',
  kind: 'draft_resolution',
  name: { vi: 'Dự thảo nghị quyết nhiệm vụ kỳ tới', en: 'Draft resolution on the coming period' },
  periodKinds: ['half', 'year', 'quarter'],
  frame: {
    ...{ title: 'NGHỊ QUYẾT', symbolType: 'NQ', summary: 'về nhiệm vụ {kỳ sau}' },
    signature: { authority: 'T/M BAN CHẤP HÀNH', post: 'BÍ THƯ' },
  },
  parts: [
    heading(1, 'I', 'ĐÁNH GIÁ KẾT QUẢ {KỲ}', 'results'),
    sentence('Hội nghị thống nhất đánh giá kết quả thực hiện nhiệm vụ {kỳ} theo báo cáo của ban thường vụ, trong đó:'),
    sentence('Kết quả thực hiện chỉ tiêu: ', figure('targets.met', 'targets-met'), '.'),
    sentence('Kết nạp ', figure('admitted', 'of-plan'), '.'),
    sentence('Kết nạp ', figure('people.admitted', 'of-plan'), '.'),
    blank,
    heading(1, 'II', 'MỤC TIÊU, CHỈ TIÊU {KỲ SAU}', 'aims'),
    table('programme', { title: 'Chỉ tiêu, nhiệm vụ', period: '@next' }),
    blank,
    heading(1, 'III', 'NHIỆM VỤ, GIẢI PHÁP', 'tasks'),
    blank,
    heading(1, 'IV', 'TỔ CHỨC THỰC HIỆN', 'carrying-out'),
    blank,
  ],
})

const workProgramme = templateOf({
  code: 'chung.chuong-trinh-cong-tac',
  kind: 'work_programme',
  name: { vi: 'Chương trình công tác kỳ tới', en: 'Programme of work of the coming period' },
  periodKinds: ['month', 'quarter', 'half', 'year'],
  frame: { title: 'CHƯƠNG TRÌNH', symbolType: 'CTr', summary: 'công tác {kỳ sau}' },
  parts: [
    heading(1, 'I', 'CHỈ TIÊU, NHIỆM VỤ TIẾP TỤC THỰC HIỆN', 'continued'),
    table('programme', { title: 'Chỉ tiêu, nhiệm vụ chuyển sang {kỳ sau}' }),
    heading(1, 'II', 'NỘI DUNG CẤP ỦY XEM XÉT, QUYẾT ĐỊNH', 'matters'),
    form(
      ['TT', 'Nội dung', 'Cơ quan chuẩn bị', 'Cấp xem xét, quyết định', 'Thời gian'],
      [
        ['1', '', '', '', ''],
        ['2', '', '', '', ''],
        ['3', '', '', '', ''],
      ],
    ),
    blank,
    heading(1, 'III', 'TỔ CHỨC THỰC HIỆN', 'carrying-out'),
    blank,
  ],
})

const commendations = templateOf({
  code: 'chung.danh-sach-khen-thuong',
  kind: 'commendations',
  name: { vi: 'Danh sách khen thưởng', en: 'List of commendations' },
  periodKinds: [...anyPeriod],
  frame: { title: 'DANH SÁCH', symbolType: '', summary: 'tập thể, cá nhân được khen thưởng ({kỳ})' },
  parts: [
    table('commendations', { title: 'Số lượng khen thưởng' }),
    form(
      ['TT', 'Tập thể, cá nhân', 'Thành tích', 'Hình thức khen thưởng', 'Quyết định'],
      [
        ['1', '', '', '', ''],
        ['2', '', '', '', ''],
        ['3', '', '', '', ''],
      ],
    ),
    blank,
  ],
})

/** The tables of a conference by themselves, with the same figures as the report. */
const annexes = templateOf({
  code: 'chung.phu-luc-hoi-nghi',
  kind: 'other',
  name: { vi: 'Phụ lục số liệu của hội nghị', en: 'Tables of a conference' },
  periodKinds: [...anyPeriod],
  frame: { title: 'PHỤ LỤC', symbolType: '', summary: 'số liệu phục vụ hội nghị đánh giá kết quả {kỳ}' },
  parts: [
    sentence('Các bảng dưới đây dùng chung số liệu với báo cáo {kỳ}.'),
    annex('targets', 'Kết quả thực hiện các chỉ tiêu'),
    annex('members', 'Tình hình đảng viên'),
    annex('ratings', 'Kết quả đánh giá, xếp loại'),
    annex('children', 'Kết quả của các đơn vị trực thuộc'),
  ],
})

export const conferenceTemplates: readonly EditionTemplate[] = [
  programme,
  resolution,
  workProgramme,
  commendations,
  annexes,
]
