import { setTimeout as sleep } from 'node:timers/promises'
import { Client, type ClientConfig } from 'pg'
import type { Log } from './database.ts'

export type NotificationHandler = (payload: string) => void

export type Notifications = {
  listen(channel: string, handler: NotificationHandler): Promise<() => Promise<void>>
  close(): Promise<void>
}

const RECONNECT_MS = 1_000

/**
 * Listens on one connection of its own, opened with the first listener and again whenever it is lost. What is sent while
 * it is away is lost, so a notification only says "look now"; whoever listens also looks now and then by himself.
 */
export function notifications(config: ClientConfig, log: Log): Notifications {
  const handlers = new Map<string, Set<NotificationHandler>>()
  let connection: Promise<Client> | undefined
  let isClosed = false

  const connect = async (): Promise<Client> => {
    const client = new Client({ ...config, keepAlive: true })
    client.on('notification', ({ channel, payload }) => {
      for (const handler of handlers.get(channel) ?? []) handler(payload ?? '')
    })
    client.on('error', error => log.warn({ error }, 'the listening connection was lost'))
    await client.connect()
    for (const channel of handlers.keys()) await client.query(`listen ${client.escapeIdentifier(channel)}`)
    client.once('end', () => {
      connection = undefined
      if (!isClosed && handlers.size > 0) connection = reconnect()
    })
    return client
  }
  const reconnect = async (): Promise<Client> => {
    for (;;) {
      await sleep(RECONNECT_MS, undefined, { ref: false })
      if (isClosed) throw new Error('the database was closed')
      try {
        return await connect()
      } catch (error) {
        log.warn({ error }, 'the listening connection cannot be opened; trying again')
      }
    }
  }
  const connected = () => {
    connection ??= connect()
    connection.catch(() => {}) // whoever awaits it gets the error
    return connection
  }

  return {
    async listen(channel, handler) {
      const client = await connected()
      const others = handlers.get(channel)
      handlers.set(channel, (others ?? new Set()).add(handler))
      if (!others) await client.query(`listen ${client.escapeIdentifier(channel)}`)
      return async () => {
        handlers.get(channel)?.delete(handler)
        if (handlers.get(channel)?.size !== 0) return
        handlers.delete(channel)
        const current = await connection
        await current?.query(`unlisten ${current.escapeIdentifier(channel)}`)
      }
    },
    async close() {
      isClosed = true
      const client = await connection?.catch(() => undefined)
      await client?.end()
    },
  }
}
