import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installationFolder } from '../installation.ts'

/**
 * A thread's file (by default the embedded database's) as JavaScript, for tsx and vitest: a thread does not inherit their loaders, and a loader
 * of its own takes half a second to start, bundling a few milliseconds. The file is kept under the hash of its content.
 */
export async function workerFromSource(source = new URL('./pglite-worker.ts', import.meta.url)): Promise<URL> {
  const esbuild = await import('esbuild') // needed here only, so the bundle never loads it
  const { outputFiles } = await esbuild.build({
    entryPoints: [fileURLToPath(source)],
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    sourcemap: 'inline',
    write: false,
  })
  const [{ contents }] = outputFiles as [(typeof outputFiles)[number]] // one entry point, one file
  // Below node_modules, so that its imports are found.
  const folder = new URL('node_modules/.cache/bihuan/', installationFolder)
  const file = new URL(
    `${basename(source.pathname, '.ts')}-${createHash('sha256').update(contents).digest('hex').slice(0, 16)}.mjs`,
    folder,
  )
  if (!existsSync(file)) {
    await mkdir(folder, { recursive: true })
    const draft = new URL(`${file.href}.${process.pid}`)
    await writeFile(draft, contents)
    await rename(draft, file)
  }
  return file
}
