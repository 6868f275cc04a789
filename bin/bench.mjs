// Runs the benchmarks: `npm run bench [-- NAME ...] [-- --json | --markdown] [-- --idle SECONDS]`.
// They are bundled like the product, so that what is measured is what runs.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import './node-version.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
const { giveUp, prepare } = await import('./prepare.mjs')
const names = process.argv.slice(2).filter((word) => /^[a-z]/.test(word))
const isStarted = names.length === 0 || names.some((name) => /^(start|memory)/.test(name))
if (isStarted) await prepare('stderr').catch(giveUp)
const { build } = await import('vite')
const cache = join(root, 'node_modules', '.cache')
mkdirSync(cache, { recursive: true })
const folder = mkdtempSync(join(cache, 'bench-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
await build({
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: true,
    outDir: folder,
    target: 'node20',
    minify: false,
    rollupOptions: {
      input: {
        'bench.mjs': 'bench/main.ts',
        'read-pieces.worker.mjs': 'src/platform/server/sheet/read-pieces.worker.ts',
      },
      output: { entryFileNames: '[name]', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
})
await import(pathToFileURL(join(folder, 'bench.mjs')).href)
