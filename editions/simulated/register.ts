import type { Day } from '../../src/platform/domain/day.ts'
import type { EditionClass, EditionPerson, Made } from '../edition.ts'
import { applicantOf, formerOf, memberOf, type Setting } from './life.ts'
import { parted, randomOf } from './random.ts'

/** A cell with the number of its members today. */
export interface SimulatedCell {
  readonly code: string
  /** A cell from which members came. */
  readonly neighbour: string
  readonly merged: Setting['merged']
}

export interface SimulatedRegister {
  readonly people: Made<EditionPerson>
  /** The place in the list of the first member of a cell, who is a full member and leads it. */
  leaderOf(cell: number): number
  membersOf(cell: number): number
}

interface Plan {
  readonly seed: number
  readonly today: Day
  readonly since: Day
  readonly cells: readonly SimulatedCell[]
  readonly members: number
  /** For each member today, who was one, and who is on the way. */
  readonly formerShare: number
  readonly applicantShare: number
  readonly classes: readonly EditionClass[]
  /** The day on which all cells were founded, where they are younger than their members. */
  readonly foundedOn?: Day
}

/** Who was a member before the cell was there stands in it from its first day. */
function sinceFounded(person: EditionPerson, on: Day | undefined): EditionPerson {
  if (on === undefined) return person
  const spans = person.spans.filter((span) => span.until === undefined || span.until > on)
  return {
    ...person,
    spans: spans.map((span) => (span.from < on ? { ...span, from: on } : span)),
    steps: person.steps.filter((step) => step.on >= on),
  }
}

/** People of all cells, cell after cell: members, then former ones, then applicants. */
export function simulateRegister(plan: Plan): SimulatedRegister {
  const { seed, cells, members } = plan
  const sizes = parted(randomOf(seed, 'sizes'), members, cells.length, Math.min(3, Math.floor(members / cells.length)))
  const former = parted(randomOf(seed, 'former'), Math.round(members * plan.formerShare), cells.length, 0)
  const applicants = parted(randomOf(seed, 'applicants'), Math.round(members * plan.applicantShare), cells.length, 0)
  const starts: number[] = []
  let count = 0
  for (let cell = 0; cell < cells.length; cell++) {
    starts.push(count)
    count += (sizes[cell] ?? 0) + (former[cell] ?? 0) + (applicants[cell] ?? 0)
  }
  const classOn = (day: Day) => {
    const found = plan.classes.findLast((item) => item.first <= day) ?? plan.classes[0]
    return found && { code: found.code, until: found.last }
  }
  function* lives(): Generator<EditionPerson> {
    for (const [index, cell] of cells.entries()) {
      const random = randomOf(seed, `cell ${index}`)
      const start = starts[index] ?? 0
      let number = start
      const setting: Setting = {
        ...{ today: plan.today, since: plan.since, cell: cell.code, neighbour: cell.neighbour, merged: cell.merged },
        // No such numbers are given out: they begin with 999.
        numberOf: (kind) =>
          kind === 'card' ? `999${String(number).padStart(7, '0')}` : `999${String(number).padStart(9, '0')}`,
      }
      for (let at = 0; at < (sizes[index] ?? 0); at++, number++) {
        const member = memberOf(random, setting, at < 3)
        const isOnProbation = member.spans.at(-1)?.state === 'probationary'
        const mentor = start + random.int(0, 2)
        yield isOnProbation && mentor < number
          ? { ...member, ties: [{ member: mentor, kind: 'mentor', from: member.spans[0]?.from ?? plan.today }] }
          : member
      }
      for (let at = 0; at < (former[index] ?? 0); at++, number++) yield formerOf(random, setting)
      const sponsors = (sizes[index] ?? 0) >= 3 ? [start, start + 1 + random.int(0, 1)] : []
      for (let at = 0; at < (applicants[index] ?? 0); at++, number++)
        yield applicantOf(random, setting, { sponsors, classOn })
    }
  }
  return {
    people: {
      count,
      *make() {
        for (const person of lives()) yield sinceFounded(person, plan.foundedOn)
      },
    },
    leaderOf: (cell) => starts[cell] ?? 0,
    membersOf: (cell) => sizes[cell] ?? 0,
  }
}
