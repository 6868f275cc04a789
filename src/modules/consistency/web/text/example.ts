/** A report of a made-up ward, written for trying: three of its figures do not agree. */
export const exampleText = `BÁO CÁO
Kết quả công tác xây dựng Đảng quý I năm 2024 (văn bản mẫu, số liệu bịa ra để thử)

1. Công tác phát triển đảng viên
Trong quý, Đảng bộ phường Bến Đá kết nạp 14 đảng viên, đạt 14/40 chỉ tiêu, bằng 35% kế hoạch năm. Toàn Đảng bộ hiện có 612 đảng viên, trong đó 388 đảng viên nam và 234 đảng viên nữ.

2. Đánh giá, xếp loại tổ chức đảng
Kết quả xếp loại 25 chi bộ: 5 chi bộ hoàn thành xuất sắc nhiệm vụ, chiếm 20%; 18 chi bộ hoàn thành tốt nhiệm vụ, chiếm 72%; 2 chi bộ hoàn thành nhiệm vụ, chiếm 18%.

3. An sinh xã hội
Vận động hơn 1,9 tỉ đồng, xây dựng 12 căn nhà tình nghĩa. Tỷ lệ hộ nghèo giảm còn 0,8%. Phường đạt chuẩn văn minh đô thị 5 năm liền (2019-2022). Số lượt người dân đến giải quyết thủ tục tăng gấp 1,5 lần so với cùng kỳ.
`
