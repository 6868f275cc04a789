/** What a body is called, before its name. */
export const bodyWords = `
đảng bộ; quận ủy; huyện ủy; thành ủy; tỉnh ủy; thị ủy; đảng ủy; chi bộ; chi ủy; ban thường vụ; btv; ban chấp hành; bch; ủy ban nhân dân; ubnd
hội đồng nhân dân; hđnd; mặt trận tổ quốc; mttq; ủy ban mttq; ubmttq; mặt trận; hội nông dân; hội phụ nữ; hội cựu chiến binh; liên đoàn lao động
đoàn thanh niên; các đoàn thể; công an; ban chỉ huy quân sự; ban tổ chức; ban tuyên giáo; ban dân vận; ủy ban kiểm tra; ubkt; văn phòng; sở; cục
chi cục; trung tâm; trường; bệnh viện; công ty; các cấp ủy; cấp ủy; phòng giáo dục và đào tạo; hội chữ thập đỏ; hội liên hiệp phụ nữ; thường trực`

/** What a place is called, before its name or alone. */
export const placeWords = `
thành phố; tp; tỉnh; quận; huyện; thị xã; phường; xã; thị trấn; đặc khu; ấp; khu vực; thôn; khu phố; 
toàn tỉnh; toàn thành phố; toàn huyện; toàn quận; toàn xã; toàn đảng bộ; cả nước; toàn quốc; toàn phường; toàn thị xã; toàn đảng`
