import { readFileSync, statSync } from 'node:fs'
import type { TextTools } from '../modules/consistency/cli/commands.ts'
import { textOfFile } from '../modules/consistency/server/public.ts'
import { mostFileBytes } from '../modules/files/file-kind.ts'
import { Problem, problem } from '../platform/domain/problem.ts'

const tooLarge = (): Problem =>
  problem('invalid', 'file-too-large', 'Tệp lớn hơn 32 MB.', 'The file is larger than 32 MB.', 'file')

/** Its size is looked at before it is read. */
function bytesOf(path: string): Uint8Array {
  try {
    const facts = statSync(path)
    if (facts.isFile() && facts.size > mostFileBytes) throw tooLarge()
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Problem) throw error
    const { message } = error as NodeJS.ErrnoException
    throw problem(
      'invalid',
      'file-not-readable',
      `Không mở được tệp: ${message}`,
      `The file cannot be opened: ${message}`,
      'file',
    )
  }
}

async function bytesOfInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk as Uint8Array)
    size += bytes.length
    if (size > mostFileBytes) throw tooLarge()
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

/** The machine, as checking a text meets it. */
export const textTools: TextTools = {
  open: async (path) => {
    const read = await textOfFile(path === '-' ? await bytesOfInput() : bytesOf(path))
    if (!read.ok) throw new Problem('invalid', read.refusal)
    return read.value
  },
  remark: (text) => process.stderr.write(`${text}\n`),
  answer: (text, exitCode) => {
    process.stdout.write(`${text}\n`)
    process.exitCode = exitCode
  },
}
