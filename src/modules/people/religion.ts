import { foldForSearch, type Text } from '../../platform/domain/text.ts'

interface Religion {
  readonly code: string
  readonly name: Text
  /** How registers write it, folded. */
  readonly spellings: readonly string[]
}

const folded = (text: string): string => foldForSearch(text).trim().replace(/\s+/g, ' ')

const religion = (code: string, vi: string, en: string, ...also: readonly string[]): Religion => ({
  code,
  name: { vi, en },
  spellings: [vi, `Đạo ${vi}`, ...also].map(folded),
})

/** The religions the State has recognised, most followers first; the order and the names of the form were not read. */
const religions: readonly Religion[] = [
  religion('buddhist', 'Phật giáo', 'Buddhism', 'Phật', 'Đạo Phật'),
  religion('catholic', 'Công giáo', 'Catholicism', 'Thiên chúa', 'Thiên chúa giáo', 'Đạo Thiên chúa', 'Ki-tô giáo'),
  religion('protestant', 'Tin Lành', 'Protestantism', 'Tin Lành giáo'),
  religion('hoa_hao', 'Phật giáo Hòa Hảo', 'Hòa Hảo Buddhism', 'Hòa Hảo', 'Đạo Hòa Hảo', 'PGHH'),
  religion('cao_dai', 'Cao Đài', 'Caodaism', 'Cao Đài giáo'),
  religion('muslim', 'Hồi giáo', 'Islam', 'Hồi', 'Đạo Hồi', 'Islam'),
  religion('brahmanic', 'Bà-la-môn', 'Cham Brahmanism', 'Bà la môn', 'Bà La Môn giáo', 'Đạo Bà la môn', 'Ấn Độ giáo'),
  religion('tu_an_hieu_nghia', 'Tứ Ân Hiếu Nghĩa', 'Tứ Ân Hiếu Nghĩa', 'Phật giáo Tứ Ân Hiếu Nghĩa'),
  religion(
    'tinh_do',
    'Tịnh độ Cư sĩ Phật hội',
    'Pure Land Buddhist Home Practice',
    'Tịnh độ cư sĩ',
    'Tịnh độ cư sĩ Phật hội Việt Nam',
  ),
  religion('buu_son', 'Bửu Sơn Kỳ Hương', 'Bửu Sơn Kỳ Hương'),
  religion('ta_lon', 'Phật giáo Hiếu Nghĩa Tà Lơn', 'Hiếu Nghĩa Tà Lơn', 'Hiếu Nghĩa Tà Lơn'),
  religion('minh_su', 'Minh Sư đạo', 'Minh Sư', 'Minh Sư', 'Giáo hội Phật đường Nam tông Minh Sư đạo'),
  religion('minh_ly', 'Minh Lý đạo', 'Minh Lý', 'Minh Lý', 'Minh Lý đạo - Tam Tông Miếu'),
  religion('adventist', 'Cơ đốc Phục lâm', 'Adventism'),
  religion('latter_day', 'Mặc Môn', 'Latter-day Saints', 'Mormon'),
  religion('bahai', "Baha'i", 'Bahá’í', 'Bahai', "Đạo Baha'i"),
]

const none: readonly string[] = [
  'Không',
  'Không có',
  'Không tôn giáo',
  'Không theo đạo',
  'Không theo tôn giáo',
  'Lương',
  'None',
  '-',
  '0',
].map(folded)

const codes = new Map(religions.flatMap((item) => item.spellings.map((spelling) => [spelling, item.code] as const)))

/** Every spelling that counts under a name of its own, or says that there is none; folded. */
export const knownSpellings: readonly string[] = [...codes.keys(), ...none]

interface ReligionRow {
  readonly name: Text
  readonly people: number
}

/**
 * The rows of the form from counts by spelling: religions somebody follows, `other` for every spelling that is not known,
 * and who said nothing or has none. Their sum is the sum of the counts.
 * @param counts `religion` is a folded spelling, `other`, or null where nothing is held
 */
export function religionRows(
  counts: readonly { readonly religion: string | null; readonly people: number }[],
): readonly ReligionRow[] {
  const byCode = new Map<string, number>()
  for (const { religion: spelling, people } of counts) {
    const code = spelling === null || none.includes(spelling) ? 'none' : (codes.get(spelling) ?? 'other')
    byCode.set(code, (byCode.get(code) ?? 0) + people)
  }
  const of = (code: string): number => byCode.get(code) ?? 0
  return [
    ...religions.map(({ code, name }) => ({ name, people: of(code) })).filter((row) => row.people > 0),
    ...(of('other') > 0 ? [{ name: { vi: 'Tôn giáo khác', en: 'Another religion' }, people: of('other') }] : []),
    { name: { vi: 'Không ghi hoặc không có tôn giáo', en: 'Not stated, or none' }, people: of('none') },
  ]
}
