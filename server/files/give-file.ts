import type { Readable } from 'node:stream'
import type { Ctx } from '../context.ts'
import type { Deps } from '../deps.ts'
import { refuse } from '../errors.ts'
import { type Content, findContent, refuseUnreadable } from './contents.ts'
import { isPicture } from './draw-picture.ts'
import { fileHeaders } from './file-headers.ts'
import { drawFor, type KnownPicture, knownPicture, type PictureSize } from './picture-of.ts'
import { RangeOutside, readRange } from './range.ts'
import { type ReadableFile, readableFile } from './readable-file.ts'
import type { FileQuery } from './schema.ts'

/** What is asked for, found in the transaction of who asks. */
export type Asked = {
  readonly org: string
  readonly file: ReadableFile
  readonly original: Content | undefined
  /** The picture to give instead of the original, and whether the original may be given where there is none. */
  readonly picture: { readonly size: PictureSize; readonly known: KnownPicture; readonly orOriginal: boolean } | undefined
  readonly inPlace: boolean
}
export type Given = {
  readonly status: 200 | 206
  readonly headers: Record<string, string | number>
  readonly body: Readable | Buffer
}

/**
 * Finds a file that the actor may read. A picture is shown drawn anew, without place, time and camera; who sees contacts in part only gets it so as a
 * download too, unless they sent it themselves.
 */
export async function findAsked(ctx: Ctx, id: string, { download, size }: FileQuery): Promise<Asked> {
  const file = await readableFile(ctx, id)
  const isWhole = ctx.sight.unmasked || file.sender === ctx.actor.person
  const inPlace = download === '0' || size === 'small'
  const wanted: PictureSize | undefined = size === 'small' ? 'small' : inPlace || !isWhole ? 'view' : undefined
  const picture =
    wanted !== undefined && isPicture(file.mime)
      ? { size: wanted, known: await knownPicture(ctx, file.sha256, wanted), orOriginal: isWhole }
      : undefined
  return { org: ctx.org, file, original: await findContent(ctx, file.sha256), picture, inPlace }
}

/**
 * The headers and bytes of what was found; of an original also the part that a `Range` asks for, without reading the rest. Refuses `file.lost`, `file.damaged`,
 * `file.storage-unreachable`, `file.busy`, `file.original-withheld`, `file.range-outside`.
 */
export async function giveFile(
  deps: Pick<Deps, 'database' | 'files'>,
  asked: Asked,
  {
    range,
    'if-range': ifRange,
  }: { readonly range?: string | undefined; readonly 'if-range'?: string | string[] | undefined } = {},
): Promise<Given> {
  const { file, original, picture, inPlace } = asked
  if (picture) {
    const drawn = await pictureFor(deps, asked, picture)
    if (drawn) {
      const headers = fileHeaders({ ...file, mime: drawn.mime, size: drawn.size }, { inPlace, kept: true })
      return { status: 200, headers: { ...headers, ETag: `"${file.sha256}-${picture.size}"` }, body: drawn.body }
    }
    if (!picture.orOriginal) throw refuse('file.original-withheld')
  }
  if (!original) throw refuse('file.lost')
  const tag = `"${file.sha256}"`
  // Who has an older content, or asks for what we do not give in parts, gets the whole.
  const part = ifRange === undefined || ifRange === tag ? readRange(range, original.size) : undefined
  if (part === 'outside') throw new RangeOutside(original.size)
  const body = await original.open(part).catch(refuseUnreadable)
  if (!body) throw refuse('file.lost')
  // What could not be drawn anew is no picture that a page should show.
  const size = part ? part.to - part.from : original.size
  const headers = { ...fileHeaders({ ...file, size }, { inPlace: false, kept: true }), ETag: tag, 'Accept-Ranges': 'bytes' }
  if (!part) return { status: 200, headers, body }
  return { status: 206, headers: { ...headers, 'Content-Range': `bytes ${part.from}-${part.to - 1}/${original.size}` }, body }
}

async function pictureFor(
  deps: Pick<Deps, 'database' | 'files'>,
  { org, file, original }: Asked,
  { size, known }: NonNullable<Asked['picture']>,
): Promise<{ mime: string; size: number; body: Readable | Buffer } | undefined> {
  if (known === 'impossible') return undefined
  if (known !== undefined) {
    // A kept picture that was lost or damaged is drawn again.
    const body = await known.content.open().catch(() => undefined)
    if (body) return { mime: known.content.mime ?? 'application/octet-stream', size: known.content.size, body }
  }
  if (!original) throw refuse('file.lost')
  const drawn = await drawFor({ ...deps, org }, original, file.sha256, size).catch(refuseUnreadable)
  return drawn && { mime: drawn.mime, size: drawn.bytes.length, body: drawn.bytes }
}
