import { Worker } from 'node:worker_threads'
import type { ReplaySummary } from '../../../engine/replay/replay.ts'
import { workerFromSource } from '../../database/worker-from-source.ts'
import { installationFolder, isBundled } from '../../installation.ts'
import type { ReplayProgress, ReplayWorkerData, ReplayWorkerMessage } from './replay-worker.ts'

/** A slice takes tens of milliseconds; a thread that has not heard of its end by then is ended. */
const PATIENCE_MS = 700
const MOST_MEMORY_MB = 1_500
/** The events of two slices live at once; with the usual few megabytes they would be copied over and over. */
const YOUNG_MEMORY_MB = 64

/** Replays in a thread of its own. The summary, or undefined where `signal` ended it, which takes less than a second. A fault throws. */
export async function runInThread(
  given: ReplayWorkerData,
  { onProgress, signal }: { onProgress: (progress: ReplayProgress) => void; signal: AbortSignal },
): Promise<ReplaySummary | undefined> {
  if (signal.aborted) return undefined
  const file = isBundled
    ? new URL('dist/server/replay-worker.js', installationFolder)
    : await workerFromSource(new URL('./replay-worker.ts', import.meta.url))
  const worker = new Worker(file, {
    workerData: given,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB, maxYoungGenerationSizeMb: YOUNG_MEMORY_MB },
  })
  let patience: NodeJS.Timeout | undefined
  const leave = () => {
    worker.postMessage('cancel')
    patience = setTimeout(() => void worker.terminate(), PATIENCE_MS)
  }
  if (signal.aborted) leave()
  else signal.addEventListener('abort', leave, { once: true })
  try {
    return await new Promise<ReplaySummary | undefined>((resolve, reject) => {
      let summary: ReplaySummary | undefined
      worker.on('message', (message: ReplayWorkerMessage) => {
        if (message.type === 'progress') onProgress(message)
        else summary = message.summary
      })
      worker.on('error', error => (signal.aborted ? resolve(undefined) : reject(error)))
      worker.on('exit', code => {
        if (signal.aborted) resolve(undefined)
        else if (summary !== undefined) resolve(summary)
        else reject(new Error(`the replay's thread ended with ${code} without a summary`))
      })
    })
  } finally {
    clearTimeout(patience)
    signal.removeEventListener('abort', leave)
  }
}
