import { parentPort, workerData } from 'node:worker_threads'
import { Converter } from 'opencc-js/t2cn'
import { findCandidates } from '../../../engine/text/find-candidates.ts'
import { readRegulation } from '../../../engine/text/read-regulation.ts'
import { extractText, NoText, type NotReadable } from './extract-text.ts'
import type { Progress, TextImport } from './schema.ts'

export type TextWorkerData = { readonly name: string } & ({ readonly bytes: Uint8Array } | { readonly text: string })
export type TextWorkerMessage =
  | { type: 'progress'; progress: Progress }
  | { type: 'done'; result: TextImport }
  | { type: 'refused'; why: NotReadable }

// A thread of its own: a long document must not stop the loop, and one that takes too long is ended from outside.
const given = workerData as TextWorkerData
const send = (message: TextWorkerMessage) => parentPort?.postMessage(message)
const progress = (step: Progress['step']) => (done: number, of: number) =>
  send({ type: 'progress', progress: { step, done, of } })

try {
  const source =
    'bytes' in given
      ? await extractText(given.bytes, progress('extract'))
      : { text: given.text, format: 'text' as const, encoding: null, pages: null }
  const regulation = readRegulation(source.text, { toSimplified: Converter({ from: 't', to: 'cn' }), onStep: progress('read') })
  progress('candidates')(0, 1)
  const { text: original, ...facts } = source
  send({
    type: 'done',
    result: { ...regulation, source: { ...facts, name: given.name, original }, candidates: findCandidates(regulation) },
  })
} catch (error) {
  if (!(error instanceof NoText)) throw error
  send({ type: 'refused', why: error.why })
}
