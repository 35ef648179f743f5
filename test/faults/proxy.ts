import { connect, createServer, type NetConnectOpts, type Socket } from 'node:net'

/** A wire between two programs that a test cuts. */
export type Wire = {
  readonly port: number
  /** Ends every connection, and refuses new ones until `mend`. */
  cut(): void
  /** Lets nothing through any more, and says so to nobody: a cable pulled out. */
  silence(): void
  mend(): void
  /** Ends the connections that are there, once; new ones are let through. */
  drop(): void
  /** Called with what the far side answers; true ends that connection instead of passing it on. */
  onAnswer: ((bytes: Buffer) => boolean) | undefined
  close(): Promise<void>
}

/** Listens on a port of this computer and passes on what comes. */
export async function proxyTo(target: NetConnectOpts, port = 0): Promise<Wire> {
  const pairs = new Set<readonly [Socket, Socket]>()
  let state: 'open' | 'cut' | 'silent' = 'open'
  const server = createServer(near => {
    if (state === 'cut') return void near.destroy()
    const far = connect(target)
    const pair = [near, far] as const
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      // A cable that is out carries no end of a connection either.
      if (state === 'silent') return
      near.destroy()
      far.destroy()
    }
    near.on('data', bytes => state === 'silent' || far.write(bytes))
    far.on('data', bytes => {
      if (state === 'silent') return
      if (proxy.onAnswer?.(bytes)) end()
      else near.write(bytes)
    })
    for (const socket of pair) {
      socket.on('error', end)
      socket.on('close', end)
    }
  })
  const drop = () => {
    for (const pair of [...pairs]) for (const socket of pair) socket.destroy()
    pairs.clear()
  }
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  const proxy: Wire = {
    port: typeof address === 'object' && address !== null ? address.port : port,
    onAnswer: undefined,
    cut() {
      state = 'cut'
      drop()
    },
    silence() {
      state = 'silent'
    },
    mend() {
      state = 'open'
      drop()
    },
    drop,
    close: () =>
      new Promise(resolve => {
        drop()
        server.close(() => resolve())
      }),
  }
  return proxy
}
