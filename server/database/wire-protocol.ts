/*
 * As much of PostgreSQL's wire protocol as the embedded server needs: where one message ends and the next begins.
 * https://www.postgresql.org/docs/current/protocol-message-formats.html
 */

/** A message as it came, with its one-letter type; a startup packet has none. */
export type Message = { type: string; bytes: Buffer }

const STARTUP = ''
const CANCEL_REQUEST = 80877102
const SSL_REQUEST = 80877103
const GSSENC_REQUEST = 80877104
const NOTIFICATION = 'A'.charCodeAt(0)
const READY_FOR_QUERY = 'Z'.charCodeAt(0)

export type StartupPacket = 'startup' | 'encryption request' | 'cancel request'

/** What a packet without a type wants. */
export function startupPacket(packet: Buffer): StartupPacket {
  const code = packet.readInt32BE(4)
  if (code === SSL_REQUEST || code === GSSENC_REQUEST) return 'encryption request'
  return code === CANCEL_REQUEST ? 'cancel request' : 'startup'
}

export type MessageSplitter = {
  add(chunk: Buffer): void
  /** The next whole message, when it has arrived. */
  next(): Message | undefined
  /** From here on messages carry their type: the startup packet has been read. */
  typed(): void
}

/** Cuts a byte stream into messages; keeps the unfinished rest without copying it again and again. */
export function messageSplitter(): MessageSplitter {
  let isTyped = false
  let chunks: Buffer[] = []
  let size = 0

  const joined = (): Buffer => {
    if (chunks.length > 1) chunks = [Buffer.concat(chunks)]
    return chunks[0]!
  }
  const lengthOfNext = (): number => {
    const header = isTyped ? 5 : 4
    if (size < header) return Number.POSITIVE_INFINITY
    const start = chunks[0]!.length < header ? joined() : chunks[0]!
    return isTyped ? 1 + start.readInt32BE(1) : start.readInt32BE(0)
  }

  return {
    add(chunk) {
      chunks.push(chunk)
      size += chunk.length
    },
    next() {
      const length = lengthOfNext()
      if (size < length) return undefined
      const all = joined()
      const bytes = all.subarray(0, length)
      chunks = all.length > length ? [all.subarray(length)] : []
      size -= length
      return { type: isTyped ? String.fromCharCode(bytes[0]!) : STARTUP, bytes }
    },
    typed() {
      isTyped = true
    },
  }
}

export type Output = {
  /** What the client that asked gets. */
  answer: Buffer
  /** NOTIFY messages that came out with it, for whoever listens. */
  notifications: Buffer[]
  /** Of the last ReadyForQuery: idle, in a transaction, in a failed one; undefined when the batch goes on. */
  status: 'I' | 'T' | 'E' | undefined
}

/** Reads what the database put out for one batch: whole messages, one after the other. */
export function readOutput(output: Buffer): Output {
  const notifications: Buffer[] = []
  const kept: Buffer[] = []
  let status: Output['status']
  let keptFrom = 0
  for (let at = 0; at < output.length; ) {
    const end = at + 1 + output.readInt32BE(at + 1)
    const type = output[at]
    if (type === NOTIFICATION) {
      notifications.push(output.subarray(at, end))
      kept.push(output.subarray(keptFrom, at))
      keptFrom = end
    } else if (type === READY_FOR_QUERY) {
      status = String.fromCharCode(output[at + 5]!) as Output['status'] // the protocol knows these three letters only
    }
    at = end
  }
  if (notifications.length === 0) return { answer: output, notifications, status }
  return { answer: Buffer.concat([...kept, output.subarray(keptFrom)]), notifications, status }
}

/** A message with a type, from its body. */
export function message(type: string, ...body: (string | number | Buffer)[]): Buffer {
  const parts = body.map(part =>
    typeof part === 'number' ? int32(part) : typeof part === 'string' ? Buffer.from(`${part}\0`) : part,
  )
  const length = parts.reduce((sum, part) => sum + part.length, 4)
  return Buffer.concat([Buffer.from(type), int32(length), ...parts])
}

/** What a server says to a client that it lets in without a password; the socket's folder is the guard. */
export function welcome(connection: number): Buffer {
  const settings = {
    server_version: '18.0',
    server_encoding: 'UTF8',
    client_encoding: 'UTF8',
    DateStyle: 'ISO, MDY',
    TimeZone: 'UTC',
    integer_datetimes: 'on',
    standard_conforming_strings: 'on',
  }
  return Buffer.concat([
    message('R', 0),
    ...Object.entries(settings).map(([name, value]) => message('S', name, value)),
    message('K', connection, 0),
    message('Z', Buffer.from('I')),
  ])
}

/** The error after which the server hangs up. */
export function fatalError(code: string, text: string): Buffer {
  const field = (name: string, value: string) => Buffer.from(`${name}${value}\0`)
  return message('E', field('S', 'FATAL'), field('V', 'FATAL'), field('C', code), field('M', text), Buffer.from([0]))
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}
