import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { removeFolders, root, temporaryFolder } from './kit.ts'

afterAll(removeFolders)

/** A small product of the same shape: its program prints the arguments it gets and ends with code 7. */
const smallProduct = (): string => {
  const folder = temporaryFolder()
  cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true })
  for (const name of ['src', 'node_modules']) mkdirSync(join(folder, name))
  symlinkSync(join(root, 'node_modules', 'vite'), join(folder, 'node_modules', 'vite'))
  const lock = JSON.stringify({ lockfileVersion: 3, packages: { '': {} } })
  writeFileSync(join(folder, 'package-lock.json'), lock)
  writeFileSync(join(folder, 'node_modules', '.package-lock.json'), lock)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  writeFileSync(join(folder, 'src', 'cli.js'), program('first'))
  const config = (input: string, ssr: boolean) =>
    `export default { logLevel: 'warn', build: { ssr: ${ssr}, rolldownOptions: { input: '${input}', output: { entryFileNames: 'cli.js' } } } }`
  writeFileSync(join(folder, 'vite.server.ts'), config('src/cli.js', true))
  writeFileSync(join(folder, 'vite.web.ts'), config('src/cli.js', false))
  return folder
}

const program = (word: string) =>
  `console.log(JSON.stringify({ word: '${word}', args: process.argv.slice(2) })); process.exitCode = 7`

const run = (
  folder: string,
  script: string,
  ...args: string[]
): Promise<{ code: number | null; out: string; err: string; ms: number }> =>
  new Promise((resolve) => {
    const since = performance.now()
    const child = spawn(process.execPath, [join(folder, 'bin', script), ...args])
    let out = ''
    let err = ''
    child.stdout.on('data', (text) => {
      out += text
    })
    child.stderr.on('data', (text) => {
      err += text
    })
    child.once('close', (code) => resolve({ code, out, err, ms: performance.now() - since }))
  })

describe('the commands in bin', () => {
  it('build once, keep standard output clean, pass arguments and the exit code', async () => {
    const folder = smallProduct()
    const first = await run(folder, 'thenchot.mjs', 'unit', 'list', '--json')
    expect(first.err).toContain('Building the product')
    expect(first.code).toBe(7)
    expect(JSON.parse(first.out)).toEqual({ word: 'first', args: ['unit', 'list', '--json'] })
    const second = await run(folder, 'start.mjs', '--port', '0')
    expect(second).toMatchObject({ code: 7, err: '' })
    expect(JSON.parse(second.out)).toEqual({ word: 'first', args: ['start', '--port', '0'] })
  })

  it('build again when a source changed, not when it was merely touched', async () => {
    const folder = smallProduct()
    await run(folder, 'thenchot.mjs')
    utimesSync(join(folder, 'src', 'cli.js'), new Date(), new Date(Date.now() + 5000))
    expect((await run(folder, 'thenchot.mjs')).err).toBe('')
    writeFileSync(join(folder, 'src', 'cli.js'), program('second'))
    expect(JSON.parse((await run(folder, 'thenchot.mjs')).out).word).toBe('second')
  })

  it('do not break each other when several build at once', async () => {
    const folder = smallProduct()
    const all = await Promise.all(Array.from({ length: 4 }, () => run(folder, 'thenchot.mjs')))
    for (const one of all) expect(one).toMatchObject({ code: 7 })
    expect(all.filter((one) => one.err.includes('Building'))).toHaveLength(1)
    expect(readdirSync(join(folder, 'dist')).sort()).toEqual(['.built', 'server', 'web'])
  })

  it('keep the old build and fail in both languages when a build fails', async () => {
    const folder = smallProduct()
    await run(folder, 'thenchot.mjs')
    const before = readFileSync(join(folder, 'dist', 'server', 'cli.js'), 'utf8')
    writeFileSync(join(folder, 'src', 'cli.js'), 'this is not a program')
    const failed = await run(folder, 'thenchot.mjs')
    expect(failed.code).toBe(1)
    expect(failed.err).toMatch(/Lệnh bị lỗi[\s\S]*Failed/)
    expect(readFileSync(join(folder, 'dist', 'server', 'cli.js'), 'utf8')).toBe(before)
  })

  it('take over from a command that was killed while it built', async () => {
    const folder = smallProduct()
    mkdirSync(join(folder, 'dist', '.draft-1'), { recursive: true })
    writeFileSync(join(folder, 'dist', '.preparing'), '999999999 gone')
    expect((await run(folder, 'thenchot.mjs')).code).toBe(7)
    expect(readdirSync(join(folder, 'dist')).sort()).toEqual(['.built', 'server', 'web'])
  })
})
