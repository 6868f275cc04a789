import type { Text } from '../../../../platform/domain/text.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { disciplineForms } from '../../discipline/decision.ts'
import { disciplineField, educations, personFields, sexes, theories } from '../../field.ts'
import { type Event, events, type State, states } from '../../lifecycle.ts'
import { words as registerWords } from '../register/words.ts'
import { verbText } from './verbs.ts'
import { words } from './words.ts'

const coded = (items: readonly { readonly code: string; readonly name: Text }[]): ReadonlyMap<string, Text> =>
  new Map(items.map((item) => [item.code, item.name]))

const byColumn: Readonly<Record<string, ReadonlyMap<string, Text>>> = {
  sex: coded(sexes),
  education: coded(educations),
  theory: coded(theories),
  form: coded(disciplineForms),
  field: new Map([...personFields, disciplineField].map((item) => [item.key, item.name])),
}

const isState = (value: string): value is State => (states as readonly string[]).includes(value)
const isEvent = (value: string): value is Event => (events as readonly string[]).includes(value)

/** Codes in rows and acts as people read them; a code without words stays as it is. */
export function useCodes() {
  const [say, sayRegister, text] = [useWords(words), useWords(registerWords), useText()]
  const eventText = (event: Event): string => sayRegister(event === 'exempt' ? 'exemptStep' : event)
  return {
    valueText: (column: string, value: string): string => {
      const name = byColumn[column]?.get(value)
      if (name) return text(name)
      if ((column === 'state' || column === 'end_state') && isState(value)) return sayRegister(value)
      if (column === 'event' && isEvent(value)) return eventText(value)
      if (value === 'sponsor' || value === 'mentor') return say(value)
      return value === 'true' ? say('yes') : value === 'false' ? say('no') : value
    },
    fieldText: (key: string): string => text(byColumn.field?.get(key) ?? verbText(key)),
    actText: (verb: string): string => {
      const event = verb.startsWith('person.') ? verb.slice('person.'.length) : ''
      return isEvent(event) && event !== 'list' ? eventText(event) : text(verbText(verb))
    },
  }
}
