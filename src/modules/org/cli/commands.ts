import type { Command } from 'commander'
import type { z } from 'zod'
import type { CommonOptions, RunCommand } from '../../../platform/domain/command-line.ts'
import { problem } from '../../../platform/domain/problem.ts'
import {
  decideReorganisation,
  decisionShape,
  listReorganisations,
  previewReorganisation,
  withdrawReorganisation,
} from '../contract/reorganise.ts'
import { listUnits } from '../contract.ts'

type Tree = z.output<typeof listUnits.output>
type Preview = z.output<typeof previewReorganisation.output>
type List = z.output<typeof listReorganisations.output>
type DecisionFile = z.output<typeof decisionShape> & { readonly id?: string }

/** What the commands need of the machine: files, and ids for new records. */
export interface Surroundings {
  readFile(path: string): string
  newId(): string
}

export function orgCommands(program: Command, run: RunCommand, around: Surroundings): void {
  const units = program.command('unit').description('tổ chức / units')
  units
    .command('tree')
    .description('cây tổ chức của một ngày / the tree of a day')
    .option('--on <day>', 'YYYY-MM-DD')
    .option('--json')
    .option('--data <dir>')
    .option('--edition <name>')
    .action((options: CommonOptions & { on?: string }) =>
      run(options, async (api) => (await api.json(listUnits, { on: options.on, whole: 'yes' })) as Tree, printTree),
    )

  const reorganise = program
    .command('reorganise')
    .description('sắp xếp tổ chức theo quyết định / reorganise by decision')
  const command = (name: string, description: string): Command =>
    reorganise.command(`${name} <file>`).description(description).option('--json').option('--data <dir>')

  command('preview', 'xem trước / preview').action((file: string, options: CommonOptions) =>
    run(
      options,
      async (api) => (await api.json(previewReorganisation, { ...decisionIn(around.readFile(file)) })) as Preview,
      printPreview,
      (preview) => (preview.issues.length > 0 || preview.effects.some((effect) => effect.blocks) ? 1 : 0),
    ),
  )
  command('apply', 'ghi quyết định / record the decision').action((file: string, options: CommonOptions) =>
    run(
      options,
      async (api) => {
        const decision = decisionIn(around.readFile(file))
        return api.json(decideReorganisation, { ...decision, id: decision.id ?? around.newId() }) as Promise<{
          id: string
          isCarriedOut: boolean
        }>
      },
      (done) =>
        done.isCarriedOut
          ? `Đã thực hiện. / Carried out. ${done.id}`
          : `Đã ghi, có hiệu lực vào ngày nêu trong quyết định. / Recorded; it takes effect on its day. ${done.id}`,
    ),
  )
  command('withdraw', 'rút quyết định chưa có hiệu lực / withdraw before its day')
    .requiredOption('--reason <text>')
    .action((file: string, options: CommonOptions & { reason: string }) =>
      run(
        options,
        async (api) => {
          const decision = decisionIn(around.readFile(file))
          const list = (await api.json(listReorganisations, { unit: decision.issuer })) as List
          return api.json(withdrawReorganisation, {
            id: decision.id ?? idOf(decision, list),
            reason: options.reason,
          }) as Promise<{ id: string }>
        },
        (done) => `Đã rút. / Withdrawn. ${done.id}`,
      ),
    )
}

/** @throws Problem `invalid` naming the field of the file. */
function decisionIn(text: string): DecisionFile {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    throw problem('invalid', 'not-json', 'Tệp không phải JSON.', 'The file is not JSON.', 'file')
  }
  const parsed = decisionShape.safeParse(given)
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? 'file'
    throw problem(
      'invalid',
      'not-a-decision',
      `Tệp không đúng mẫu quyết định, ở “${field}”.`,
      `The file is not a decision, at “${field}”.`,
      field,
    )
  }
  const id = (given as { id?: unknown }).id
  return typeof id === 'string' ? { ...parsed.data, id } : parsed.data
}

/** The planned decision that a file without an id means. */
function idOf(decision: DecisionFile, list: List): string {
  const found = list.decisions.filter(
    (line) => line.state === 'planned' && line.symbol === decision.symbol && line.effectiveOn === decision.effectiveOn,
  )
  const [only] = found
  if (only && found.length === 1) return only.id
  throw problem(
    'not-found',
    'not-found',
    `Không tìm thấy đúng một quyết định chưa có hiệu lực với số ${decision.symbol ?? '—'}.`,
    `There is not exactly one planned decision ${decision.symbol ?? '—'}.`,
    'symbol',
  )
}

function printTree(tree: Tree): string {
  const lines = [`${tree.on}`]
  const under = new Map<string | null, Tree['units']>()
  for (const unit of tree.units) under.set(unit.parent, under.get(unit.parent) ?? [])
  for (const unit of tree.units) under.get(unit.parent)?.push(unit)
  const below = (parent: string | null, depth: number): void => {
    for (const unit of under.get(parent) ?? []) {
      lines.push(`${'  '.repeat(depth)}${unit.name.vi}  ${unit.code}`)
      below(unit.code, depth + 1)
    }
  }
  below(null, 0)
  return lines.join('\n')
}

function printPreview(preview: Preview): string {
  const lines = [
    ...preview.issues.map((issue) => `✗ ${issue.field ?? ''}: ${issue.text.vi} / ${issue.text.en}`),
    ...preview.effects.map(
      (effect) => `${effect.blocks ? '✗' : '•'} ${effect.unit?.code ?? ''} ${effect.text.vi} / ${effect.text.en}`,
    ),
    ...preview.successions.map(
      (edge) =>
        `${edge.from.code} → ${edge.to.code} (${edge.extent}${Object.entries(edge.shares)
          .map(([basis, share]) => `, ${basis} ${share}`)
          .join('')})`,
    ),
  ]
  return lines.length > 0 ? lines.join('\n') : 'Không có gì thay đổi. / Nothing changes.'
}
