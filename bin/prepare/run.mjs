import { spawn } from 'node:child_process'

/** Runs a program in `cwd` with all its output on `output`. Throws, in both languages, when it fails. */
export function run(command, args, { cwd, output, env = process.env, shell = false }) {
  const to = output === 'stdout' ? 1 : 2
  return new Promise((resolve, reject) => {
    const fail = (how) => {
      const line = `${command} ${args.join(' ')}`
      reject(
        Object.assign(new Error(line), {
          text: { vi: `Lệnh bị lỗi (${how}): ${line}`, en: `Failed (${how}): ${line}` },
        }),
      )
    }
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', to, 2] })
    child.once('error', (error) => fail(error.message))
    child.once('close', (code, signal) => (code === 0 ? resolve() : fail(signal ?? code)))
  })
}
