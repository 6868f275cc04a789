import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import type { EditionMeasure, EditionUnit } from '../../../editions/edition.ts'
import { noEdition } from '../../../src/app/editions.ts'
import { queues } from '../../../src/app/jobs.ts'
import { loadEdition } from '../../../src/app/load-edition.ts'
import { measureSources } from '../../../src/app/measures.ts'
import { routes } from '../../../src/app/routes.ts'
import { signIn } from '../../../src/modules/accounts/contract.ts'
import { accountOfSession } from '../../../src/modules/accounts/server/public.ts'
import { termShape } from '../../../src/modules/consistency/rule.ts'
import { countFrom } from '../../../src/modules/figures/server/public.ts'
import { draftForm, type FormDraft, publishForm } from '../../../src/modules/reports/contract/form.ts'
import { startEmbeddedCluster } from '../../../src/platform/server/cluster/embedded.ts'
import { connect } from '../../../src/platform/server/db/database.ts'
import { migrate, readMigrations } from '../../../src/platform/server/db/migrate.ts'
import { buildServer } from '../../../src/platform/server/http/server.ts'
import { installJobs } from '../../../src/platform/server/jobs/install.ts'
import { newId } from '../../../src/platform/server/new-id.ts'
import { type Person, personWith } from '../../kit/world.ts'

export const webFolder = join(process.cwd(), 'dist', 'web')
export const isBuilt = existsSync(join(webFolder, 'sw.js'))

const party = (code: string, role: EditionUnit['role'], vi: string, parent?: string): EditionUnit => ({
  ...{ code, kind: 'party_organisation', role, vi, en: `Unit ${code}` },
  ...(parent === undefined ? {} : { parent }),
})
const flow = (code: string, vi: string): EditionMeasure => ({
  ...{ code, vi, en: `Measure ${code}`, subjects: ['party_organisation'] },
  measuredIn: { vi: 'người', en: 'people' },
  periodKinds: ['month', 'quarter', 'half', 'year'],
  print: { decimals: 0 },
})
const short: readonly EditionMeasure[] = [
  flow('m.all', 'Đảng viên dự sinh hoạt'),
  flow('m.men', 'Trong đó: nam'),
  flow('m.women', 'Trong đó: nữ'),
  flow('m.visits', 'Lượt thăm hộ dân'),
  { ...flow('m.fund', 'Thu quỹ, triệu đồng'), isWhole: false, print: { decimals: 1 } },
]
const added = (of: readonly string[]): NonNullable<EditionMeasure['formula']> => ({
  op: 'add',
  of: of.map((measure) => ({ op: 'term', measure, aspect: 'actual', unit: 'self', period: 'same' })),
})
const sum: EditionMeasure = {
  ...flow('m.sum', 'Cộng lượt'),
  ...{ overTime: 'none', overUnits: 'recompute', formula: added(['m.all', 'm.visits']) },
}
const many = Array.from({ length: 300 }, (_, at) => flow(`n.${at + 1}`, `Nội dung số ${at + 1} của biểu dài`))
const term = (measure: string) => termShape.parse({ measure })

const lines = (codes: readonly string[], required: readonly string[]) =>
  codes.map((measure) => ({ measure, isRequired: required.includes(measure), isPrefilled: measure === sum.code }))
const formOf = (vi: string, sections: FormDraft['sections']): FormDraft => ({
  ...{ vi, en: vi, periodKind: 'month', askedOf: 'cells', exempt: [], due: { days: 5, isWorkingDays: true } },
  ...{ sections, from: '2026-01-01' },
})

export const shortForm = 'thang'
export const longForm = 'dai'
export const period = '2026-10'
export const cell = 'c.a.1'

export interface EntryCity {
  readonly url: string
  as(login: string): Promise<Person>
  /** Signs a browser in, as the sign-in page does. */
  enter(context: BrowserContext, login: string): Promise<void>
  passwordOf(login: string): string
  /** How often a value was written at a measure, superseded ones included. */
  written(measure: string): Promise<number>
  close(): Promise<void>
}

/** A server of its own with the built pages: a ward with cells, a short form with a rule between its values, and a long one. */
export async function openEntryCity(): Promise<EntryCity> {
  const folder = mkdtempSync(join(tmpdir(), 'thenchot-entry-'))
  chmodSync(folder, 0o755)
  const cluster = await startEmbeddedCluster({ dataDir: folder, isDurable: false })
  const access = await cluster.createDatabase('entry')
  const database = connect(access.owner, access.app)
  await migrate(database.owner, await readMigrations('migrations'), 'thenchot_app')
  await installJobs(database.owner, 'thenchot_app', queues)
  const accounts = await loadEdition(
    database,
    {
      ...noEdition,
      ...{ code: 'entry', workingOn: '2026-11-20' },
      units: [
        party('c', 'city', 'Thành ủy thử'),
        party('c.a', 'commune', 'Đảng ủy phường thử', 'c'),
        ...[1, 2, 3].map((at) => party(`c.a.${at}`, 'cell', `Chi bộ khu phố ${at}`, 'c.a')),
      ],
      measures: [...short, sum, ...many],
      rules: [
        {
          ...{
            code: 'sexes',
            severity: 'contradiction',
            vi: 'Nam và nữ cộng lại phải bằng tổng số.',
            en: 'Men and women make the whole.',
          },
          body: {
            kind: 'parts_make_whole',
            whole: term('m.all'),
            parts: [term('m.men'), term('m.women')],
            comparison: 'exact',
          },
        },
      ],
      accounts: (
        [
          ['chi-bo-1', 'clerk', 'c.a.1', 'Bí thư chi bộ 1'],
          ['phuong', 'clerk', 'c.a', 'Văn phòng phường'],
          ['duyet', 'approver', 'c', 'Người duyệt'],
        ] as const
      ).map(([login, role, unit, vi]) => ({
        ...{ login, vi, en: vi },
        grants: [{ role, unit }, ...(role === 'approver' ? [{ role: 'issuer' as const, unit }] : [])],
      })),
    },
    'test',
  )
  countFrom(database, measureSources)
  const app = await buildServer({
    ...{ database, routes, webFolder, now: Date.now, logLevel: 'silent' },
    accountOf: (token) => accountOfSession(database, token),
    settings: { publicUrl: 'http://127.0.0.1', hasDemoAccounts: true, isSecure: false, mailFrom: 'a@b.example' },
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const passwordOf = (login: string): string => accounts.find((account) => account.login === login)?.password ?? ''
  const as = async (login: string): Promise<Person> => {
    const payload = { login, password: passwordOf(login) }
    const reply = await app.inject({
      method: 'POST',
      url: `/api/v1${signIn.path}`,
      headers: { 'x-thenchot': '1' },
      payload,
    })
    return personWith(app, reply.cookies.find((item) => item.name === 'session')?.value)
  }
  const issuer = await as('duyet')
  const publish = async (code: string, draft: FormDraft): Promise<void> => {
    await issuer.call(draftForm, { id: newId(), owner: 'c', code, draft })
    await issuer.call(publishForm, { form: code })
  }
  const ofShort = short.map(({ code }) => code)
  await publish(
    shortForm,
    formOf('Báo cáo tháng của chi bộ', [
      { title: { vi: 'Sinh hoạt', en: 'Meetings' }, lines: lines(ofShort.slice(0, 3), ofShort.slice(0, 3)) },
      { title: { vi: 'Việc khác', en: 'Other work' }, lines: lines([...ofShort.slice(3), sum.code], ['m.visits']) },
    ]),
  )
  await publish(
    longForm,
    formOf('Biểu dài 300 dòng', [
      {
        title: { vi: 'Nội dung', en: 'Lines' },
        lines: lines(
          many.map(({ code }) => code),
          [],
        ),
      },
    ]),
  )
  return {
    url,
    as,
    passwordOf,
    enter: async (context, login) => {
      const reply = await context.request.post(`${url}/api/v1${signIn.path}`, {
        headers: { 'x-thenchot': '1' },
        data: { login, password: passwordOf(login) },
      })
      if (!reply.ok()) throw new Error(`${login} could not sign in: ${await reply.text()}`)
    },
    written: async (measure) => {
      const found = await database.owner.query(
        'select count(*)::int as n from entry e join measure m on m.id = e.measure_id where m.code = $1',
        [measure],
      )
      return Number(found.rows[0]?.n)
    },
    close: async () => {
      await app.close()
      await database.close()
      await cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
