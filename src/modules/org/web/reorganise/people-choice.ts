import { type ComponentType, createContext } from 'react'

export interface PeopleChoiceProps {
  /** The cell that is split or gives a part, by code. */
  readonly unit: string
  /** The eve of the decision's day. */
  readonly on: string | undefined
  readonly chosen: readonly string[]
  /** Who is put into another part already. */
  readonly taken: readonly string[]
  readonly error: string | undefined
  readonly onChange: (chosen: readonly string[]) => void
}

/** People lie below organisations: the application hands up the list of them. */
export const PeopleChoice = createContext<ComponentType<PeopleChoiceProps> | null>(null)
