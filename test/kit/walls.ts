import { posix } from 'node:path'

export interface SourceFile {
  /** From the root of the repository: `src/modules/org/forest.ts`. */
  readonly path: string
  readonly text: string
}

export interface ModuleMap {
  readonly [module: string]: { readonly uses: readonly string[]; readonly tables: readonly string[] }
}

/** One wall: says what is wrong with a file, in sentences; nothing when it stands. */
export interface Wall {
  readonly name: string
  check(file: SourceFile, map: ModuleMap): readonly string[]
}

interface Place {
  readonly area: 'module' | 'platform' | 'app' | 'editions' | 'elsewhere'
  readonly module: string | null
  readonly side: 'pure' | 'server' | 'web' | 'cli' | 'app' | 'other'
}

/** Where a file stands in the house. */
export function placeOf(path: string): Place {
  const [root = '', area = '', name = '', part = ''] = path.split('/')
  if (root === 'editions') return { area: 'editions', module: null, side: 'other' }
  if (root !== 'src') return { area: 'elsewhere', module: null, side: 'other' }
  if (area === 'app') return { area: 'app', module: null, side: name === 'web' || name === 'web.tsx' ? 'web' : 'app' }
  if (area === 'platform') return { area: 'platform', module: null, side: name === 'domain' ? 'pure' : sideOf(name) }
  if (area === 'modules') {
    if (part === '') return { area: 'module', module: null, side: 'pure' }
    return { area: 'module', module: name, side: path.split('/').length === 4 ? 'pure' : sideInModule(part) }
  }
  return { area: 'elsewhere', module: null, side: 'other' }
}

const sideOf = (folder: string): Place['side'] =>
  folder === 'server' || folder === 'web' || folder === 'cli' ? folder : 'other'

/** In a module every folder but these three holds pure files: a contract of many endpoints, a rule of many verbs. */
const sideInModule = (folder: string): Place['side'] => {
  const side = sideOf(folder)
  return side === 'other' ? 'pure' : side
}

/** Comments cannot break a wall; strings stay, since SQL stands in them. */
const codeOf = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/(^|[\s;,{}()])\/\/[^\n]*/g, '$1')

/** What a file imports: packages by name, files by their path from the root. */
export function importsOf(file: SourceFile): readonly string[] {
  const code = codeOf(file.text)
  const found = [
    ...code.matchAll(/(?:^|[\s;}])(?:import|export)\s[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g),
    ...code.matchAll(/(?:^|[\s;}])import\s+['"]([^'"]+)['"]/g),
    ...code.matchAll(/\bimport\s*\(\s*['"]([^'"]+)['"]/g),
  ].map((match) => match[1] ?? '')
  return found.map((name) => (name.startsWith('.') ? posix.join(posix.dirname(file.path), name) : name))
}

const isFile = (imported: string): boolean => /^(src|editions|test|bin|bench|migrations)\//.test(imported)
const pure = (path: string): boolean => placeOf(path).side === 'pure'

const purePackages = ['zod', 'decimal.js']
const impure =
  /\b(Date|Math\s*\.\s*random|Temporal\s*\.\s*Now|process|globalThis|setTimeout|setInterval|setImmediate|queueMicrotask|performance|crypto|fetch|require|document|window|console)\b(?!\s*[:'?])/g

const domainWords = ['[Pp]art(?:y|ies)', '[Cc]ommittees?', '[Rr]esolutions?', '[Cc]hi bộ', '[Đđ]ảng']

export const walls: readonly Wall[] = [
  {
    name: 'pure files import only pure files, zod and decimal.js',
    check: (file) =>
      pure(file.path)
        ? importsOf(file)
            .filter((name) => (isFile(name) ? !pure(name) : !purePackages.includes(name)))
            .map((name) => `imports ${name}`)
        : [],
  },
  {
    name: 'pure files know no clock, no chance and no surroundings',
    check: (file) => {
      if (!pure(file.path)) return []
      const code = codeOf(file.text).replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''")
      return [...code.matchAll(impure)]
        .filter((match) => code[match.index - 1] !== '.')
        .map((match) => `uses ${match[0]}`)
    },
  },
  {
    name: 'web and command line never import server files',
    check: (file) =>
      ['web', 'cli'].includes(placeOf(file.path).side)
        ? importsOf(file)
            .filter((name) => isFile(name) && placeOf(name).side === 'server')
            .map((name) => `imports ${name}`)
        : [],
  },
  {
    name: 'a module uses only the modules above it that the map names, through pure files and public.ts',
    check: (file, map) => {
      const { module, side } = placeOf(file.path)
      if (module === null) return []
      if (!(module in map)) return [`stands in the module ${module}, which is not in the map`]
      return importsOf(file).flatMap((name) => {
        const used = placeOf(name)
        if (used.module === null || used.module === module) return []
        if (!map[module]?.uses.includes(used.module)) return [`uses ${used.module}, which the map does not allow`]
        const isDoor = used.side === side && /\/(server|web|cli)\/public\.tsx?$/.test(name)
        return used.side === 'pure' || isDoor ? [] : [`reaches into ${name}`]
      })
    },
  },
  {
    name: 'the platform imports no module, modules and platform import neither the application nor editions',
    check: (file) => {
      const { area } = placeOf(file.path)
      if (area !== 'platform' && area !== 'module') return []
      return importsOf(file)
        .filter((name) => isFile(name))
        .filter((name) => {
          const used = placeOf(name).area
          return used === 'app' || used === 'editions' || (area === 'platform' && used === 'module')
        })
        .map((name) => `imports ${name}`)
    },
  },
  {
    name: 'only the application imports routes and pages',
    check: (file) =>
      placeOf(file.path).area === 'module'
        ? importsOf(file)
            .filter((name) => /^src\/modules\/\w+\/(server\/routes\.ts|web\/\w+Page\.tsx)$/.test(name))
            .map((name) => `imports ${name}`)
        : [],
  },
  {
    name: 'only the owner writes a table',
    check: (file, map) => {
      // The loader of editions fills an empty installation as the owner of the schema.
      if (/^src\/app\/load-edition(\/|\.ts$)/.test(file.path)) return []
      const { module, side } = placeOf(file.path)
      return [
        ...codeOf(file.text).matchAll(/\b(insert\s+into|delete\s+from|update)\s+(?:only\s+)?"?(\w+)"?/gi),
      ].flatMap(([, verb = '', table = '']) => {
        const owner = Object.keys(map).find((name) => map[name]?.tables.includes(table))
        if (owner === undefined || (module === owner && side === 'server')) return []
        return [`says “${verb.toLowerCase()} ${table}”, a table of ${owner}`]
      })
    },
  },
  {
    name: 'there are no barrels and no drawers for odds and ends',
    check: (file) => {
      const name = posix.basename(file.path)
      const words = file.path.toLowerCase().split(/[/.\-_]/)
      return [
        ...(/^index\.[mc]?tsx?$/.test(name) && !file.path.startsWith('editions/') ? ['is a barrel'] : []),
        ...words
          .filter((word) => /^(utils?|helpers?|common|misc)$/.test(word))
          .map((word) => `is named for nothing: ${word}`),
      ]
    },
  },
  {
    name: 'no word of the domain stands in the platform',
    check: (file) => {
      const { area, side } = placeOf(file.path)
      if (area !== 'platform') return []
      // The cell of a table is a word of the screen, and of sheets.
      const isOfTables = side === 'web' || /^src\/platform\/(server\/sheet\/|domain\/sheet\.ts)/.test(file.path)
      const words = isOfTables ? domainWords : [...domainWords, '[Cc]ells?']
      const anyWord = new RegExp(`(?<![\\p{L}-])(?:${words.join('|')})(?!\\p{Ll})`, 'gu')
      return [...file.text.normalize('NFC').matchAll(anyWord)].map((match) => `says “${match[0]}”`)
    },
  },
]

/** Every breach of one wall, as `path: what is wrong`. */
export const breachesOf = (wall: Wall, files: readonly SourceFile[], map: ModuleMap): readonly string[] =>
  files.flatMap((file) => wall.check(file, map).map((what) => `${file.path}: ${what}`))

/** What is wrong with the map itself: a module may list only modules above it, a table has one owner. */
export function faultsOf(map: ModuleMap): readonly string[] {
  const names = Object.keys(map)
  const tables = names.flatMap((name) => map[name]?.tables ?? [])
  return [
    ...names.flatMap((name, index) =>
      (map[name]?.uses ?? [])
        .filter((used) => !names.slice(0, index).includes(used))
        .map((used) => `${name} uses ${used}, which does not stand above it`),
    ),
    ...tables.filter((table, index) => tables.indexOf(table) !== index).map((table) => `${table} has two owners`),
  ]
}
