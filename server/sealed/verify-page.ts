import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Bundle } from '../../ledger/bundle-format.ts'
import { installationFolder, isBundled } from '../installation.ts'
import { keptWhenRead } from '../operations/kept-when-read.ts'

/** The page itself, and what checks timestamps, which a page has only where its bundle has one: it is several times as large. */
type Script = 'page' | 'timestamps'

/** Built beside the server by scripts/build.mjs; from the sources they are built when they are first asked for. */
const read = (which: Script) =>
  isBundled ? readFile(new URL(`dist/server/verify-${which}.js`, installationFolder), 'utf8') : buildScript(which)
const scripts = { page: keptWhenRead(() => read('page')), timestamps: keptWhenRead(() => read('timestamps')) }

async function scriptOf(which: Script): Promise<string> {
  const text = await scripts[which]()
  // A script that would end its own element would be a page that says nothing.
  if (/<\/script/i.test(text)) throw new Error('a script of the verifier page ends its own element')
  return text
}

async function buildScript(which: Script): Promise<string> {
  const esbuild = await import('esbuild') // needed here only, so the bundle never loads it
  const { outputFiles } = await esbuild.build({
    entryPoints: [fileURLToPath(new URL(`web/verify-page/${which}.ts`, installationFolder))],
    ...{ bundle: true, minify: true, format: 'iife', platform: 'browser', target: 'es2022', charset: 'utf8', write: false },
  })
  return outputFiles[0]!.text
}

const style = `:root{color-scheme:light dark;--line:#8884;--quiet:light-dark(#555,#aaa);--good:light-dark(#0a6b2d,#5fd38a);--bad:light-dark(#a8071a,#ff7875);--tint:light-dark(#f4f6f8,#1e2328)}
*{box-sizing:border-box}body{font:14px/1.6 -apple-system,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;max-width:900px;margin:0 auto;padding:16px 20px 60px;color:light-dark(#1a1a1a,#e8e8e8);background:light-dark(#fff,#14171a)}
h1{font-size:20px;margin:8px 0 0}h2{font-size:16px;margin:28px 0 8px}h3{font-size:14px;margin:0}
button{font:inherit;padding:6px 14px;border:1px solid var(--line);border-radius:6px;background:transparent;color:inherit;cursor:pointer}button:focus-visible,summary:focus-visible{outline:2px solid #1677ff;outline-offset:2px}
.top{display:flex;justify-content:space-between;gap:12px;align-items:flex-start}.quiet{color:var(--quiet)}
.verdict{border:2px solid;border-radius:8px;padding:14px 18px;margin:16px 0}.verdict strong{font-size:18px;display:block}.good{color:var(--good)}.bad{color:var(--bad)}
.verdict p{margin:4px 0 0;color:light-dark(#1a1a1a,#e8e8e8)}.facts{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:0}.facts dt{color:var(--quiet)}.facts dd{margin:0;overflow-wrap:anywhere}
code{font:12px/1.5 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}ul,ol{padding-left:22px;margin:6px 0}li{margin:2px 0}
.drop{border:2px dashed var(--line);border-radius:8px;padding:18px;text-align:center;margin:12px 0}.drop.over{border-color:#1677ff;background:var(--tint)}
details{border:1px solid var(--line);border-radius:6px;margin:6px 0}summary{padding:8px 12px;cursor:pointer;overflow-wrap:anywhere}details>div{padding:0 12px 10px}
details[data-bad]{border-color:var(--bad)}dl.said{display:grid;grid-template-columns:max-content 1fr;gap:2px 12px;margin:6px 0}dl.said dt{color:var(--quiet)}dl.said dd{margin:0;overflow-wrap:anywhere}
.anchor{border:1px solid var(--line);border-radius:8px;padding:12px 16px;margin:8px 0}.anchor p{margin:6px 0}input[type=file]{max-width:100%}
.note{background:var(--tint);border-radius:8px;padding:12px 16px;margin-top:28px}.note p{margin:0 0 6px}
@media(max-width:520px){.facts,dl.said{grid-template-columns:1fr}.facts dd,dl.said dd{margin-bottom:6px}}`

/** Text that stands in a script element as a string of JSON: nothing in it ends the element. */
const within = (text: string): string => JSON.stringify(text).replaceAll('<', '\\u003c')

/**
 * The page that checks a bundle again, whole in one file: script, style and what is to be checked stand in it, and it may fetch nothing. Opened from disk it has its
 * result at once; the attached files are checked when the archive is dropped into it.
 */
export async function verifyPage(bundle: string, manifest: string): Promise<string> {
  const hasTimestamp = (JSON.parse(bundle) as Bundle).anchors.some(one => one.kind === 'rfc3161')
  const made = [...(hasTimestamp ? [await scriptOf('timestamps')] : []), await scriptOf('page')]
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>证据包核对 Evidence bundle</title><style>${style}</style></head><body><main id="page"></main>
<script type="application/json" id="bundle">${within(bundle)}</script>
<script type="application/json" id="manifest">${within(manifest)}</script>
${made.map(text => `<script>${text}</script>`).join('\n')}</body></html>
`
}
