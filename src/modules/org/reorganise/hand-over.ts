import type { Unit } from '../unit.ts'
import type { Change, NewUnit, Part } from './decision.ts'
import { type Draft, living, named, say } from './draft.ts'
import { end } from './end.ts'
import { lead, receiver } from './found.ts'
import { succeed } from './succeed.ts'

export function merge(draft: Draft, change: Change & { act: 'merge' }, field: string): void {
  const sources = change.units.flatMap((code, at) => living(draft, code, `${field}.units.${at}`) ?? [])
  const first = sources[0]
  if (!first || sources.length < change.units.length) return
  const heir = receiver(draft, change.into, `${field}.into`, draft.parents.holding(first.id)[0]?.parentId)
  if (!heir) return
  if (new Set(change.units).size < change.units.length || sources.some((source) => source.id === heir.id)) {
    say(
      draft,
      'used-twice',
      `${field}.units`,
      'Một đơn vị được nêu hai lần; đơn vị giữ lại chỉ nêu ở nơi nhận.',
      'A unit is named twice; the one that is kept stands only as the receiver.',
    )
    return
  }
  if (sources.some((source) => source.kind !== heir.kind)) {
    say(
      draft,
      'kinds-differ',
      `${field}.units`,
      'Chỉ hợp nhất các đơn vị cùng loại (tổ chức đảng với tổ chức đảng, địa bàn với địa bàn).',
      'Only units of one kind are merged (Party organisations, or areas).',
    )
    return
  }
  if (change.areasFollow) mergeAreas(draft, sources, heir, field)
  sources.forEach((source, at) => {
    succeed(draft, source, heir, 'whole', {})
    draft.moves.push({ fromId: source.id, toId: heir.id, people: 'all' })
    end(draft, source, heir, heir.id, `${field}.units.${at}`)
  })
}

/** The areas of merged organisations become the one the heir leads, which is founded where there is none. */
function mergeAreas(draft: Draft, sources: readonly Unit[], heir: Unit, field: string): void {
  const areaOf = (party: Unit): Unit | undefined => {
    const areaId = draft.leads.holding(party.id)[0]?.areaId
    return draft.forest.units.get(areaId ?? '') ?? draft.units.find((unit) => unit.id === areaId)
  }
  const areas = sources.flatMap((source) => areaOf(source) ?? [])
  if (areas.length === 0) return
  let into: string | NewUnit | undefined = areaOf(heir)?.code
  if (into === undefined) {
    const name = named(draft, heir)
    const bodies = areas.flatMap((area) => draft.forest.bodies.get(area.id) ?? []).map((body) => body.role)
    into = {
      code: `${heir.code}:area`,
      kind: 'area',
      role: heir.role,
      vi: name.vi.replace(/^Đảng bộ /, 'Địa bàn '),
      en: name.en.replace(/^Party organisation of /, ''),
      bodies: [...new Set(bodies)],
    }
  }
  merge(draft, { act: 'merge', units: areas.map((area) => area.code), into }, `${field}.into`)
  lead(draft, { party: heir.code, area: typeof into === 'string' ? into : into.code }, field)
}

export function split(draft: Draft, change: Change & { act: 'split' }, field: string): void {
  const unit = living(draft, change.unit, `${field}.unit`)
  if (!unit) return
  if (change.into.length < (change.keeps ? 1 : 2)) {
    say(draft, 'too-few-parts', `${field}.into`, 'Chia tách cần ít nhất hai phần.', 'A split needs at least two parts.')
    return
  }
  for (const [at, part] of change.into.entries()) handOver(draft, unit, part, `${field}.into.${at}`)
  if (!change.keeps) end(draft, unit, null, draft.parents.holding(unit.id)[0]?.parentId ?? null, `${field}.unit`)
}

export function transfer(draft: Draft, change: Change & { act: 'transfer' }, field: string): void {
  const unit = living(draft, change.from, `${field}.from`)
  if (unit) handOver(draft, unit, change, field)
}

function handOver(draft: Draft, unit: Unit, part: Part, field: string): void {
  const heir = receiver(draft, part.to, `${field}.to`, draft.parents.holding(unit.id)[0]?.parentId)
  if (!heir) return
  if (heir.id === unit.id || heir.kind !== unit.kind) {
    say(
      draft,
      'kinds-differ',
      `${field}.to`,
      'Phần chuyển phải sang một đơn vị khác cùng loại.',
      'A part goes to another unit of the same kind.',
    )
    return
  }
  succeed(draft, unit, heir, 'part', part.shares ?? {})
  if (part.people && part.people.length > 0) draft.moves.push({ fromId: unit.id, toId: heir.id, people: part.people })
}
