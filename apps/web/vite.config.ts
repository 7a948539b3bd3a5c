import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressFiles } from './compress-files.ts'

/** Under the host the page has: for the API, its own pages then ask it. */
const api = { target: 'http://localhost:3001', changeOrigin: false }

export default defineConfig({
  plugins: [react(), compressFiles()],
  build: {
    target: 'es2022',
    // Browsers that know light-dark(): rewritten for older ones it does not see which scheme Mantine chose.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    sourcemap: false,
    rolldownOptions: {
      output: {
        // What a board needs is one file: eighty small ones are a tenth larger.
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
      },
    },
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: {
      '/api': api,
      '/ws': { ...api, ws: true },
    },
  },
})
