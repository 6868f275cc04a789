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
        // These run in threads of their own and are found beside what starts them.
        'open-document.worker.mjs': 'src/modules/consistency/server/text/open-document.worker.mjs',
        'read-pieces.worker.mjs': 'src/platform/server/sheet/read-pieces.worker.ts',
      },
      // All in one folder: what is found beside a file is found beside what it became a part of.
      output: { entryFileNames: '[name]', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
})
