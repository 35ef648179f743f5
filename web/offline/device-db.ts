import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { ProblemBody } from '../api/problem.ts'

/** Where a queued act stands. `refused`: the server named what is wrong with it; `conflict`: the case has moved on meanwhile. */
export type ActionState = 'waiting' | 'sending' | 'done' | 'refused' | 'conflict'

/** One thing a person did, as it will be sent. */
export type QueuedAction = {
  /** Its place among all that this device ever queued. */
  readonly sequence: number
  /** The Idempotency-Key: the same however often it is sent. */
  readonly key: string
  /** What must stay in order: the case. */
  readonly stream: string
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  /** What the person sees of it in the list. */
  readonly about: { readonly caseId?: string; readonly number?: string; readonly title: string; readonly act: string }
  /** Ids of kept files that must have arrived before. */
  readonly files: readonly string[]
  readonly state: ActionState
  /** The device's clock when it was done. */
  readonly at: string
  readonly tries: number
  /** Why it was not taken, as the server said it. */
  readonly problem?: ProblemBody
  readonly doneAt?: string
}

/** A file taken on the phone, kept until the server has it. */
export type KeptFile = {
  readonly id: string
  readonly name: string
  readonly mime: string
  readonly size: number
  /** Of the bytes at capture. */
  readonly sha256: string
  /** The device's clock at capture. */
  readonly takenAt: string
  readonly blob: Blob
}

/** Where `meta` has how many bytes of a file are with the server. Not beside the file: a browser writes all of it again with every change. */
export const sentKey = (id: string): string => `sent/${id}`

/** An answer of the server, kept for when there is no network. */
export type KeptAnswer = { readonly address: string; readonly text: string; readonly keptAt: number }

/** A document that is read on site (a manual, a drawing), kept whole. */
export type KeptDocument = { readonly address: string; readonly blob: Blob; readonly keptAt: number }

interface Tables extends DBSchema {
  actions: { key: number; value: QueuedAction; indexes: { key: string } }
  files: { key: string; value: KeptFile }
  answers: { key: string; value: KeptAnswer }
  documents: { key: string; value: KeptDocument }
  /** Small things by name: the device's id, the last sequence, the last contact with the server's clock. */
  meta: { key: string; value: unknown }
}
export type DeviceDb = IDBPDatabase<Tables>

/** Whose things these are: of every person in every organisation their own database. */
export type Owner = { readonly org: string; readonly person: string }

export const dbName = ({ org, person }: Owner): string => `bihuan.${org}.${person}`

/** Opens the database of one person on this device. Throws where the browser keeps nothing (private windows of old browsers). */
export function openDeviceDb(owner: Owner): Promise<DeviceDb> {
  return openDB<Tables>(dbName(owner), 1, {
    upgrade(db) {
      db.createObjectStore('actions', { keyPath: 'sequence' }).createIndex('key', 'key', { unique: true })
      db.createObjectStore('files', { keyPath: 'id' })
      db.createObjectStore('answers', { keyPath: 'address' })
      db.createObjectStore('documents', { keyPath: 'address' })
      db.createObjectStore('meta')
    },
    // A newer version of the application wants to change the tables: let it.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  })
}
