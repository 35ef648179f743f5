import type { CaseWithTimeline, TimelineEntry } from '../../server/cases/schema.ts'

/** The last time that a record was made and not taken back; undefined where it never was. */
export function lastRecord({ timeline }: Pick<CaseWithTimeline, 'timeline'>, record: string): TimelineEntry | undefined {
  return timeline.findLast(
    entry => entry.type === 'record.made' && entry.data.record === record && entry.correctedBy === undefined,
  )
}
