import type { Language, Text } from '../../../platform/domain/text.ts'
import type { LiveRun } from '../contract/live.ts'
import type { PhraseForm } from './content.ts'
import { againstPlan, type Measured, ofPlan, percentOfPlan } from './phrase/against-plan.ts'
import { growth, ownGrowth } from './phrase/growth.ts'
import { reading } from './phrase/reading.ts'
import { isNumbered, joined, notesOn, numberOf, type Stated } from './phrase/stated.ts'
import { targetsMet } from './phrase/targets-met.ts'
import { troubleOf } from './phrase/trouble-of.ts'
import type { Trouble } from './trouble.ts'

/** What a sentence is made from: the figure of a place and those its form sets it against. */
export interface PhraseMaterial {
  readonly form: PhraseForm
  readonly language: Language
  readonly result: Stated
  readonly plan: Stated | null
  readonly planName: Text
  /** The measure of the catalogue that is the percentage of the plan, where there is one. */
  readonly rate: Stated | null
  /** For what should stay below its plan. */
  readonly isLimit: boolean
  /** For `growth`: the earlier figure, and how it is named (`năm 2021`, `cùng kỳ`). */
  readonly before: Stated | null
  readonly than: Text | null
  /** For `targets-met`: how many are set; `result` is how many are met. */
  readonly set: Stated | null
  /** For a result over more days than the period, as its plan counts: `lũy kế từ đầu năm`. */
  readonly since: Text | null
  /** The day on which the document's figures are cut off, and what the parts of a sum are called (`chi bộ`). */
  readonly cutOffOn: string
  readonly partsName: Text
}

export interface Phrase {
  readonly runs: readonly LiveRun[]
  readonly trouble: Trouble | null
}

/**
 * The words and numbers of a place, chosen by rule from its data, so that the sentence turns when a figure turns. A
 * direction (`tăng`, `vượt`) is said only when the whole interval lies on that side.
 */
export function phraseOf(material: PhraseMaterial): Phrase {
  const { form, language, result } = material
  const troubles = [result, ...needed(material)].flatMap((stated) => troubleOf(stated, result, language) ?? [])
  const first = troubles[0]
  if (first) return { runs: [{ text: first.words }], trouble: first.trouble }
  if (form === 'number') return { runs: [numberOf(result, language)], trouble: null }
  const told = tell(material)
  const notes = notesOn(
    [result, ...(form === 'growth' && material.before ? [material.before] : [])],
    material,
    language,
  )
  return { runs: joined([...told, { text: notes }]), trouble: null }
}

/** The further figures without which the form says nothing. */
function needed(material: PhraseMaterial): readonly (Stated | 'no-plan' | 'no-targets')[] {
  switch (material.form) {
    case 'value':
    case 'number':
      return []
    case 'of-plan':
    case 'percent-of-plan':
    case 'against-plan':
      return [material.plan ?? 'no-plan']
    case 'growth':
      return material.result.rule.reads === 'growth' || !material.before ? [] : [material.before]
    case 'targets-met':
      return [material.set ?? 'no-targets']
  }
}

function tell(material: PhraseMaterial): readonly LiveRun[] {
  const { form, language, result, plan, before, than } = material
  // A class, a date or words say themselves, whatever they are set against.
  if (!isNumbered(result)) return reading(result, language)
  if (form === 'targets-met') return isNumbered(material.set) ? targetsMet(result, material.set, language) : []
  if (form === 'growth') {
    if (than && result.rule.reads === 'growth') return ownGrowth(result, than, language)
    return than && isNumbered(before) ? growth(result, before, than, language) : reading(result, language)
  }
  if (form === 'value' || form === 'number' || !isNumbered(plan)) return reading(result, language)
  const measured: Measured = { ...material, result, plan }
  if (form === 'of-plan') return ofPlan(measured, language)
  return form === 'percent-of-plan' ? percentOfPlan(measured, language) : againstPlan(measured, language)
}
