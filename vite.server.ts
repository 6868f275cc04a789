import { defineConfig } from 'vite'

export default defineConfig({
  build: {
    ssr: 'src/app/cli.ts',
    outDir: 'dist/server',
    target: 'node20',
    minify: false,
    rollupOptions: { output: { entryFileNames: 'cli.js' } },
  },
})
