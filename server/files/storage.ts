import type { Readable } from 'node:stream'
import { refuse } from '../errors.ts'

export type StorageKind = 'folder' | 's3'
/** From the first byte up to the one before `to`. */
export type ByteRange = { readonly from: number; readonly to: number }
export type StoredObject = { readonly name: string; readonly bytes: number }

/**
 * Where encrypted contents lie, by name (`<organisation>/<random>`). An object is there wholly or not at all. What cannot be reached is
 * {@link StorageUnreachable}, never "not there".
 */
export type ObjectStorage = {
  readonly kind: StorageKind
  /** Takes a file of this computer, which may be moved away by it. An object of this name must not be there yet. */
  put(name: string, path: string): Promise<void>
  /** The content, or these bytes of it; undefined where there is none of this name. */
  get(name: string, range?: ByteRange): Promise<Readable | undefined>
  /** Takes it away; one that is not there is no error. */
  remove(name: string): Promise<void>
  /** All objects whose name begins like this. */
  list(prefix: string): AsyncIterable<StoredObject>
}

/** The storage does not answer, or answers with a failure of its own. */
export class StorageUnreachable extends Error {
  constructor(kind: StorageKind, cause: unknown) {
    super(`the ${kind} storage cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    this.name = 'StorageUnreachable'
  }
}

/** For `.catch` where somebody waits for the answer: an unreachable storage is `file.storage-unreachable`, anything else goes on as it is. */
export function refuseUnreachable(error: unknown): never {
  throw error instanceof StorageUnreachable ? refuse('file.storage-unreachable') : error
}
