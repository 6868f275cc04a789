import { defineConfig } from 'vite'

export default defineConfig({
  build: {
    ssr: true,
    outDir: 'dist/server',
    target: 'node20',
    minify: false,
    rollupOptions: {
      input: {
        'cli.js': 'src/app/cli.ts',
        // Runs in a thread of its own and is found beside what starts it.
        'open-document.worker.mjs': 'src/modules/consistency/server/text/open-document.worker.mjs',
      },
      output: { entryFileNames: '[name]' },
    },
  },
})
