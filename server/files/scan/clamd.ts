import { connect } from 'node:net'
import type { Readable } from 'node:stream'
import type { Scanner, ScanResult } from './scanner.ts'

const PIECE_BYTES = 64 * 1024
const PATIENCE_MS = 120_000

/** ClamAV's daemon at `tcp://host:port` or `unix:/path`, by its command INSTREAM: pieces with their length before them, an empty one at the end (clamd(8)). */
export function clamdScanner(address: string, patienceMs = PATIENCE_MS): Scanner {
  const [, path] = /^unix:(\/.+)$/.exec(address) ?? []
  const url = path === undefined ? new URL(address) : undefined
  const place = url ? { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) } : { path: path! }
  return { title: `clamd ${path ?? url!.host}`, scan: content => ask(place, content, patienceMs) }
}

async function ask(
  place: { host: string; port: number } | { path: string },
  content: Readable,
  patienceMs: number,
): Promise<ScanResult> {
  const socket = connect(place)
  socket.setTimeout(patienceMs, () => socket.destroy(new Error('clamd does not answer')))
  const answered = new Promise<string>((resolve, reject) => {
    let answer = ''
    socket.on('data', chunk => {
      answer += chunk.toString()
      if (answer.includes('\0')) resolve(answer)
    })
    let failed: Error | undefined
    socket.on('error', error => {
      failed = error
    })
    // To a file that is too large it answers in the middle and hangs up; over a network the answer is lost when the next piece fails.
    socket.on('close', () => (answer === '' ? reject(hungUp(failed)) : resolve(answer)))
  })
  try {
    const sent = send(socket, content)
    sent.catch(error => socket.destroy(error)) // the file could not be read, or the socket is gone already
    return read(await answered)
  } finally {
    answered.catch(() => {}) // said already, where it matters
    content.destroy()
    socket.destroy()
  }
}

function hungUp(failed: NodeJS.ErrnoException | undefined): Error {
  if (failed === undefined) return new Error('clamd closed the connection without an answer')
  if (failed.code !== 'EPIPE' && failed.code !== 'ECONNRESET') return failed
  return new Error('clamd hung up while it was sent the file, as it does where one is larger than its StreamMaxLength', {
    cause: failed,
  })
}

async function send(socket: ReturnType<typeof connect>, content: Readable): Promise<void> {
  const write = (bytes: Buffer) =>
    new Promise<void>((resolve, reject) => socket.write(bytes, error => (error ? reject(error) : resolve())))
  await write(Buffer.from('zINSTREAM\0'))
  for await (const chunk of content as AsyncIterable<Buffer>)
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      const piece = chunk.subarray(at, at + PIECE_BYTES)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(piece.length)
      await write(Buffer.concat([length, piece]))
    }
  await write(Buffer.alloc(4))
}

/** `stream: OK`, `stream: Eicar-Test-Signature FOUND`, or an error such as `INSTREAM size limit exceeded. ERROR`. */
function read(answer: string): ScanResult {
  const text = answer.replace(/\0.*$/s, '').trim()
  if (text === 'stream: OK') return { state: 'clean' }
  const found = /^stream: (.+) FOUND$/.exec(text)
  if (found) return { state: 'found', name: found[1]!.slice(0, 200) }
  throw new Error(`clamd answered: ${text.slice(0, 200)}`)
}
