import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import {
  BUNDLE,
  formatManifest,
  formatPageNote,
  hashOf,
  lineHash,
  MANIFEST,
  PAGE,
  PAGE_NOTE,
  writeBundle,
} from '../../ledger/bundle-format.ts'
import { crc32, localHeader, type ZipEntry, zipTail } from '../../ledger/zip.ts'
import { refuse } from '../errors.ts'
import type { Content } from '../files/contents.ts'
import { ContentDamaged } from '../keys/stream-cipher.ts'
import { signTogether } from '../ledger/sign-checkpoint.ts'
import { bundleHtml } from './bundle-html.ts'
import type { Bundle, BundledFile } from './gather-bundle.ts'
import { verifyPage } from './verify-page.ts'

const READ_ME = `本压缩包是一件案件的证据包。
  verify.html      双击打开（不需要网络），重新核对全部记录；把本压缩包拖进页面，再核对全部附件
  案卷.html        可阅读、可打印的案卷
  case.json        同样的内容，供程序读取
  bundle.json      每条记录入账时的原文与存证证明、检查点、责任与条款、表单、签署
  files/           全部附件
  manifest.note    以上各文件的 SHA-256，由存证密钥签名（C2SP signed-note）
  verify.html.note 核对页本身的 SHA-256，由同一密钥签名
核对页本身也可能被人替换：重要时请用自己安装的程序核对 bihuan ledger verify-bundle <本文件> --key <公钥>，公钥从对方系统的“存证”页面取得。

An evidence bundle of one case. Open verify.html (no network needed) to check every entry again, and drop this archive into the page to check the files. 案卷.html is
to read and print, case.json for programs, bundle.json holds each entry as it was hashed with its proof, manifest.note the signed hashes of all members.
The page itself could be replaced by somebody: where it matters, check with a program of your own, bihuan ledger verify-bundle <this file> --key <public key>,
with the key from the page "Ledger" of the system that it comes from.
`

const LARGEST_BYTES = 0xffff_ffff - 64 * 1024 * 1024

/**
 * The bundle as a ZIP that is sent while the files are read, however large they are: to read, to print and to check. Every member is under a note that the ledger's key
 * signs. Each file is read once before anything is sent: one that is not what was stored is `bundle.file-damaged`, more than an archive holds `bundle.too-large`.
 */
export async function zipBundle(bundle: Bundle, contents: ReadonlyMap<string, Content>): Promise<Readable> {
  const { view, seal, files, left, takenAt, takenBy, evidence, signer } = bundle
  const { text, labels } = writeBundle(evidence)
  const texts: readonly (readonly [string, string])[] = [
    ['README.txt', READ_ME],
    ['案卷.html', bundleHtml(bundle)],
    ['case.json', `${JSON.stringify({ takenAt, takenBy, case: view, seal, files, left }, null, 2)}\n`],
    [BUNDLE, text],
  ]
  const members = texts.map(([path, one]) => ({ path, content: Buffer.from(one) }))
  const attached: ZipEntry[] = []
  for (const file of files) attached.push({ ...(await weigh(contents.get(file.sha256), file)), path: file.path })
  if (attached.reduce((sum, one) => sum + one.size, 0) > LARGEST_BYTES) throw refuse('bundle.too-large')
  const lines = text.split('\n')
  const sign = (said: string) => signTogether(said, [signer])
  const note = sign(
    formatManifest({
      ...{
        origin: signer.name,
        number: view.number,
        takenAt: evidence.taken.at,
        takenBy: takenBy.toWellFormed().replace(/[\s\p{Cc}]+/gu, ' '),
      },
      files: [
        ...members.map(({ path, content }) => ({ path, size: content.length, sha256: hashOf(content) })),
        ...files.map(({ path, size, sha256 }) => ({ path, size, sha256 })),
      ],
      lines: labels.map((label, at) => ({ hash: lineHash(lines[at]!), label })),
    }),
  )
  const page = Buffer.from(await verifyPage(text, note))
  const tail = [
    { path: MANIFEST, content: Buffer.from(note) },
    { path: PAGE, content: page },
    { path: PAGE_NOTE, content: Buffer.from(sign(formatPageNote(signer.name, note, page))) },
  ]
  const entryOf = ({ path, content }: (typeof tail)[number]) => ({ path, size: content.length, crc32: crc32(content) })
  const parts = async function* () {
    for (const member of members) {
      yield localHeader(entryOf(member))
      yield member.content
    }
    for (const [at, entry] of attached.entries()) {
      yield localHeader(entry)
      yield* readLater(contents.get(files[at]!.sha256)!)
    }
    for (const member of tail) {
      yield localHeader(entryOf(member))
      yield member.content
    }
    yield zipTail([...members.map(entryOf), ...attached, ...tail.map(entryOf)])
  }
  return Readable.from(parts())
}

/** Size and checksum of a stored file; one that is gone, or whose content is another one, is `bundle.file-damaged`. */
async function weigh(content: Content | undefined, { name, sha256 }: BundledFile): Promise<{ size: number; crc32: number }> {
  const hash = createHash('sha256')
  let [size, crc] = [0, 0]
  try {
    for await (const chunk of ((await content?.open()) ?? []) as AsyncIterable<Buffer>) {
      hash.update(chunk)
      size += chunk.length
      crc = crc32(chunk, crc)
    }
  } catch (error) {
    if (!(error instanceof ContentDamaged)) throw error
  }
  if (hash.digest('hex') !== sha256) throw refuse('bundle.file-damaged', { detail: { zh: name, en: name } })
  return { size, crc32: crc }
}

/** Opened when its turn comes: a case may have more files than connections. */
async function* readLater(content: Content): AsyncGenerator<Buffer> {
  const stream = await content.open()
  if (!stream) throw refuse('file.lost')
  yield* stream as AsyncIterable<Buffer>
}
