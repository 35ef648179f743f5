import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/**
 * Writes .br and .gz beside every text file, so that the server sends ready files (@fastify/static, preCompressed) and never
 * compresses while somebody waits. Both, because browsers accept brotli over https only.
 */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        const text = file.type === 'chunk' ? file.code : file.source
        if (!/\.(js|css|html|svg)$/.test(file.fileName) || text.length < 1024) continue
        const bytes = Buffer.from(text)
        this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source: gzipSync(bytes, { level: 9 }) })
        this.emitFile({
          type: 'asset',
          fileName: `${file.fileName}.br`,
          source: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
        })
      }
    },
  }
}

/** The web: source in web/, built into dist/web, which the server serves. In development /api goes to the server. */
export default defineConfig({
  root: 'web',
  plugins: [react(), precompress()],
  // Not the modules of web/api/, which in development have addresses under /api/ as well.
  server: {
    proxy: { '^/api/(?!.*\\.ts(\\?|$))': { target: `http://127.0.0.1:${process.env.PORT ?? '4000'}`, changeOrigin: false } },
  },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // Browsers of office PCs (360, QQ, older Edge) follow Chromium by a year or two.
    target: ['chrome105', 'edge105', 'firefox115', 'safari16'],
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What every page needs stays the same between releases and is cached as one file …
            { name: 'base', test: /[\\/]node_modules[\\/]/, tags: ['$initial'], priority: 2 },
            // … and what several pages share (tables, forms, pickers) in a few files by who uses it, not in fifty.
            {
              name: 'shared',
              test: /[\\/]node_modules[\\/]/,
              priority: 1,
              entriesAware: true,
              entriesAwareMergeThreshold: 12_000,
            },
          ],
        },
      },
    },
  },
})
