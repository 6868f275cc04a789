import { decimal } from '../../platform/domain/decimal.ts'
import { accept, type Outcome, refuse } from '../../platform/domain/refusal.ts'

/** The part of one unit: its code, its Vietnamese name and a decimal. */
export interface NamedPart {
  readonly unit: string
  readonly name: string
  readonly value: string
}

/** A plan changed meanwhile: refusal `plan-changed` names `plan`; its details hold `seen` and `now`. */
export function checkPlanSeen(seen: string | null, now: string | null): Outcome<true> {
  if (isSame(seen, now)) return accept(true)
  return refuse(
    'plan-changed',
    `Kế hoạch vừa được đổi: bạn thấy ${seen ?? 'chưa có'}, nay là ${now ?? 'không còn'}. Chưa lưu gì; nếu vẫn muốn điều chỉnh, hãy gửi lại.`,
    `The plan was changed meanwhile: you saw ${seen ?? 'none'}, it is ${now ?? 'none'} now. Nothing was saved; to adjust it all the same, send again.`,
    'plan',
    { seen, now },
  )
}

const mostNamed = 3

/**
 * A plan or part changed meanwhile: refusal `allocation-changed` names `parts`; its details hold `seen` and `now` whole, the
 * sentence the first few with both values.
 */
export function checkAllocationSeen(
  seen: { readonly plan: string | null; readonly parts: readonly { readonly unit: string; readonly value: string }[] },
  now: { readonly plan: string | null; readonly parts: readonly NamedPart[] },
): Outcome<true> {
  const [was, is] = [seen, now].map(({ parts }) => new Map(parts.map((part) => [part.unit, part.value])))
  const names = new Map(now.parts.map((part) => [part.unit, part.name]))
  const units = [...new Set([...seen.parts, ...now.parts].map((part) => part.unit))]
  const changed = [
    ...(isSame(seen.plan, now.plan) ? [] : [{ vi: 'kế hoạch', en: 'the plan', before: seen.plan, after: now.plan }]),
    ...units.flatMap((unit) => {
      const [before, after] = [was?.get(unit) ?? null, is?.get(unit) ?? null]
      const name = names.get(unit) ?? unit
      return isSame(before, after) ? [] : [{ vi: name, en: name, before, after }]
    }),
  ]
  if (changed.length === 0) return accept(true)
  const listed = (language: 'vi' | 'en'): string => {
    const none = language === 'vi' ? 'chưa giao' : 'none'
    const more = changed.length - mostNamed
    return [
      ...changed.slice(0, mostNamed).map((item) => `${item[language]} ${item.before ?? none} → ${item.after ?? none}`),
      ...(more > 0 ? [language === 'vi' ? `và ${more} nơi khác` : `and ${more} more`] : []),
    ].join('; ')
  }
  return refuse(
    'allocation-changed',
    `Mức giao vừa được đổi (bạn thấy → hiện nay): ${listed('vi')}. Chưa giao gì; nếu vẫn muốn giao như đã ghi, hãy gửi lại.`,
    `It was changed meanwhile (what you saw → what stands): ${listed('en')}. Nothing was handed down; to do so as written all the same, send again.`,
    'parts',
    { seen, now: { plan: now.plan, parts: now.parts.map(({ unit, value }) => ({ unit, value })) } },
  )
}

const number = /^-?\d+(\.\d+)?$/

/** Numbers by their value, anything else by its text. */
const isSame = (one: string | null, other: string | null): boolean =>
  one === other || (one !== null && other !== null && number.test(one) && number.test(other) && decimal(one).eq(other))
