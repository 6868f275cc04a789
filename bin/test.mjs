// Runs every check: `npm test`. Ends with one plain line, `N passed, N failed`, and a non-zero exit on any failure.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import './node-version.mjs'

const root = new URL('..', import.meta.url).pathname
process.chdir(root)
const folder = mkdtempSync(join(tmpdir(), 'thenchot-tests-'))
chmodSync(folder, 0o755)
const count = { passed: 0, failed: 0, skipped: 0 }

const say = (text) => process.stdout.write(`\n=== ${text}\n`)

function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })
    child.on('error', () => resolve(1))
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/** One check that is either right or wrong. */
async function check(name, command, args) {
  say(name)
  const isRight = (await run(command, args)) === 0
  count[isRight ? 'passed' : 'failed']++
}

/** A run of vitest; its own counts are added up. */
async function tests(name, args, env = {}) {
  say(name)
  const report = join(folder, `${count.passed}-${count.failed}.json`)
  const code = await run(
    'npx',
    ['vitest', 'run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    env,
  )
  if (!existsSync(report)) {
    count.failed++
    return
  }
  const told = JSON.parse(readFileSync(report, 'utf8'))
  count.passed += told.numPassedTests
  count.failed += told.numFailedTests
  count.skipped += told.numPendingTests ?? 0
  if (code !== 0 && told.numFailedTests === 0) count.failed++
}

const browsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

function findBrowser() {
  const found = [process.env.CHROMIUM, ...browsers].find((path) => path && existsSync(path))
  if (found || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found
  say('Cài Chromium để thử trên trình duyệt / installing Chromium for the browser journeys')
  spawnSync('apt-get', ['update'], { stdio: 'ignore' })
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'ignore' })
  return browsers.find((path) => existsSync(path))
}

async function journeys() {
  const browser = findBrowser()
  if (!browser) {
    say('SKIPPED: browser journeys (no Chromium or Chrome here, and it may not be installed)')
    return
  }
  const data = join(folder, 'data')
  const port = 47_000 + Math.floor(Math.random() * 1000)
  const server = spawn(process.execPath, ['bin/start.mjs'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, THENCHOT_DATA: data, PORT: String(port) },
  })
  const url = `http://127.0.0.1:${port}`
  try {
    if (!(await answers(`${url}/api/v1/installation`))) {
      count.failed++
      return
    }
    await tests('Trình duyệt / browser journeys', ['--config', 'vitest.e2e.config.ts'], {
      THENCHOT_E2E_URL: url,
      THENCHOT_E2E_ACCOUNTS: join(data, 'demo-accounts.json'),
      CHROMIUM: browser,
    })
  } finally {
    server.kill('SIGTERM')
    await new Promise((resolve) => server.once('close', resolve))
  }
}

async function answers(url) {
  for (let second = 0; second < 180; second++) {
    const isUp = await fetch(url).then(
      (reply) => reply.ok,
      () => false,
    )
    if (isUp) return true
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
  return false
}

/** Installs the tools of development too, when they are missing or the lock has changed. */
async function installForTests() {
  const tools = ['vitest', 'tsc', 'biome', 'knip'].map((name) => join('node_modules', '.bin', name))
  const stamp = join('node_modules', '.thenchot-tested')
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
  if (tools.every((tool) => existsSync(tool)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  say('Cài các gói / installing packages')
  if ((await run('npm', ['ci', '--engine-strict', '--no-audit', '--no-fund', '--loglevel=error'])) !== 0)
    throw new Error('npm ci failed')
  writeFileSync(stamp, lock)
}

try {
  await installForTests()
  await check('Kiểu / types', 'npx', ['tsc', '-b'])
  await check('Quy tắc viết / lint', 'npx', ['biome', 'check', '.'])
  await check('Mã thừa / dead code', 'npx', ['knip', '--no-progress'])
  await tests('PostgreSQL 18 (đi kèm / embedded)', [])
  if (existsSync('/usr/lib/postgresql/15/bin/postgres'))
    await tests('PostgreSQL 15 (Debian)', ['test/scenarios', 'test/schema.test.ts', 'test/personal-data.test.ts'], {
      THENCHOT_TEST_SERVER: '15',
    })
  else say('SKIPPED: PostgreSQL 15 (the package postgresql-15 is not installed)')
  await journeys()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.stdout.write(
  `\n${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}\n`,
)
process.exit(count.failed > 0 || count.passed === 0 ? 1 : 0)
