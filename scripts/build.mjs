// npm run build: bundles server and CLI with esbuild and the web with vite into dist/; what has not changed is left alone.
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { installDependencies } from './install-dependencies.mjs'
import { builtFrom, root, stampFile, stateOf, webConfig } from './source-state.mjs'

const builders = { server: buildServer, web: buildWeb }

/** Builds what is stale. Says so on stderr, so that stdout stays clean; throws when a half cannot be built. */
export async function build() {
  for (const [half, run] of Object.entries(builders)) {
    const state = stateOf(half)
    if (builtFrom()[half] === state) continue
    const start = performance.now()
    process.stderr.write(`正在构建 / building ${half} …`)
    await run()
    mkdirSync(dirname(stampFile), { recursive: true })
    // Read again: the sources may have changed meanwhile, and then this half is stale at once.
    writeFileSync(`${stampFile}.draft`, JSON.stringify({ ...builtFrom(), [half]: state }))
    renameSync(`${stampFile}.draft`, stampFile)
    process.stderr.write(` ${((performance.now() - start) / 1000).toFixed(1)} s\n`)
  }
}

/** Every bundled file lies one folder below dist/: server/installation.ts relies on it. */
async function buildServer() {
  const { build: esbuild } = await import('esbuild')
  const { outputFiles } = await esbuild({
    absWorkingDir: root,
    entryPoints: [
      { in: 'server/main.ts', out: 'server/main' },
      { in: 'server/database/pglite-worker.ts', out: 'server/pglite-worker' },
      { in: 'server/policies/replay/replay-worker.ts', out: 'server/replay-worker' },
      { in: 'server/policies/text-import/text-worker.ts', out: 'server/text-worker' },
      { in: 'cli/main.ts', out: 'cli/main' },
    ],
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true, // a subcommand loads what it needs and not the server
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'error',
    write: false,
  })
  for (const folder of ['server', 'cli', 'chunks']) rmSync(join(root, 'dist', folder), { recursive: true, force: true })
  for (const { path, contents } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, contents)
  }
  // The page that checks an evidence bundle is one file with its scripts inside; the second one only where there is a timestamp.
  for (const which of ['page', 'timestamps'])
    await esbuild({
      ...{
        absWorkingDir: root,
        entryPoints: [`web/verify-page/${which}.ts`],
        outfile: `dist/server/verify-${which}.js`,
        logLevel: 'error',
      },
      ...{ bundle: true, minify: true, format: 'iife', platform: 'browser', target: 'es2022', charset: 'utf8' },
    })
  cpSync(join(root, 'server/database/migrations'), join(root, 'dist/server/migrations'), { recursive: true })
}

/** Into a folder of its own first: a build that fails leaves the last good one in place. */
async function buildWeb() {
  const { build: vite } = await import('vite')
  const [unfinished, finished] = [join(root, 'dist/web-unfinished'), join(root, 'dist/web')]
  await vite({ ...webConfig, logLevel: 'warn', build: { outDir: unfinished, emptyOutDir: true } })
  rmSync(finished, { recursive: true, force: true })
  renameSync(unfinished, finished)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  installDependencies()
  try {
    await build()
  } catch (error) {
    process.stderr.write(`\n构建失败 / build failed: ${error instanceof Error ? error.message : error}\n`)
    process.exit(1)
  }
}
