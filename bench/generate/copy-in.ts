import { Client, type Connection, type Submittable } from 'pg'

/** A table that rows are being written into by COPY. */
export type CopyIn = {
  /** Takes lines of COPY's text format; settles when the server has room for more. */
  write(lines: string): Promise<void> | undefined
  /** Ends the COPY; gives the rows that it added. */
  end(): Promise<number>
}

// What pg's Connection has for COPY and its types leave out.
type CopyConnection = Connection & {
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  stream: NodeJS.WritableStream & { writableNeedDrain?: boolean }
}

/** Begins `copy <table> (<columns>) from stdin` on a connection that does nothing else until it has ended. */
export function copyIn(client: Client, statement: string): Promise<CopyIn> {
  return new Promise((begun, refused) => {
    let ended: (rows: number) => void = () => {}
    let failed: (error: Error) => void = refused
    let fault: Error | undefined
    let rows = 0
    const submittable = {
      submit: (connection: Connection) => connection.query(statement),
      handleCopyInResponse(connection: CopyConnection) {
        begun({
          write(lines) {
            if (fault) throw fault
            connection.sendCopyFromChunk(Buffer.from(lines))
            if (!connection.stream.writableNeedDrain) return undefined
            return new Promise(drained => connection.stream.once('drain', () => drained()))
          },
          end: () =>
            new Promise((resolve, reject) => {
              if (fault) return reject(fault)
              ended = resolve
              failed = reject
              connection.endCopyFrom()
            }),
        })
      },
      handleCommandComplete({ text }: { text: string }) {
        rows = Number(/^COPY (\d+)$/.exec(text)?.[1] ?? 0)
      },
      handleReadyForQuery() {
        ended(rows)
      },
      handleError(error: Error) {
        fault = error
        failed(error)
      },
    }
    client.query(submittable as unknown as Submittable)
  })
}

/** A connection of its own for one table's COPY, as the owner who sees all organisations. */
export async function copyClient(databaseUrl: string): Promise<Client> {
  const client = new Client({
    connectionString: databaseUrl,
    options: '-c bihuan.all_organisations=on -c synchronous_commit=off',
  })
  await client.connect()
  return client
}
