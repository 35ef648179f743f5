import type { TimelineEntry } from '../../server/cases/schema.ts'
import type { Waiting } from './ahead.ts'

export const photoPhases = ['before', 'after', 'nameplate', 'other'] as const
export type PhotoPhase = (typeof photoPhases)[number]
/** A photo of an order; `waits`: only this phone has it. */
export type Photo = {
  readonly file: string
  readonly phase: PhotoPhase
  readonly takenAt: string
  readonly sha256: string
  readonly place: string | undefined
  readonly by: string | undefined
  readonly waits: boolean
}

const isPhase = (value: unknown): value is PhotoPhase => (photoPhases as readonly unknown[]).includes(value)

/** The photos of an order in the order in which they were taken, with those that wait in this phone; taken back ones are left out. */
export function photosOf(timeline: readonly TimelineEntry[], waiting: readonly Waiting[]): Photo[] {
  const there = timeline
    .filter(entry => entry.type === 'photo.added' && entry.correctedBy === undefined)
    .flatMap(({ data, sealed, actor }) => photoOf({ ...data, ...sealed }, actor.name, false))
  const known = new Set(there.map(photo => photo.sha256))
  const ahead = waiting
    .filter(one => one.act === 'add-photo')
    .flatMap(one => photoOf(one.data, undefined, true))
    .filter(photo => !known.has(photo.sha256))
  return [...there, ...ahead].sort((a, b) => a.takenAt.localeCompare(b.takenAt))
}

function photoOf(data: Readonly<Record<string, unknown>>, by: string | undefined, waits: boolean): Photo[] {
  const { file, phase, takenAt, sha256, place } = data
  if (typeof file !== 'string' || !isPhase(phase) || typeof takenAt !== 'string' || typeof sha256 !== 'string') return []
  return [{ file, phase, takenAt, sha256, place: typeof place === 'string' ? place : undefined, by, waits }]
}
