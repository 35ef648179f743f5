import type { CaseWithTimeline } from '../../server/cases/schema.ts'

/** When what a case is about began, by whoever registered it; where they did not say, when it was registered. */
export function begunAt({ timeline, openedAt }: Pick<CaseWithTimeline, 'timeline' | 'openedAt'>): string {
  const said = timeline.find(entry => entry.type === 'case.opened')?.data.occurredAt
  return typeof said === 'string' ? said : openedAt
}
