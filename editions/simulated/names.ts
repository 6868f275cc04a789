import type { Random } from './random.ts'

const words = (text: string): readonly string[] => text.split(' ')

const families = words(
  'Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Lâm Mai Trương Cao Châu Tạ Tô Hà Kiều Lưu Quách Thái Trịnh Đoàn Đào Vương Triệu',
)
const khmerFamilies = words('Thạch Sơn Kim Danh Kiên')
const middles = {
  female: words('Thị Ngọc Thanh Kim Mỹ Thu Hồng Bích Minh Tuyết Phương Diễm Cẩm Kiều'),
  male: words('Văn Hữu Đức Minh Quốc Thanh Công Hoàng Tấn Thành Trung Xuân Ngọc Chí Nhật Phước'),
}
const givens = {
  female: words(
    'Lan Hương Hoa Mai Thảo Trang Linh Hà Hằng Yến Nga Nhung Oanh Phượng Quyên Tâm Thủy Trinh Tuyền Uyên Vân Xuyến Ánh Diệu Đào Giang Hạnh Hiền Huệ Khuê Liên Loan Ly My Ngân Nguyệt Nhi Như',
  ),
  male: words(
    'An Bảo Bình Cường Danh Dũng Duy Đạt Điền Đông Hải Hậu Hiếu Hoàng Hùng Huy Khanh Khoa Kiên Lâm Lộc Long Luân Lực Mẫn Nam Nghĩa Nhân Phát Phong Phúc Quang Quân Sang Sơn Tài Tân Thắng Thịnh Toàn Trí Tuấn Vinh Vũ',
  ),
}

/** A name drawn from lists; who bears it by chance is not meant. */
export function drawName(random: Random, sex: 'female' | 'male', ethnicity: string): string {
  const family = random.pick(ethnicity === 'Khmer' && random.chance(0.6) ? khmerFamilies : families)
  const middle = random.pick(middles[sex])
  const second = random.chance(0.25) ? ` ${random.pick(middles[sex])}` : ''
  return `${family} ${middle}${second} ${random.pick(givens[sex])}`
}

const first = words('An Bình Phú Tân Long Thạnh Hòa Mỹ Vĩnh Đông Thới Hưng Trường Xuân Phước Định Nhơn Giai Thuận Lợi')
const second = words('Hòa Bình Lộc Thạnh Phú An Khánh Thuận Hưng Mỹ Lợi Xuân Tiến Thành Quới Đức Hậu Giang Nghĩa Thới')

/** Names of places, each once: drawn places, not real ones, though a real one may bear the same name. */
export function placeNames(random: Random, count: number): readonly string[] {
  const all = first.flatMap((a) => second.filter((b) => a !== b).map((b) => `${a} ${b}`))
  const found = new Set<string>()
  while (found.size < count) {
    const name = random.pick(all)
    const round = Math.floor(found.size / all.length)
    found.add(found.has(name) || round > 0 ? `${name} ${found.size + 1}` : name)
  }
  return [...found]
}

/** `An Bình` -> `an-binh`. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
