import type { Edition, EditionUnit } from '../edition.ts'

type Level = 'city' | 'district' | 'commune'

interface Place {
  readonly code: string
  readonly level: Level
  /** `quận Cái Răng`, `Cái Răng district`. */
  readonly vi: string
  readonly en: string
  /** What its committee is called. */
  readonly committee: string
  readonly from: string
  readonly parent?: string
  readonly bodies?: readonly ('standing_body' | 'government' | 'fatherland_front' | 'mass_organisation')[]
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The bodies of one place: Party organisation, its organs, the area it leads, and those there that the articles name. */
function bodiesOf({ code, level, vi, en, committee, from, parent, bodies = [] }: Place): readonly EditionUnit[] {
  const area = `${code}:area`
  const organ = { kind: 'organ', home: code, from } as const
  const standingBody = `Thường trực ${committee}`
  const further: Record<(typeof bodies)[number], EditionUnit> = {
    standing_body: {
      ...organ,
      code: `${code}:standing-body`,
      role: 'standing_body',
      vi: standingBody,
      en: `Standing body of the Party committee of ${en}`,
    },
    government: {
      code: `${code}:government`,
      kind: 'government',
      role: 'government',
      home: area,
      from,
      vi: `UBND ${vi}`,
      en: `People’s Committee of ${en}`,
    },
    fatherland_front: {
      code: `${code}:front`,
      kind: 'fatherland_front',
      role: 'fatherland_front',
      home: area,
      from,
      vi: `Mặt trận Tổ quốc ${vi}`,
      en: `Fatherland Front of ${en}`,
    },
    mass_organisation: {
      code: `${code}:unions`,
      kind: 'mass_organisation',
      role: 'mass_organisation',
      home: area,
      from,
      vi: `Các đoàn thể ${vi}`,
      en: `Mass organisations of ${en}`,
    },
  }
  return [
    {
      code,
      kind: 'party_organisation',
      role: level,
      vi: `Đảng bộ ${vi}`,
      en: `Party organisation of ${en}`,
      leads: area,
      from,
      ...(parent === undefined ? {} : { parent }),
    },
    { ...organ, code: `${code}:committee`, role: 'committee', vi: committee, en: `Party committee of ${en}` },
    {
      ...organ,
      code: `${code}:standing-committee`,
      role: 'standing_committee',
      vi: `Ban Thường vụ ${committee}`,
      en: `Standing committee of the Party committee of ${en}`,
    },
    { code: area, kind: 'area', role: level, vi: capitalised(vi), en, from },
    ...bodies.map((body) => further[body]),
  ]
}

const canTho = { parent: 'can-tho', level: 'district', from: '2004-01-01' } as const
const daNang = { from: '1997-01-01' } as const

const urban = (code: string, name: string): Place => ({
  ...canTho,
  code: `can-tho.${code}`,
  vi: `quận ${name}`,
  en: `${name} district`,
  committee: `Quận ủy ${name}`,
})

const rural = (code: string, name: string): Place => ({
  ...canTho,
  code: `can-tho.${code}`,
  vi: `huyện ${name}`,
  en: `${name} rural district`,
  committee: `Huyện ủy ${name}`,
})

const ward = (parent: string, code: string, name: string, from: string): Place => ({
  parent,
  code: `${parent}.${code}`,
  level: 'commune',
  vi: `phường ${name}`,
  en: `${name} ward`,
  committee: `Đảng ủy phường ${name}`,
  from,
})

const places: readonly Place[] = [
  {
    code: 'can-tho',
    level: 'city',
    vi: 'thành phố Cần Thơ',
    en: 'Cần Thơ city',
    committee: 'Thành ủy Cần Thơ',
    from: '2004-01-01',
    bodies: ['standing_body'],
  },
  { ...urban('cai-rang', 'Cái Răng'), bodies: ['government', 'fatherland_front', 'mass_organisation'] },
  ward('can-tho.cai-rang', 'hung-thanh', 'Hưng Thạnh', '2004-01-01'),
  ward('can-tho.cai-rang', 'thuong-thanh', 'Thường Thạnh', '2004-01-01'),
  ward('can-tho.cai-rang', 'hung-phu', 'Hưng Phú', '2004-01-01'),
  urban('binh-thuy', 'Bình Thủy'),
  urban('ninh-kieu', 'Ninh Kiều'),
  rural('phong-dien', 'Phong Điền'),
  {
    parent: 'can-tho.phong-dien',
    code: 'can-tho.phong-dien.my-khanh',
    level: 'commune',
    vi: 'xã Mỹ Khánh',
    en: 'Mỹ Khánh commune',
    committee: 'Đảng ủy xã Mỹ Khánh',
    from: '2004-01-01',
  },
  rural('co-do', 'Cờ Đỏ'),
  rural('vinh-thanh', 'Vĩnh Thạnh'),
  { ...rural('thoi-lai', 'Thới Lai'), from: '2008-12-23' },
  {
    ...daNang,
    code: 'da-nang',
    level: 'city',
    vi: 'thành phố Đà Nẵng',
    en: 'Đà Nẵng city',
    committee: 'Thành ủy Đà Nẵng',
  },
  {
    ...daNang,
    parent: 'da-nang',
    code: 'da-nang.son-tra',
    level: 'district',
    vi: 'quận Sơn Trà',
    en: 'Sơn Trà district',
    committee: 'Quận ủy Sơn Trà',
  },
  ward('da-nang.son-tra', 'an-hai-tay', 'An Hải Tây', daNang.from),
  ward('da-nang.son-tra', 'phuoc-my', 'Phước Mỹ', daNang.from),
]

export const units: readonly EditionUnit[] = places.flatMap(bodiesOf)

export const terms: Edition['terms'] = [
  { code: 'can-tho:2015-2020', unit: 'can-tho:committee', first: '2015-10-01', last: '2020-09-25', isAssumed: true },
]
