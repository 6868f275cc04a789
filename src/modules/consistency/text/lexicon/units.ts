import type { FigureKind } from '../figure.ts'
import { list, phrases } from '../phrases.ts'

export interface Unit {
  /** The name it is counted under. */
  readonly unit: string
  readonly kind: FigureKind
}

const of = (kind: FigureKind, unit: string, words: string): (readonly [string, Unit])[] =>
  list<Unit>({ unit, kind }, words)
const measured = (words: string): (readonly [string, Unit])[] =>
  words
    .split(/[;\n]/)
    .map((one) => one.trim())
    .map((one) => [one, { unit: one, kind: 'amount' }] as const)

/** Percentages; what stands after a stroke (`/năm`) joins them. */
export const percents = phrases<Unit>([
  ...of('percent', '%', '%; phần trăm; o/o'),
  ...of('percent', '‰', '‰; phần nghìn; %o; o/oo'),
  ...of('percent', 'điểm %', 'điểm %; điểm phần trăm; đ%'),
])

export const currencies = phrases<Unit>([
  ...of('money', 'đồng', 'đồng; đ; vnđ; vnd; ₫; đồng việt nam; việt nam đồng'),
  ...of('money', 'USD', 'usd; đô la; đô la mỹ; đôla; đôla mỹ; $; đô-la; đô-la mỹ; us$'),
  ...of('money', 'EUR', 'eur; euro; €'),
  ...of('money', 'JPY', 'yên; yên nhật; jpy'),
  ...of('money', 'HKD', 'hkd; đô la hồng kông'),
  ...of('money', 'GBP', 'gbp; bảng anh'),
  ...of('money', 'KRW', 'krw; won'),
  ...of('money', 'THB', 'thb; baht; bạt'),
  ...of('money', 'AUD', 'aud; đô la úc'),
  ...of('money', 'CNY', 'nhân dân tệ; cny; ndt'),
])

/** A scale and its currency written as one. */
export const scaledMoney = phrases<number>([...list(6, 'trđ; tr.đ; trđồng'), ...list(9, 'tỷđ'), ...list(3, 'nghđ')])

export const measures = phrases<Unit>([
  ...measured('km; m; cm; mm; hải lý; ha; kg; tấn; tạ; yến; lít; gam; kw; kwh; mw; gw; kwp; mwp; kv; kva; mva; gb; tb'),
  ...measured('mbps; gbps; mw/h; tỷ kwh; teu; feet; công đất; sào; thước; inch; mg; ml; db; dwt; µg'),
  ...of('amount', 'mẫu', 'mẫu đất; mẫu ruộng; mẫu lúa; mẫu vườn; mẫu tây; mẫu bắc bộ'),
  ...of('amount', 'g', 'gr; gram'),
  ...of('amount', 'km', 'ki lô mét; kilômét; kilomet; km đường; cây số'),
  ...of('amount', 'm', 'mét; mét dài; md; m dài'),
  ...of('amount', 'm2', 'm2; m²; mét vuông; m vuông'),
  ...of('amount', 'm3', 'm3; m³; mét khối; m khối'),
  ...of('amount', 'km2', 'km2; km²; ki lô mét vuông'),
  ...of('amount', 'ha', 'ha; héc ta; hécta; hecta; hec ta; hectare'),
  ...of('amount', 'kg', 'kg; ki lô gam; kilôgam'),
  ...of('amount', 'độ', 'độ; ° c; °c; độ c; º c; ºc'),
  ...of('amount', 'điểm', 'điểm; điểm số'),
  ...of('amount', 'tuổi', 'tuổi; tuổi đời'),
  ...of('amount', 'tấn', 'tấn'),
  ...of('amount', 'lít', 'lít'),
])

export const times = phrases<Unit>([
  ...of('duration', 'năm', 'năm'),
  ...of('duration', 'tháng', 'tháng'),
  ...of('duration', 'tuần', 'tuần; tuần lễ'),
  ...of('duration', 'ngày', 'ngày; ngày làm việc; ngày đêm'),
  ...of('duration', 'giờ', 'giờ; tiếng; tiếng đồng hồ; giờ đồng hồ'),
  ...of('duration', 'phút', 'phút'),
  ...of('duration', 'giây', 'giây'),
  ...of('duration', 'quý', 'quý'),
  ...of('duration', 'nhiệm kỳ', 'nhiệm kỳ'),
  ...of('duration', 'thập kỷ', 'thập kỷ; thập niên'),
  ...of('duration', 'thế kỷ', 'thế kỷ'),
])

/** What may stand under a stroke: `đồng/người/năm`, `tấn/ha`. */
export const perWords: ReadonlySet<string> = new Set(
  'người năm tháng ngày tuần quý giờ ha km km2 m2 m3 hộ vụ xã huyện đảng chi lần lượt suất dân căn nhà công con tấn kg lít sào lao học héc phường ấp thôn đơn cơ hợp doanh tổ lớp trường khẩu cán đv trẻ sản thửa hécta thẻ giường máy'.split(
    ' ',
  ),
)
