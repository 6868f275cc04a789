import { list, phrases, wordSet } from '../phrases.ts'

/** Words that never begin or continue the name of what is counted. */
export const stops: ReadonlySet<string> = wordSet(`
  và với được đã đang sẽ là của trong ở tại so đạt tăng giảm chiếm bằng từ đến cho do để khi mà thì nên như cũng còn lại này đó kia ấy
  có không bị về vào ra lên xuống trên dưới theo trước sau qua nhưng hoặc hay vì bởi nhằm cùng gồm trở vượt góp phần các những mỗi hơn
  đều đề nâng đưa gắn thực hiện tham tiếp tiến tổ thuộc hoàn phát triển được giao đối trị giá tổng nhờ vẫn rất càng luôn chỉ riêng
  trong ngoài đứng xếp tương ước khoảng gần hằng hàng năm nay nhất rồi thành bình quân tập trung ban hành dự sinh hoạt đăng ký
  tới trải nằm chưa phải giúp gây làm nhận nộp phục vụ tạo mang bàn mới cũ thông gửi dành thu chi hỗ trợ đồng kể tính toàn
  đại xây sửa vừa vận huy khen kết khai triển mở ký kiểm giám lập ủng hộ tặng trao thăm chết bắt giữ đón cấp diễn nhập xuất gia`)

/** Verbs after which a bare number is a figure. */
export const givesNumber: ReadonlySet<string> = wordSet(
  'đạt là được còn có tăng giảm lên xuống thêm bằng gồm chiếm hơn gần khoảng trên ước nạp vượt thấp cao tổng cộng nữ nam số thành',
)

/** Words that join a percentage to the count before it. */
export const joinsPercent = phrases<'share' | 'change'>([
  ...list(
    'share',
    `đạt; chiếm; bằng; tương đương; tỷ lệ; đạt tỷ lệ; chiếm tỷ lệ; với tỷ lệ; tương ứng; tương ứng tỷ lệ; ước đạt; tỷ lệ đạt; tương ứng với; =
    chiếm tỷ trọng; hoàn thành; đạt được; vượt tỷ lệ; bằng tỷ lệ; đạt mức`,
  ),
  ...list(
    'change',
    'tăng; giảm; tăng thêm; giảm còn; tăng trưởng; tăng bình quân; cao hơn; thấp hơn; vượt; giảm được; nhiều hơn; ít hơn; tăng đến',
  ),
])

/** What a percentage is of, printed after or before it. */
export const bases = phrases<true>(
  list(
    true,
    `chỉ tiêu; kế hoạch; kh; dự toán; nghị quyết; tổng số; so với; so; so cùng kỳ; số; mục tiêu; dân số; nhu cầu; diện tích; tổng; so kế hoạch
    tổng vốn; kế hoạch vốn; cùng kỳ; quy hoạch; năng lực; công suất; vốn; giá trị; chỉ tiêu kế hoạch; trên tổng số; trong tổng số; của`,
  ),
)

/** Classes of a rating, from best to worst. */
export const classes = phrases<string>([
  ...list('xuất sắc', 'hoàn thành xuất sắc nhiệm vụ; hoàn thành xuất sắc; xuất sắc; htxsnv; htxs'),
  ...list('tốt', 'hoàn thành tốt nhiệm vụ; hoàn thành tốt; tốt; httnv; htt'),
  ...list('hoàn thành', 'hoàn thành nhiệm vụ; hoàn thành; htnv'),
  ...list('không hoàn thành', 'không hoàn thành nhiệm vụ; không hoàn thành; khtnv; chưa hoàn thành nhiệm vụ'),
  ...list('khá', 'khá'),
  ...list('giỏi', 'giỏi'),
  ...list('trung bình', 'trung bình'),
  ...list('yếu', 'yếu; yếu kém; kém'),
  ...list('trong sạch vững mạnh', 'trong sạch vững mạnh; trong sạch, vững mạnh; tsvm'),
])

/** Parts of an economy, whose shares are printed with `chiếm`. */
export const sectors = phrases<string>([
  ...list('I', 'nông nghiệp; nông lâm nghiệp; nông, lâm nghiệp; nông, lâm, thủy sản; nông lâm thủy sản; khu vực i'),
  ...list(
    'I',
    'nông lâm nghiệp và thủy sản; nông, lâm nghiệp và thủy sản; nông, lâm, ngư nghiệp; nông nghiệp và thủy sản',
  ),
  ...list(
    'II',
    'công nghiệp; xây dựng; công nghiệp và xây dựng; công nghiệp - xây dựng; công nghiệp, xây dựng; khu vực ii',
  ),
  ...list('III', 'dịch vụ; thương mại - dịch vụ; thương mại, dịch vụ; thương mại dịch vụ; khu vực iii'),
])

/** Two sides of one thing, one with a number and one with its negative: together they leave nothing out. */
export const complements = phrases<number>([
  ...list(1, 'nữ; đảng viên nữ'),
  ...list(-1, 'nam; đảng viên nam'),
  ...list(2, 'trong nước; trong tỉnh'),
  ...list(-2, 'ngoài nước; nước ngoài; ngoài tỉnh'),
  ...list(3, 'chính thức'),
  ...list(-3, 'dự bị; dự khuyết; khách mời'),
  ...list(4, 'tập thể; tổ chức'),
  ...list(-4, 'cá nhân'),
  ...list(5, 'đảng bộ; đảng bộ cơ sở'),
  ...list(-5, 'chi bộ; chi bộ cơ sở'),
  ...list(6, 'trực tiếp'),
  ...list(-6, 'trực tuyến'),
  ...list(7, 'nội địa; thu nội địa'),
  ...list(-7, 'xuất nhập khẩu'),
])

/** What a party body or member is punished with: a bare number after it, or a number before it, counts its whole. */
export const penalties = phrases<true>(
  list(true, 'khiển trách; cảnh cáo; cách chức; khai trừ; giải tán; đình chỉ; buộc thôi việc; hạ bậc lương; kỷ luật'),
)
