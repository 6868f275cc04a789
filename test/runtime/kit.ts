import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import pg from 'pg'
import { build } from 'vite'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const isRoot = process.getuid?.() === 0

/** Folders made by a test file, removed at its end together with what `alsoRemove` names. */
const made: string[] = []

/** A new folder that every user can enter, unless `mode` says otherwise. */
export const temporaryFolder = (mode = 0o755): string => {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'thenchot-test-'))
  chmodSync(folder, mode)
  made.push(folder)
  return folder
}

export const alsoRemove = (path: string): void => {
  made.push(path)
}

export const removeFolders = (): void => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true, maxRetries: 5 })
}

/**
 * Bundles the cluster code once, and what else is asked for as `{ file under src: exports }`, so that plain Node can run
 * it in child processes. Returns the address of the bundle.
 */
export const bundleCluster = async (more: Readonly<Record<string, string>> = {}): Promise<string> => {
  const folder = temporaryFolder()
  const entry = join(folder, 'entry.ts')
  const files = {
    'platform/server/cluster/embedded.ts': 'startEmbeddedCluster',
    'platform/server/cluster/data-folder.ts': 'holdDataFolder, findHolder',
    ...more,
  }
  writeFileSync(
    entry,
    Object.entries(files)
      .map(([file, names]) => `export { ${names} } from ${JSON.stringify(join(root, 'src', file))}`)
      .join('\n'),
  )
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true, external: ['pg-native', 'pg-cloudflare'] },
    build: {
      ssr: true,
      outDir: join(folder, 'out'),
      minify: false,
      rolldownOptions: { input: { cluster: entry }, output: { entryFileNames: '[name].mjs' } },
    },
  })
  const bundle = join(folder, 'out', 'cluster.mjs')
  if (!existsSync(bundle)) throw new Error(`no bundle in ${folder}`)
  return pathToFileURL(bundle).href
}

/** A child process running `script`, which may use `pg` and the exports of the bundle as `cluster`, and print lines. */
export interface Child {
  readonly process: ChildProcess
  /** The first line that starts with `word`, without it; rejects when the child ends before. */
  line(word: string): Promise<string>
  ended: Promise<number | null>
}

export const startChild = (bundle: string, script: string): Child => {
  const file = join(temporaryFolder(), 'child.mjs')
  const imports = [
    `import * as cluster from ${JSON.stringify(bundle)}`,
    `import { createRequire } from 'node:module'`,
    `const pg = createRequire(${JSON.stringify(join(root, 'package.json'))})('pg')`,
  ]
  writeFileSync(file, [...imports, script].join('\n'))
  const child = spawn(process.execPath, [file], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let errors = ''
  child.stdout.on('data', (text) => {
    output += text
  })
  child.stderr.on('data', (text) => {
    errors += text
  })
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve)
  })
  const line = async (word: string) => {
    const find = () => output.split('\n').find((one) => one.startsWith(`${word} `))
    for (let isOver = false; ; ) {
      const found = find()
      if (found !== undefined && output.includes(`${found}\n`)) return found.slice(word.length + 1)
      if (isOver) throw new Error(`the child ended without "${word}":\n${output}\n${errors}`)
      isOver = await Promise.race([ended.then(() => true), new Promise<boolean>((r) => setTimeout(r, 10, false))])
    }
  }
  return { process: child, line, ended }
}

/** The rows of one query on one connection. */
export const query = async (config: pg.ClientConfig, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** The refusal a promise ends with. */
export const refusalOf = async (work: Promise<unknown>): Promise<{ code: string; vi: string; en: string }> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  const { code, text } = (error ?? {}) as { code?: string; text?: { vi: string; en: string } }
  if (code === undefined || text === undefined) throw error ?? new Error('it was not refused')
  return { code, ...text }
}

/** Says on the console why tests are left out, and returns whether they are. */
export const leaveOut = (when: boolean, what: string, why: string): boolean => {
  if (when) console.log(`LEFT OUT: ${what}: ${why}`)
  return when
}

/** Waits until something is so, at most 20 s. */
export const until = async (isSo: () => boolean): Promise<void> => {
  for (const limit = performance.now() + 20_000; !isSo(); await new Promise((resolve) => setTimeout(resolve, 2))) {
    if (performance.now() > limit) throw new Error('it did not come about within 20 s')
  }
}
