import { Worker } from 'node:worker_threads'
import { workerFromSource } from '../../database/worker-from-source.ts'
import { type RefusalCode, refuse } from '../../errors.ts'
import { installationFolder, isBundled } from '../../installation.ts'
import type { NotReadable } from './extract-text.ts'
import type { Progress, TextImport } from './schema.ts'
import type { TextWorkerData, TextWorkerMessage } from './text-worker.ts'

/** After this long a document is given up; a 200-page PDF takes a few seconds. */
const MOST_MS = 120_000
const MOST_MEMORY_MB = 1_500
const codes = {
  'too-large': 'policy-text.too-large',
  'too-many-pages': 'policy-text.too-many-pages',
  'format-unsupported': 'policy-text.format-unsupported',
  unreadable: 'policy-text.unreadable',
  protected: 'policy-text.protected',
  'no-text': 'policy-text.no-text',
} as const satisfies Record<NotReadable, RefusalCode>

/**
 * Reads a document in a thread of its own and tells how far it is. Refused by name where it cannot be read, is too large, or takes
 * longer than two minutes (`policy-text.too-slow`); `signal` ends it when the client has gone.
 */
export async function readInThread(
  given: TextWorkerData,
  {
    onProgress = () => {},
    signal,
    mostMs = MOST_MS,
  }: { onProgress?: (progress: Progress) => void; signal?: AbortSignal; mostMs?: number } = {},
): Promise<TextImport> {
  const file = isBundled
    ? new URL('dist/server/text-worker.js', installationFolder)
    : await workerFromSource(new URL('./text-worker.ts', import.meta.url))
  // `stdout`: pdfjs says there that it cannot draw, which nobody asks it to.
  const worker = new Worker(file, { workerData: given, resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB }, stdout: true })
  let timer: NodeJS.Timeout | undefined
  const leave = () => void worker.terminate()
  try {
    return await new Promise<TextImport>((resolve, reject) => {
      timer = setTimeout(() => reject(refuse('policy-text.too-slow')), mostMs)
      signal?.addEventListener('abort', () => reject(refuse('request.malformed')), { once: true })
      worker.on('message', (message: TextWorkerMessage) => {
        if (message.type === 'progress') onProgress(message.progress)
        else if (message.type === 'done') resolve(message.result)
        else reject(refuse(codes[message.why]))
      })
      worker.on('error', error =>
        reject('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuse('policy-text.too-large') : error),
      )
      worker.on('exit', code => reject(new Error(`the text thread ended with ${code} without an answer`)))
    })
  } finally {
    clearTimeout(timer)
    leave()
  }
}
