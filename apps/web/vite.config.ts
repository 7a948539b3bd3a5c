import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Under the host the page has: for the API, its own pages then ask it. */
const api = { target: 'http://localhost:3001', changeOrigin: false }

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    // Browsers that know light-dark(): rewritten for older ones it does not see which scheme Mantine chose.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // By itself, so that it can be set up before any schema is made.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules[\\/]zod/ }] } },
    },
    sourcemap: false,
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: {
      '/api': api,
      '/ws': { ...api, ws: true },
    },
  },
})
