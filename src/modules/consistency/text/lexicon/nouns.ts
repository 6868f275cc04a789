import { list, phrases } from '../phrases.ts'

const same = (words: string): (readonly [string, string])[] =>
  words
    .split(/[;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => [one, one] as const)

/** What is counted, each under the name it is counted as. A noun under its own name stands in `same`. */
export const nouns = phrases<string>([
  ...list(
    'người',
    `người; đảng viên; đồng chí; đại biểu; cá nhân; quần chúng; cán bộ; đv; đ/c; đc; quần chúng ưu tú; đảng viên mới
    đảng viên dự bị; đảng viên chính thức; đoàn viên; hội viên; công chức; viên chức; người dân; nhân khẩu; khẩu; lao động
    công nhân; nông dân; học sinh; sinh viên; giáo viên; thanh niên; hội thẩm; hội thẩm nhân dân; lái xe; phụ nữ; cựu chiến binh; trẻ em; trẻ; em; cháu; bệnh nhân
    thạc sĩ; tiến sĩ; bác sĩ; kỹ sư; cử nhân; dược sĩ; y sĩ; điều dưỡng; giảng viên; học viên; chiến sĩ; bộ đội; công dân
    thanh niên ưu tú; đối tượng; bị can; bị cáo; ủy viên; thành ủy viên; quận ủy viên; huyện ủy viên; đảng ủy viên
    tỉnh ủy viên; cấp ủy viên; ủy viên ban thường vụ; ủy viên ban chấp hành; bí thư; phó bí thư; chi ủy viên; cộng tác viên
    tình nguyện viên; tuyên truyền viên; báo cáo viên; hòa giải viên; nghệ nhân; chuyên gia; nhà khoa học; nhà báo; nhà lãnh đạo; nhà văn; trí thức
    doanh nhân; du khách; khách; hành khách; cử tri; nhân dân; đồng bào; mẹ việt nam anh hùng; bà mẹ việt nam anh hùng
    người có công; thương binh; bệnh binh; liệt sĩ; gia đình viên; thành viên; nhân viên; lãnh đạo; cán bộ, công chức
    cán bộ, công chức, viên chức; cán bộ, đảng viên; công chức, viên chức; dân quân; dân; nữ; nam; hạt nhân; đoàn viên ưu tú
    ứng viên; ứng cử viên; người lao động; lao động mới; thí sinh; vận động viên; trưởng ấp; trưởng thôn; trưởng khu vực
    đảng viên nữ; sĩ quan; tân binh; thầy thuốc; y bác sĩ; y, bác sĩ; cô giáo; phạm nhân; tín đồ; chức sắc; nhà giáo
    anh hùng; nhân tài; nhân lực; hộ viên; thuyền viên; ngư dân; tư thương; kiểm sát viên; thẩm phán; luật sư; thiếu nhi
    nlđ; đại diện; giám đốc; người nghèo; người cao tuổi; người khuyết tật; ca sĩ; đội viên; tổ viên; xã viên; hòa giải; chủ hộ; nghi phạm; tử tù
    phó chủ tịch; chủ tịch; phó trưởng ban; trưởng ban; trưởng phòng; phó phòng; phó trưởng phòng; phó giám đốc; cấp phó; cấp trưởng
    thứ trưởng; bộ trưởng; cục trưởng; vụ trưởng; nhân sự; cảnh sát; binh sĩ; quân nhân; dân thường; nạn nhân
    cbcc; cbccvc; cbcnv; cbgv; cbgvnv; cnvc; cnvclđ; ccvc; qcưt; đvưt; đvtn; dqtv; hsg; hssv; hv; pn; lđ; cnvclđ; dân tộc thiểu số; đồng bào dân tộc thiểu số`,
  ),
  ...list(
    'tổ chức',
    `cơ sở đảng; tổ chức đảng; tổ chức; tccsđ; tổ chức cơ sở đảng; tcđ; tổ chức cơ sở; đảng bộ, chi bộ cơ sở
    chi bộ, đảng bộ; đảng bộ, chi bộ; chi, đảng bộ; đảng bộ và chi bộ; chi bộ và đảng bộ; chi bộ, đảng bộ cơ sở; chi đảng bộ
    chi, đảng bộ cơ sở; tc đảng; tc cơ sở đảng; tổ chức cơ sở đảng trực thuộc; tổ chức hội; tổ chức đoàn; chi đảng bộ cơ sở; đảng bộ, chi bộ`,
  ),
  ...list('chi bộ', 'chi bộ; chi bộ cơ sở; chi bộ trực thuộc; chi bộ ấp; chi bộ khu vực'),
  ...list('đảng bộ', 'đảng bộ; đảng bộ cơ sở; đảng bộ bộ phận; đảng bộ trực thuộc'),
  ...list('cơ quan', 'cơ quan; cơ quan, đơn vị; cơ quan, tổ chức; cơ quan, ban ngành'),
  ...list('đơn vị', 'đơn vị; đơn vị, địa phương; đvtt; đơn vị trực thuộc; đơn vị hành chính; đơn vị sự nghiệp'),
  ...list('căn', 'căn nhà; căn; căn hộ; ngôi nhà; ngôi; mái ấm'),
  ...list('nhà', 'nhà; nhà thông tin; nhà văn hóa; nhà vệ sinh; nhà tình nghĩa; nhà tình thương; nhà đại đoàn kết'),
  ...list('hộ', 'hộ; hộ dân; hộ nghèo; hộ cận nghèo; gia đình; hộ gia đình; nóc nhà; hộ kinh doanh; hộ nông dân'),
  ...list('lượt', 'lượt; lượt người; lượt cán bộ; lượt khách; lượt đảng viên; lượt hộ; lượt ý kiến'),
  ...list('trường', 'trường; trường học; trường mầm non; trường tiểu học; điểm trường; ngôi trường'),
  ...list('tổ', 'tổ; tổ hợp tác; tổ công tác; tổ tự quản; tổ dân phố; tổ hợp; tổ đảng; tổ nhân dân tự quản'),
  ...list('hợp tác xã', 'hợp tác xã; htx; hợp tác xã nông nghiệp'),
  ...list('xã', 'xã; xã nông thôn mới'),
  ...list('tỉnh', 'tỉnh; tỉnh, thành; tỉnh, thành phố; tỉnh thành; tỉnh, thành ủy'),
  ...list('vụ', 'vụ; vụ việc; vụ án; vụ vi phạm; vụ cháy; vụ tai nạn; vụ tai nạn giao thông; vụ phạm pháp hình sự'),
  ...list('doanh nghiệp', 'doanh nghiệp; dn; công ty; doanh nghiệp thành lập mới'),
  ...list('thủ tục', 'thủ tục; thủ tục hành chính; tthc'),
  ...list('dịch vụ', 'dịch vụ; dịch vụ công; dvc; dịch vụ công trực tuyến'),
  ...list('hồ sơ', 'hồ sơ; bộ hồ sơ; lượt hồ sơ'),
  ...list('văn bản', 'văn bản; vb; văn bản chỉ đạo; văn bản quy phạm pháp luật; đầu văn bản'),
  ...list('nhóm', 'nhóm; nhóm nhiệm vụ; nhóm giải pháp; nhóm chỉ tiêu'),
  ...list('khâu', 'khâu; khâu đột phá'),
  ...list('chỉ tiêu', 'chỉ tiêu; ct; chỉ tiêu kinh tế; mục tiêu, chỉ tiêu; chỉ tiêu chủ yếu'),
  ...list('cuộc', 'cuộc; cuộc kiểm tra; cuộc giám sát; cuộc họp; cuộc thi; cuộc thanh tra'),
  ...list('km', 'km đường; km kênh mương'),
  ...same(`mô hình; tiêu chí; mạng lưới; tập thể; trường hợp; huyện; quận; phường; thị trấn; thị xã; thành phố; ấp; thôn; khóm
    khu vực; khu phố; bản; buôn; làng; xóm; tổ dân phố; cụm; điểm; khu; vùng; miền; nước; quốc gia; địa phương; nơi; địa bàn
    công trình; dự án; tiểu dự án; đề án; đề tài; sáng kiến; giải pháp; nhiệm vụ; nội dung; chương trình; kế hoạch; nghị quyết; chỉ thị
    kết luận; quyết định; quy định; quy chế; hướng dẫn; báo cáo; thông báo; công văn; tờ trình; bài; bài viết; tin; tin, bài
    chuyên đề; chuyên mục; hội nghị; kỳ họp; phiên; phiên họp; buổi; lớp; khóa; đợt; lần; ca; ý kiến; kiến nghị; đơn; đơn thư
    giấy; giấy phép; giấy chứng nhận; bằng khen; giấy khen; huân chương; huy chương; huy hiệu; danh hiệu; giải; cờ
    phần quà; suất quà; suất học bổng; suất; học bổng; quà; xe; chiếc; cái; con; bộ; cuốn; tờ; bức; tác phẩm; cây; giống; thửa; lô
    sản phẩm; mặt hàng; cơ sở; cửa hàng; chợ; siêu thị; trạm; trạm y tế; bệnh viện; phòng; giường; giường bệnh; phòng học
    cầu; cây cầu; tuyến; tuyến đường; đường; con đường; cống; kênh; trạm bơm; hồ; đập; cụm dân cư; khu dân cư; khu công nghiệp
    cụm công nghiệp; khu tái định cư; trang trại; hợp đồng; gói thầu; gói; dòng; phiếu; thẻ; tài khoản; máy; thiết bị; camera
    hạng mục; phần việc; việc; công việc; lĩnh vực; ngành; nghề; chức danh; vị trí; chi hội; hội; đoàn; chi đoàn; câu lạc bộ
    đội; ban; ban, ngành; sở; phòng, ban; sở, ngành; ủy ban; đảng ủy; ban chỉ đạo; tiểu ban; ngày công; tiết; câu; ảnh; băng rôn; pano; áp phích
    cấp ủy; chi ủy; ban thường vụ; cấp; bước; mặt; quan điểm; yếu tố; nguyên nhân; bài học; bài học kinh nghiệm; hạn chế; tồn tại
    chiến sĩ thi đua; lời; chữ ký; chữ; trang; tấm; bao; thùng; phần; phong trào; hoạt động; sự kiện; hội thảo; hội thi; đầu việc
    mục tiêu; chỉ số; chỉ tiêu, nhiệm vụ; ban ngành; mẫu; liều; mũi; ca mắc; ca nhiễm; ổ dịch; vắc xin; tàu; tàu cá; chuyến; thuyền
    phương tiện; ô tô; xe máy; mô tô; khẩu súng; bàn; ghế; gian hàng; điểm cầu; cụm từ; kiốt; giáo xứ; chùa; cơ sở thờ tự; di tích
    lễ hội; tôn giáo; dân tộc; thành tích; điển hình; gương; gương điển hình; tấm gương; nhân tố; tin báo; tố giác; đám; tiệm; quán
    trung tâm; làng nghề; nguyện vọng; khoa; giao dịch; đại lý; gia súc; gia cầm; tham luận; tiết mục; nđt; đại đội; phát minh; giải thưởng; tổ máy; sao; trụ cột; trái phiếu; cổ phiếu; cổ phần; cp; bậc; hòm thư; luồng; mỏ; lò; trụ; trụ sở; cột; cột mốc; bể; giếng; ao; bè; lồng; đàn; gốc; cành; bông; quả; trái; túi; hộp; chai; lon
    đảng đoàn; ban cán sự đảng; ban cán sự; dự thảo; dự thảo văn bản; dự thảo nghị quyết; dự luật; dự án luật; đại hội; đại án; hiện vật; thông tin; đầu sách; đầu mối
    đoàn công tác; đoàn kiểm tra; đoàn giám sát; tổ kiểm tra; cuộc vận động; phong trào thi đua; luật; nghị định; thông tư; bộ luật; pháp lệnh
    khoản; điều; chương; khu đô thị; sân; sân vận động; thư viện; tủ sách; bếp; bữa; bữa ăn; ngành hàng; thương hiệu; nhãn hiệu; bằng; chứng chỉ
    chứng nhận; văn phòng; hợp phần; phương án; chính sách; gia trại; quy hoạch; đồ án; thỏa thuận; biên bản; bản cam kết; cam kết; tổ chức hội viên
    phân xưởng; xưởng; nhà máy; nhà thầu; nhà hàng; nhà trẻ; khu trục hạm; nền kinh tế; nhà đầu tư; ngân hàng; tập đoàn; tổng công ty; phòng giao dịch; chi nhánh; khiếu nại; phản ánh; sàn; cổng; website; fanpage; trang fanpage
    nút giao; làn xe; làn; tầng; tòa nhà; tòa; block; nền; lô đất; ki ốt; km/h; bản tin; số báo; số; kỳ; tập; chặng; vòng; trận; bàn thắng; đội bóng`),
])

/** What a general noun counts together: documents of all types, petitions of all kinds. */
export const kindsOf: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'văn bản',
    new Set(
      'nghị quyết; chỉ thị; kết luận; quyết định; quy định; quy chế; hướng dẫn; báo cáo; thông báo; công văn; tờ trình; kế hoạch; chương trình; đề án'.split(
        '; ',
      ),
    ),
  ],
  ['đơn', new Set(['kiến nghị', 'phản ánh', 'tố cáo', 'khiếu nại'])],
])

/** What is counted in thousands of millions; anything else after `tỷ` is money. */
export const inBillions: ReadonlySet<string> = new Set(
  'người lượt sản con cổ đơn liều lần bản cuốn dân tin cây hộp'.split(' '),
)

/** Where nothing is counted, however it reads: `hai bên`, `ba không`. */
export const idioms = phrases<true>(list(true, 'con số; chữ số; trường phái; tổ quốc'))

/** After a number in words these count nothing: `hai bên`, `ba không`. */
export const wordIdioms = phrases<true>(
  list(true, 'bên; mặt; chiều; phía; tay; vai; không; có; sông; miền; đầu; nước; giỏi; tốt'),
)
