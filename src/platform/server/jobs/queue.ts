/** What a job carries: ids and days only, never a value about a person. */
export type Ids = Readonly<Record<string, string>>

/** A kind of work that waits in the database. */
export interface Queue<Carried extends Ids = Ids> {
  readonly name: string
  /** While one waits, another is not added: for work that looks at everything anyway. */
  readonly isOnce: boolean
  /** Only a type: what each job of this queue carries. */
  readonly carries?: Carried
}

export const queue = <Carried extends Ids>(name: string, isOnce = false): Queue<Carried> => ({ name, isOnce })

/** How jobs are tried: seconds, but for `look`. */
export interface Pace {
  /** Wait before the second try; doubled before each one after it where `isGrowing`. */
  readonly wait: number
  readonly isGrowing: boolean
  /** A job whose process died is taken up again after this. */
  readonly expire: number
  /** How often jobs of dead processes are looked for. */
  readonly upkeep: number
  /** Milliseconds between two looks into an empty queue. */
  readonly look: number
}

/** Ten tries within some ten hours: a mail server may be down for a night. */
export const usualPace: Pace = { wait: 30, isGrowing: true, expire: 120, upkeep: 60, look: 2000 }

/** A job is given up after so many tries, and told to people. */
export const mostTries = 10

/** Where jobs land that were given up. */
export const givenUp = queue('given-up')

/** What pg-boss stores for a job: the queue stays readable after it was given up. */
export interface Stored {
  readonly queue: string
  readonly ids: Ids
}
