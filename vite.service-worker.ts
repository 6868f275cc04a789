import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'

/** Files the browser need not keep: older forms of fonts, and the reader of PDF, which shows what comes by the network. */
const isLeftOut = (name: string): boolean => /\.woff$|^assets\/pdfjs-/.test(name) || name === 'sw.js'
/** Named by their content, so the name alone tells one build from another. */
const isNamedByContent = (name: string): boolean => name.startsWith('assets/')

/** Builds `/sw.js` after the application, with the list of the files it keeps. */
export function serviceWorker(entry: string): Plugin {
  let folder = ''
  return {
    name: 'then-chot-service-worker',
    apply: 'build',
    configResolved: (config) => {
      folder = config.build.outDir
    },
    closeBundle: async () => {
      const names = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((item) => item.isFile())
        .map((item) => join(item.parentPath, item.name).slice(join(folder).length + 1))
        .filter((name) => !isLeftOut(name))
      const files = names.sort().map((name) => ({
        url: `/${name}`,
        revision: isNamedByContent(name)
          ? null
          : createHash('sha256')
              .update(readFileSync(join(folder, name)))
              .digest('hex')
              .slice(0, 16),
      }))
      await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        define: { builtFiles: JSON.stringify(files), 'process.env.NODE_ENV': '"production"' },
        build: {
          outDir: folder,
          emptyOutDir: false,
          lib: { entry, formats: ['iife'], name: 'worker', fileName: () => 'sw.js' },
        },
      })
    },
  }
}
