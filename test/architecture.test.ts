import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { moduleMap } from '../src/modules/module-map.ts'
import { breachesOf, faultsOf, type ModuleMap, type SourceFile, type Wall, walls } from './kit/walls.ts'

/** Program text of the product; tests are guests and may look anywhere. */
const files: readonly SourceFile[] = ['src', 'editions'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => ({ path: join(root, name).replaceAll('\\', '/'), text: readFileSync(join(root, name), 'utf8') })),
)

describe('the walls of the house', () => {
  test.each(walls)('$name', (wall) => {
    expect(breachesOf(wall, files, moduleMap)).toEqual([])
  })

  test('a module lists only modules above it, and a table has one owner', () => {
    expect(faultsOf(moduleMap)).toEqual([])
  })

  test('every module of the map has a folder, and every folder is in the map', () => {
    const folders = readdirSync('src/modules', { withFileTypes: true }).filter((item) => item.isDirectory())
    expect(folders.map((item) => item.name).sort()).toEqual(Object.keys(moduleMap).sort())
  })

  test('every table of the migrations has its owner in the map, or is the installation itself', () => {
    const created = readdirSync('migrations').flatMap((name) =>
      [...readFileSync(join('migrations', name), 'utf8').matchAll(/^create table (\w+)/gm)].map(
        (match) => match[1] ?? '',
      ),
    )
    const owned = Object.values(moduleMap).flatMap((item): readonly string[] => item.tables)
    // A later migration may make a table anew.
    expect([...new Set(created)].sort()).toEqual([...owned, 'installation'].sort())
  })
})

describe('the checker of walls', () => {
  const map: ModuleMap = {
    trees: { uses: [], tables: ['tree'] },
    fruits: { uses: ['trees'], tables: ['fruit'] },
  }
  const wall = (name: string): Wall => {
    const found = walls.find((item) => item.name.includes(name))
    if (!found) throw new Error(`there is no wall “${name}”`)
    return found
  }
  const breaks = (name: string, path: string, text: string): boolean =>
    breachesOf(wall(name), [{ path, text }], map).length > 0

  const pureFile = 'src/modules/fruits/fruit.ts'
  const serverFile = 'src/modules/fruits/server/store.ts'
  const webFile = 'src/modules/fruits/web/Basket.tsx'
  test.each<readonly [wall: string, path: string, allowed: string, denied: string]>([
    ['pure files import', pureFile, "import { z } from 'zod'", "import { readFile } from 'node:fs'"],
    [
      'pure files import',
      pureFile,
      "import type { Tree } from '../trees/tree.ts'",
      "import { db } from './server/store.ts'",
    ],
    ['pure files import', pureFile, "// from './server/store.ts'", "export { db } from './server/store.ts'"],
    ['pure files import', pureFile, "import {\n  a,\n  b,\n} from './seed.ts'", "import {\n  a,\n  b,\n} from 'pg'"],
    ['pure files import', 'src/platform/domain/day.ts', "import './period.ts'", "import '../server/clock.ts'"],
    ['pure files import', pureFile, "type T = import('./seed.ts').T", "type T = import('pg').Pool"],
    ['no clock', pureFile, 'const dated = candidate.Date', 'const now = new Date()'],
    ['no clock', pureFile, '/** Never Math.random. */', 'const at = Math.random()'],
    ['no clock', pureFile, "const say = 'process'", 'const at = Temporal.Now.instant()'],
    ['no clock', pureFile, 'const fetched = 1', "await fetch('x')"],
    ['no clock', pureFile, 'const processing = 1', 'const dir = process.cwd()'],
    ['no clock', pureFile, 'const timeout = 1', 'setTimeout(() => 1, 2)'],
    ['never import server', webFile, "import { a } from '../fruit.ts'", "import { a } from '../server/store.ts'"],
    [
      'never import server',
      'src/modules/fruits/cli/commands.ts',
      "import { read } from '../contract.ts'",
      "const s = await import('../server/store.ts')",
    ],
    [
      'never import server',
      'src/app/web.tsx',
      "import { a } from '../modules/fruits/web/public.tsx'",
      "import { a } from '../platform/server/http/server.ts'",
    ],
    [
      'a module uses only',
      serverFile,
      "import { grow } from '../../trees/server/public.ts'",
      "import { grow } from '../../trees/server/store.ts'",
    ],
    [
      'a module uses only',
      'src/modules/trees/tree.ts',
      "import { leaf } from './leaf.ts'",
      "import { fruit } from '../fruits/fruit.ts'",
    ],
    [
      'a module uses only',
      webFile,
      "import { a } from '../../trees/tree.ts'",
      "import { a } from '../../trees/web/Leaf.tsx'",
    ],
    [
      'the platform imports no module',
      'src/platform/server/db/database.ts',
      "import { sql } from './sql.ts'",
      "import { fruit } from '../../../modules/fruits/fruit.ts'",
    ],
    [
      'the platform imports no module',
      serverFile,
      "import { sql } from '../../../platform/server/db/sql.ts'",
      "import { routes } from '../../../app/routes.ts'",
    ],
    ['routes and pages', webFile, "import { Row } from './Row.tsx'", "import { FruitPage } from './FruitPage.tsx'"],
    ['only the owner', serverFile, 'sql`insert into fruit values (1)`', 'sql`insert into tree values (1)`'],
    ['only the owner', serverFile, 'sql`select 1 from tree for update`', 'sql`update\n  tree set a = 1`'],
    ['only the owner', serverFile, 'sql`delete from fruit`', 'sql`DELETE FROM tree`'],
    ['only the owner', 'src/app/service.ts', 'sql`select 1 from fruit`', 'sql`delete from fruit`'],
    ['domain', 'src/platform/domain/day.ts', '// cellar, partyless, đ', '// the Party'],
    ['domain', 'src/platform/web/ui/Table.tsx', 'const subcommitteeless = 1', 'const committeeName = 1'],
    ['domain', 'src/platform/web/ui/Table.tsx', 'const cell = 1', 'const đảng = 1'],
    ['domain', 'src/platform/server/cluster/hold.ts', 'const cancelled = 1', 'const cell = 1'],
    ['domain', 'src/platform/server/log.ts', '// họp', '// chi bộ'],
  ])('%s: in %s “%s” stands and “%s” is caught', (name, path, allowed, denied) => {
    expect([breaks(name, path, allowed), breaks(name, path, denied)]).toEqual([false, true])
  })

  test.each([
    ['src/modules/fruits/basket.ts', 'src/modules/fruits/index.ts'],
    ['src/platform/server/utility-pole.ts', 'src/platform/server/utils/pole.ts'],
    ['editions/seed/index.ts', 'src/modules/fruits/fruit-helpers.ts'],
    ['src/modules/fruits/commons.ts', 'src/modules/fruits/web/common.tsx'],
  ])('the name %s stands and %s is caught', (allowed, denied) => {
    expect([breaks('barrels', allowed, ''), breaks('barrels', denied, '')]).toEqual([false, true])
  })

  test('a map that looks downward or shares a table is caught', () => {
    expect(faultsOf(map)).toEqual([])
    expect(
      faultsOf({ trees: { uses: ['fruits'], tables: ['tree'] }, fruits: { uses: ['fruits'], tables: ['tree'] } }),
    ).toEqual([
      'trees uses fruits, which does not stand above it',
      'fruits uses fruits, which does not stand above it',
      'tree has two owners',
    ])
  })
})
