import { createServer, type Server, type Socket } from 'node:net'
import { fatalError, message, messageSplitter, readOutput, startupPacket, welcome } from './wire-protocol.ts'

/*
 * Lets several connections of an ordinary PostgreSQL client share PGlite's single session.
 *
 * Instead of pglite-socket, whose queue hands out turns message by message: outside a transaction the Parse of one
 * connection can come between the Parse and the Bind of another, which then runs the wrong statement, and one error
 * inside PGlite stops the queue for good (electric-sql/pglite issue 1046, open at 0.2.17). Here a turn is everything up
 * to ReadyForQuery, and a connection in a transaction keeps its turn until the transaction ends.
 *
 * Not supported: COPY FROM STDIN (PGlite exits on it), and named prepared statements (the session is shared).
 */

/** Runs wire-protocol messages to their end and gives back what the database answers. */
export type RunMessages = (messages: Buffer) => Buffer

export type PgliteServerOptions = {
  socketPath: string
  run: RunMessages
  /** A transaction that sends nothing for this long is rolled back and its connection closed: everybody waits for it. */
  idleTransactionMs: number
  onIdleTransaction: () => void
}

type Connection = { id: number; socket: Socket; unfinished: Buffer[] }
type Turn = { connection: Connection; messages: Buffer }

/** Ends of a batch: Query, Sync, FunctionCall, and Flush, after which the batch goes on. */
const ENDS_OF_BATCH = new Set(['Q', 'S', 'F', 'H'])
const SYNC = message('S')
const ROLLBACK = message('Q', 'rollback')

/** Listens on a Unix socket until closed. */
export async function servePglite(options: PgliteServerOptions): Promise<{ close(): Promise<void> }> {
  const { run, idleTransactionMs } = options
  const connections = new Set<Connection>()
  let waiting: Turn[] = []
  let holder: Connection | undefined
  let idleTimer: NodeJS.Timeout | undefined
  let connectionCount = 0

  const takeTurns = () => {
    for (let turn = nextTurn(); turn; turn = nextTurn()) {
      clearTimeout(idleTimer)
      const { answer, notifications, status } = readOutput(run(turn.messages))
      if (answer.length > 0) turn.connection.socket.write(answer)
      // Every client understands a notification at any time; only the one that listens does something with it.
      for (const notification of notifications) for (const { socket } of connections) socket.write(notification)
      holder = status === 'I' ? undefined : turn.connection
      if (holder) idleTimer = setTimeout(endIdleTransaction, idleTransactionMs)
    }
  }
  const nextTurn = (): Turn | undefined => {
    const at = holder ? waiting.findIndex(turn => turn.connection === holder) : 0
    return at < 0 ? undefined : waiting.splice(at, 1)[0]
  }
  const endIdleTransaction = () => {
    options.onIdleTransaction()
    const seconds = idleTransactionMs / 1000
    holder?.socket.end(
      fatalError(
        '25P03',
        `a transaction sent nothing for ${seconds} s and was rolled back; did it wait for a query outside of itself?`,
      ),
    )
    if (holder) forget(holder)
  }
  const forget = (connection: Connection) => {
    connections.delete(connection)
    waiting = waiting.filter(turn => turn.connection !== connection)
    if (holder === connection) {
      clearTimeout(idleTimer)
      run(Buffer.concat([SYNC, ROLLBACK])) // Sync first: after an error in a batch everything else is skipped
      holder = undefined
    }
    takeTurns()
  }

  const accept = (socket: Socket) => {
    const connection: Connection = { id: ++connectionCount, socket, unfinished: [] }
    const splitter = messageSplitter()
    let hasStarted = false
    connections.add(connection)

    const begin = (packet: Buffer) => {
      const wish = startupPacket(packet)
      if (wish === 'encryption request') socket.write('N')
      else if (wish === 'cancel request')
        socket.end() // a statement of PGlite cannot be interrupted
      else {
        hasStarted = true
        splitter.typed()
        socket.write(welcome(connection.id))
      }
    }
    socket.on('data', chunk => {
      splitter.add(chunk)
      for (let next = splitter.next(); next; next = splitter.next()) {
        if (!hasStarted) begin(next.bytes)
        else if (next.type === 'X') socket.end()
        else {
          connection.unfinished.push(next.bytes)
          if (!ENDS_OF_BATCH.has(next.type)) continue
          waiting.push({ connection, messages: Buffer.concat(connection.unfinished) })
          connection.unfinished = []
        }
      }
      takeTurns()
    })
    socket.on('error', () => socket.destroy()) // 'close' follows and rolls back
    socket.on('close', () => connections.has(connection) && forget(connection))
  }

  const server = await listening(createServer(accept), options.socketPath)
  return {
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        for (const connection of connections) {
          connection.socket.destroy()
          forget(connection)
        }
      }),
  }
}

function listening(server: Server, path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, () => resolve(server))
  })
}
