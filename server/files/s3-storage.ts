import { open, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { S3mini } from 's3mini'
import { type ObjectStorage, StorageUnreachable } from './storage.ts'

export type S3Settings = {
  /** Where the server answers, without the bucket. */
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKey: string
  readonly secretKey: string
  /** How long a request may wait for the first byte of its answer, in milliseconds. */
  readonly patienceMs?: number
}

/** One request holds this much of a file in memory; S3 wants parts of 5 MB at least. */
const PART_BYTES = 8 * 1024 * 1024
const PATIENCE_MS = 30_000
const LISTED_AT_ONCE = 1_000

/** Contents in a bucket of an S3-compatible server (path-style addresses, signature version 4). */
export function s3Storage(settings: S3Settings): ObjectStorage {
  let opened: Promise<S3mini> | undefined
  const client = () => {
    opened ??= openClient(settings)
    return opened
  }
  const asked = async <T>(work: (s3: S3mini) => Promise<T>): Promise<T> => {
    try {
      return await work(await client())
    } catch (error) {
      throw new StorageUnreachable('s3', error)
    }
  }
  return {
    kind: 's3',
    async put(name, path) {
      const { size } = await stat(path)
      await asked(async s3 => {
        await (size <= PART_BYTES ? putWhole(s3, name, path, size) : putInParts(s3, name, path))
        // The body is not part of the signature: what was cut off on the way must not count as stored.
        if ((await s3.getContentLength(name)) !== size) throw new Error(`${name} did not arrive whole`)
      })
    },
    async get(name, range) {
      return asked(async s3 => {
        const response = await (range ? s3.getObjectRaw(name, false, range.from, range.to) : s3.getObjectRaw(name)).catch(
          noneIfMissing,
        )
        // The web's stream and Node's type of it are the same thing.
        return response?.body ? Readable.fromWeb(response.body as ReadableStream) : undefined
      })
    },
    async remove(name) {
      await asked(s3 => s3.deleteObject(name))
    },
    async *list(prefix) {
      let next: string | undefined
      do {
        const page = await asked(s3 => s3.listObjectsPaged('/', prefix, LISTED_AT_ONCE, next))
        if (!page) throw new StorageUnreachable('s3', new Error('there is no such bucket'))
        for (const { Key, Size } of page.objects ?? []) yield { name: Key, bytes: Number(Size) }
        next = page.nextContinuationToken
      } while (next !== undefined)
    },
  }
}

async function openClient({ endpoint, bucket, patienceMs = PATIENCE_MS, ...keys }: S3Settings): Promise<S3mini> {
  const { S3mini } = await import('s3mini')
  return new S3mini({
    endpoint: `${endpoint.replace(/(?<!\/)\/+$/, '')}/${bucket}`,
    region: keys.region,
    accessKeyId: keys.accessKey,
    secretAccessKey: keys.secretKey,
    // Its own limit would also cut off a long download by somebody on a poor line.
    fetch: answeredWithin(patienceMs),
  })
}

function answeredWithin(ms: number): typeof fetch {
  return async (input, init) => {
    const waiting = new AbortController()
    const timer = setTimeout(() => waiting.abort(new Error(`no answer within ${ms} ms`)), ms)
    try {
      return await fetch(input, { ...init, signal: waiting.signal })
    } finally {
      clearTimeout(timer)
    }
  }
}

async function putWhole(s3: S3mini, name: string, path: string, size: number): Promise<void> {
  await s3.putObject(name, await readPart(path, 0, size))
}

async function putInParts(s3: S3mini, name: string, path: string): Promise<void> {
  const upload = await s3.getMultipartUploadId(name, 'application/octet-stream')
  try {
    const parts = []
    for (let part = await readPart(path, 0, PART_BYTES); part.length > 0; ) {
      parts.push(await s3.uploadPart(name, upload, part, parts.length + 1))
      part = await readPart(path, parts.length * PART_BYTES, PART_BYTES)
    }
    await s3.completeMultipartUpload(name, upload, parts)
  } catch (error) {
    await s3.abortMultipartUpload(name, upload).catch(() => {}) // the first failure counts
    throw error
  }
}

async function readPart(path: string, from: number, bytes: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const part = Buffer.alloc(bytes)
    let at = 0
    for (;;) {
      const { bytesRead } = await file.read(part, at, bytes - at, from + at)
      at += bytesRead
      if (bytesRead === 0 || at === bytes) return part.subarray(0, at)
    }
  } finally {
    await file.close()
  }
}

/** Only "no such key" means that it is not there; a bucket that is gone is a failure. */
function noneIfMissing(error: unknown): undefined {
  if (error instanceof Error && 'serviceCode' in error && error.serviceCode === 'NoSuchKey') return undefined
  throw error
}
