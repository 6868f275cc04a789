import type { Mention } from '../figure.ts'
import { list, phrases } from '../phrases.ts'

/** Words whose number is a name or a place in an order, not a count: `ấp 5`, `Điều 12`, `mức 3, 4`, `khóa 12`. */
export const labels = phrases<Mention['kind']>([
  ...list(
    'name',
    `ấp; khu vực; khu phố; tốp; tổng đài; quân đội; chung cư; căn nhà; nhà trọ; địa chỉ; web; phiên bản; version; thôn; khóm; xóm; tổ; tổ dân phố; phường; quận; cụm; kênh; đường; quốc lộ; ql; tỉnh lộ; đt; dt; hương lộ
    huyện lộ; vành đai; số; số nhà; lộ; hẻm; ngõ; ngách; cầu; cống; lô; tầng; phòng; khu; tuyến số; covid; sars; điện thoại; fax; đtdđ
    trường; tiểu đoàn; trung đoàn; sư đoàn; quân khu; quân đoàn; lữ đoàn; đại đội; trung đội; binh đoàn; đoàn; bệnh viện; công ty
    chương trình; đề án; dự án; tiểu dự án; hợp phần; nội dung thành phần; gói thầu số; phân khu; zone; block; tòa; ca; bến; cảng
    nghị quyết; chỉ thị; kết luận; quyết định; quy định; hướng dẫn; thông báo; công văn; nghị định; thông tư; luật; quy chế
    công điện; tờ trình; trung ương; nghị quyết trung ương; hội nghị trung ương; iso; tcvn; viettel; công nghệ; cách mạng công nghiệp
    công nghiệp; cách mạng; hotline; zalo; biển số; mã số; mã; sư; km số; thửa số; tờ bản đồ số; thửa đất số; tờ bản đồ
    nhà máy nước; bãi; mỏ; giếng; hồ; trạm; nhà số; phố; trụ sở; world; top; nhóm máu; vtv; htv; kênh vtv; omega; pm`,
  ),
  ...list(
    'ordinal',
    `điều; khoản; điểm; mục; chương; phần; bảng; biểu; biểu số; bảng số; phụ lục; phụ lục số; hình; sơ đồ; biểu đồ; mẫu; mẫu số; bài; ảnh
    lần; lần thứ; tuần; tuần thứ; đợt; kỳ; kỳ họp; kỳ họp thứ; đại hội; phiên họp; phiên thứ; vòng; trang; câu; tiết; bước; tiêu chí; tiêu chí số; chỉ tiêu số
    khóa; khóa thứ; thập niên; thập kỷ; mùa; mùa thứ; mũi; mũi thứ; lớp; khối; tập; quyển; số thứ tự; stt; tt; giai đoạn; chặng; ngành thứ; nhiệm kỳ; niên khóa; thế hệ; đời; thế kỷ; nội dung số`,
  ),
  ...list('level', `mức; mức độ; cấp; cấp độ; hạng; loại; bậc; nhóm; cấp hạng; trình độ; cấp học; vùng; tuyến; chuẩn`),
  ...list('level', 'huy hiệu; hạng mục loại; báo động; nguy cơ cấp; độ dốc cấp'),
])

/** Verbs that end with the word of a label: `chỉnh trang 5 vườn` counts gardens. */
export const compounds: ReadonlySet<string> = new Set([
  'chỉnh trang',
  'cung cấp',
  'trợ cấp',
  'nâng cấp',
  'cấp phát',
  'phân loại',
  'xếp loại',
  'thanh khoản',
  'kiểm điểm',
  'góp phần',
  'xếp hạng',
  'kỷ luật',
  'dân số',
  'đổi số',
  'nghệ số',
  'ký số',
  'hóa số',
  'tế số',
  'pháp luật',
])

/** Before a label, these make it a plain noun: `mỗi xã 2 mô hình`, `các phường 15 mô hình`. */
export const spreading: ReadonlySet<string> = new Set('mỗi từng toàn các những cả bình'.split(' '))

/** Place nouns that may follow a name: `ấp 5 xã Mỹ Khánh`. */
export const placesAfter: ReadonlySet<string> = new Set(
  'xã phường quận huyện thị thành tỉnh ấp khu thuộc điều khoản mục chương luật nghị bộ pháp hiến dự'.split(' '),
)

/** Nouns that are verbs after the number of a document: `Thông tư 21 hướng dẫn`. */
export const alsoVerbs: ReadonlySet<string> = new Set(['hướng', 'quy', 'quyết', 'thông', 'báo', 'kết', 'chỉ'])

/** At the head of a line and before a colon these number its item: `Chỉ tiêu 1:`. */
export const items = phrases<true>(
  list(
    true,
    'chỉ tiêu; mục tiêu; nhiệm vụ; nội dung; giải pháp; nhóm giải pháp; vấn đề; phương án; câu hỏi; kiến nghị',
  ),
)

/** After `số 12` these make an address of it. */
export const streets: ReadonlySet<string> = new Set('đường phố ngõ ngách hẻm kiệt'.split(' '))

/** `trang 3/12`, `lớp 9/12`: a place in an order, and no fraction. */
export const graded: ReadonlySet<string> = new Set('trang lớp bậc độ tờ'.split(' '))

/** What stands between a count of years and says it is a badge, an anniversary, an age in the Party. */
export const anniversaries = phrases<true>(
  list(
    true,
    'kỷ niệm; kỷ niệm lần thứ; mừng; chào mừng; lễ kỷ niệm; nhân dịp kỷ niệm; dịp kỷ niệm; tuyên truyền kỷ niệm; nhân kỷ niệm; kỷ niệm tròn',
  ),
)
export const afterAnniversary = phrases<true>(
  list(
    true,
    `ngày thành lập; ngày sinh; ngày truyền thống; ngày giải phóng; ngày mất; ngày thương binh; ngày báo chí; thành lập đảng
    ngày quốc khánh; ngày cách mạng; ngày toàn quốc; ngày thầy thuốc; ngày bác hồ; thành lập đoàn; chiến thắng; ngày nhà giáo`,
  ),
)

/** A line of one of these and a number alone is a counter of visitors. */
export const counters = phrases<true>(
  list(
    true,
    `hôm nay; hôm qua; trong tuần; tuần này; tuần trước; trong tháng; tháng này; tháng trước; trực tuyến; tất cả; đang online; đang truy cập
    truy cập hiện tại; tổng truy cập; tổng lượt truy cập; tổng số truy cập; lượt truy cập; khách; view count; views`,
  ),
)

/** A line that begins with these is page furniture. */
export const furniture = phrases<true>(
  list(
    true,
    `lượt xem; lượt truy cập; số lượt truy cập; số lượt xem; số lượt người xem; số lần đọc; lượt đọc; số lượt đọc; đang truy cập; đang online
    tổng truy cập; tổng lượt truy cập; ip; điện thoại; đt; fax; email; hotline; lượt xem trang
    cập nhật; cập nhật lúc; cập nhật ngày; ngày đăng; đăng ngày; ngày xuất bản; in trang; trang; số lượt xem bài viết; bản quyền; giấy phép
    giấy phép số; copyright; ©; tel; views; view; page; thống kê truy cập; số người truy cập; đã xem; tin cùng; xem thêm`,
  ),
)
