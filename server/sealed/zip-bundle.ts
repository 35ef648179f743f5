import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { sha256 } from '../events/seal.ts'
import { pathOf } from '../files/store-file.ts'
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
 * `manifest.sha256` over all of them. The hashes of attachments are those under which they are stored; a file that is gone from the disk is an error before anything is sent.
 */
export async function zipBundle(dataDir: string, bundle: Bundle): Promise<Readable> {
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
    await stat(pathOf(dataDir, file.sha256))
    zip.file(file.path, createReadStream(pathOf(dataDir, file.sha256)), { binary: true, compression: 'STORE' })
  }
  return zip.generateNodeStream({ streamFiles: true, compression: 'DEFLATE' }) as unknown as Readable
}
