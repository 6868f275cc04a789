import { useWords } from '../../../platform/web/language/use-words.ts'
import type { CoverageState as State } from '../coverage.ts'
import { words } from './coverage-words.ts'
import { StateMark } from './StateMark.tsx'

const looks = {
  missing: 'bad',
  late: 'warn',
  awaited: 'quiet',
  undated: 'warn',
  on_time: 'good',
  exempt: 'quiet',
} as const

export function CoverageState({ state }: { readonly state: State }) {
  const say = useWords(words)
  return <StateMark look={looks[state]}>{say(state)}</StateMark>
}
