/** Whether this is the bundle in dist/ (start, CLI) or the TypeScript itself (tsx, vitest). */
export const isBundled = !import.meta.url.endsWith('.ts')

/**
 * The folder that holds package.json. scripts/build.mjs puts every bundled file exactly one folder below dist/
 * (dist/server, dist/cli, dist/chunks), so that the way up is the same from each of them.
 */
export const installationFolder = new URL(isBundled ? '../../' : '../', import.meta.url)
