import type { Change, Decision, NewUnit } from '../../src/modules/org/reorganise/decision.ts'
import { decimal } from '../../src/platform/domain/decimal.ts'
import { slugOf } from './names.ts'
import { type City, city, type Ward } from './places.ts'
import { randomOf } from './random.ts'

export const reorganisedOn = '2025-07-01'

export interface NewWard {
  readonly code: string
  readonly vi: string
  readonly isUrban: boolean
  /** The wards of which all or a part went into it. */
  readonly from: readonly Ward[]
}

export interface Reorganised {
  readonly decisions: readonly Decision[]
  readonly wards: readonly NewWard[]
  /** Cells that went into another on that day: the place of the cell that took them over, by their own. */
  readonly mergedCells: ReadonlyMap<number, number>
}

const newWards = 31

/** Neighbouring wards of one district in groups, 31 in all. */
function grouped(wards: readonly Ward[]): readonly (readonly Ward[])[] {
  const groups: Ward[][] = []
  const districts = Math.max(...wards.map((ward) => ward.district)) + 1
  for (let district = 0; district < districts; district++) {
    const own = wards.filter((ward) => ward.district === district)
    const count = district < newWards - districts * 3 ? 4 : 3
    for (let at = 0; at < count; at++)
      groups.push(own.slice(Math.floor((own.length * at) / count), Math.floor((own.length * (at + 1)) / count)))
  }
  return groups.filter((group) => group.length > 0)
}

/** Rounded to three digits that tell something: a city of 300,000 cells has wards of thousands. */
const shareOf = (part: number, all: number): string => decimal(part).div(all).toSignificantDigits(3).toFixed()

const newUnit = (code: string, role: NewUnit['role'], vi: string, en: string, parent?: string): NewUnit => ({
  ...{ code, kind: 'party_organisation', role, vi: `Đảng bộ ${vi}`, en: `Party organisation of ${en}` },
  ...(parent === undefined ? {} : { parent }),
  leads: `${code}:area`,
  bodies: ['committee', 'standing_committee'],
})

/**
 * The end of the districts in one decision: 83 wards and communes become 31; some are divided between two, some cells
 * become one.
 */
export function reorganise(seed: number, { districts, wards, cells }: City): Reorganised {
  const random = randomOf(seed, 'reorganisation')
  const groups = grouped(wards)
  const founded: NewWard[] = groups.map((group) => {
    const name = (group[0]?.vi ?? '').replace(/^(phường|xã) /, '')
    const isUrban = group[0]?.isUrban ?? true
    return { code: `${city}.${slugOf(name)}-moi`, vi: `${isUrban ? 'phường' : 'xã'} ${name}`, isUrban, from: group }
  })
  const changes: Change[] = []
  const mergedCells = new Map<number, number>()
  const given = new Map<string, { cells: readonly number[] }>()
  groups.forEach((group, index) => {
    const last = group.at(-1)
    const next = groups[index + 1]?.[0]
    if (!last || group.length < 2 || next?.district !== last.district || last.cells.length < 4 || !random.chance(0.5))
      return
    given.set(last.code, { cells: last.cells.slice(-random.int(1, 2)) })
  })
  // From the last group to the first: who takes a part over is founded by then. Areas first, so that they can be led.
  for (const [index, group] of [...groups.entries()].toReversed()) {
    const [ward, taker] = [founded[index], founded[index + 1]]
    if (!ward) continue
    const giver = group.find((item) => given.has(item.code))
    const part = giver && given.get(giver.code)?.cells
    const codes = group.map((item) => item.code)
    const en = ward.vi.replace(/^(phường|xã) /, '')
    const area: NewUnit = {
      code: `${ward.code}:area`,
      kind: 'area',
      role: 'commune',
      vi: ward.vi,
      en,
      bodies: ['government', 'fatherland_front'],
    }
    if (giver && part && taker) {
      const shares = { residents: shareOf(part.length, giver.cells.length) }
      for (const suffix of ['', ':area'])
        changes.push({ act: 'transfer', from: `${giver.code}${suffix}`, to: `${taker.code}${suffix}`, shares })
      for (const cell of part) changes.push({ act: 'move', unit: cells[cell]?.code ?? '', to: taker.code })
    }
    changes.push({ act: 'merge', units: codes.map((code) => `${code}:area`), into: area })
    changes.push({ act: 'merge', units: codes, into: newUnit(ward.code, 'commune', ward.vi, en, city) })
  }
  for (const ward of wards) {
    const [first, second] = given.has(ward.code) ? [] : ward.cells.slice(1, 3)
    if (first === undefined || second === undefined || !random.chance(0.15)) continue
    mergedCells.set(second, first)
    changes.push({ act: 'merge', units: [cells[second]?.code ?? ''], into: cells[first]?.code ?? '' })
  }
  for (const { code } of districts)
    changes.push(
      { act: 'dissolve', unit: `${code}:area`, custodian: `${city}:area` },
      { act: 'dissolve', unit: code, custodian: city },
    )
  const decision: Decision = {
    ...{ issuer: city, symbol: null, issuedOn: '2025-06-20', effectiveOn: reorganisedOn },
    vi: 'Kết thúc hoạt động các đảng bộ quận, huyện; lập 31 đảng bộ phường, xã',
    en: 'End of the district organisations; 31 ward and commune organisations founded',
    changes,
  }
  return { decisions: [decision], wards: founded, mergedCells }
}
