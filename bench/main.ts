import type { EmbeddedCluster } from '../src/platform/server/cluster/embedded.ts'
import { board, boardChanged, boardCold, boardStated } from './board.ts'
import { cityValues, cityValues30k, cityValues300k, cityValuesSmall } from './city-values.ts'
import { withCluster } from './cluster.ts'
import { documents } from './documents.ts'
import { entryGrid } from './entry.ts'
import { growth } from './growth.ts'
import { importAgain, importMembers } from './import.ts'
import { memory } from './memory.ts'
import { merge } from './merge.ts'
import { people, peopleOfMany } from './people.ts'
import { asMarkdown, asTable } from './print.ts'
import { reach, reachOfMany } from './reach.ts'
import { reader } from './reader.ts'
import type { Result } from './result.ts'
import { save, saveByMany } from './save.ts'
import { starts } from './starts.ts'

/** Benchmarks on one private cluster: product and floor side by side. */
const onCluster: Readonly<Record<string, (cluster: EmbeddedCluster) => Promise<Result | readonly Result[]>>> = {
  board,
  'board-stated': boardStated,
  'board-changed': boardChanged,
  'board-cold': boardCold,
  save,
  'save-50': saveByMany,
  'entry-grid': entryGrid,
  documents,
  import: importMembers,
  'import-again': importAgain,
  people,
  'people-1m': peopleOfMany,
  merge,
  reach,
  'reach-30k': reachOfMany,
  'city-small': cityValuesSmall,
  city: cityValues,
  'city-30k': cityValues30k,
  'city-300k': cityValues300k,
  growth,
}
const beside = ['start-first', 'start-second', 'memory', 'reader']

const given = process.argv.slice(2).filter((word) => word !== '--')
const idleAt = given.indexOf('--idle')
const idleSeconds = idleAt < 0 ? 60 : Number(given.splice(idleAt, 2)[1])
const names = given.filter((word) => !word.startsWith('--'))
const flags = given.filter((word) => word.startsWith('--'))
const known = [...Object.keys(onCluster), ...beside]
const unknown = [
  ...names.filter((name) => !known.includes(name)),
  ...flags.filter((flag) => flag !== '--json' && flag !== '--markdown'),
]
if (unknown.length > 0 || Number.isNaN(idleSeconds)) {
  process.stderr.write(
    `unknown: ${unknown.join(', ')}\n[${known.join(' | ')}] [--json | --markdown] [--idle SECONDS]\n`,
  )
  process.exit(2)
}
const isAsked = (name: string): boolean => names.length === 0 || names.includes(name)
const tell = (name: string): void => {
  process.stderr.write(`${name}\n`)
}

const short = ({ name, value, floor, ratio, unit }: Result): string =>
  `${name}: ${value.toFixed(2)}${floor === null ? '' : ` / ${floor.toFixed(2)}`} ${unit}${ratio === null ? '' : `: ${ratio.toFixed(2)}`}`

const results: Result[] = []
const measured = Object.entries(onCluster).filter(([name]) => isAsked(name))
if (measured.length > 0) {
  await withCluster(async (cluster) => {
    for (const [name, measure] of measured) {
      tell(name)
      const found = [await measure(cluster)].flat()
      results.push(...found)
      for (const result of found) tell(`  ${short(result)}`)
    }
  })
}
if (isAsked('start-first') || isAsked('start-second')) {
  tell('start-first, start-second')
  results.push(...(await starts()).filter((result) => isAsked(result.name)))
}
if (isAsked('memory')) {
  tell(`memory (${idleSeconds} s)`)
  results.push(await memory(idleSeconds))
}
if (isAsked('reader')) {
  tell('reader')
  results.push(...(await reader()))
}
const print = flags.includes('--json')
  ? (found: readonly Result[]) => JSON.stringify(found, null, 2)
  : flags.includes('--markdown')
    ? asMarkdown
    : asTable
process.stdout.write(`${print(results)}\n`)
