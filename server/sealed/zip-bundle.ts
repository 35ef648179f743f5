import { Readable } from 'node:stream'
import { refuse } from '../errors.ts'
import { sha256 } from '../events/seal.ts'
import type { Content } from '../files/contents.ts'
import { bundleHtml } from './bundle-html.ts'
import type { Bundle } from './gather-bundle.ts'

const READ_ME = `本压缩包是一件案件的完整案卷。
  案卷.html        可阅读、可打印的案卷
  case.json        同样的内容，供程序读取
  events.ndjson    每个事件入账时的原文（bytes）及其 SHA-256；sealed 是其密封字段、盐值和内容
  files/           全部附件
  manifest.sha256  以上各文件的 SHA-256，可用 sha256sum -c manifest.sha256 核对

The whole file of one case: 案卷.html to read and print, case.json for programs, events.ndjson with each event as it was hashed and its sealed words,
files/ with the attachments, manifest.sha256 to be checked with: sha256sum -c manifest.sha256
`

/**
 * The bundle as a ZIP that is written while it is read, however large its files are: the readable file, the data, the events, the attachments, and
 * `manifest.sha256` over all of them. The hashes of attachments are those under which they are stored; a file that is gone or was changed is `file.lost` before anything is sent.
 */
export async function zipBundle(bundle: Bundle, contents: ReadonlyMap<string, Content>): Promise<Readable> {
  const { default: JSZip } = await import('jszip')
  const { view, seal, files, left, takenAt, takenBy, events } = bundle
  const texts: readonly (readonly [string, string])[] = [
    ['README.txt', READ_ME],
    ['案卷.html', bundleHtml(bundle)],
    ['case.json', `${JSON.stringify({ takenAt, takenBy, case: view, seal, files, left }, null, 2)}\n`],
    ['events.ndjson', events],
  ]
  const manifest = [
    ...texts.map(([path, text]) => `${sha256(text)}  ${path}\n`),
    ...files.map(file => `${file.sha256}  ${file.path}\n`),
  ].join('')
  const zip = new JSZip()
  for (const [path, text] of [...texts, ['manifest.sha256', manifest] as const]) zip.file(path, text)
  for (const file of files) {
    const content = contents.get(file.sha256)
    const begun = await content?.open()
    if (!content || !begun) throw refuse('file.lost')
    begun.destroy()
    zip.file(file.path, Readable.from(readLater(content), { objectMode: false }), { binary: true, compression: 'STORE' })
  }
  return zip.generateNodeStream({ streamFiles: true, compression: 'DEFLATE' }) as unknown as Readable
}

/** Opened when its turn comes: a case may have more files than connections. */
async function* readLater(content: Content): AsyncGenerator<Buffer> {
  const stream = await content.open()
  if (!stream) throw refuse('file.lost')
  yield* stream as AsyncIterable<Buffer>
}
