import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { CaseExplanation, CaseViolations, type DueFigures, type ExplanationView } from '../../server/policies/explain/schema.ts'
import { get } from './request.ts'

/** Why something about a case is as it is: the engine's explanation as JSON. */
export type Why = CaseExplanation
/** What is drawn as a sheet: of a case, or of an edition with facts of one's own. */
export type WhyShown = ExplanationView & Partial<Pick<CaseExplanation, 'case'>>
/** A line of the sum of a due time: a day or stretch, counted or not, and because of what (engine/calendar/account.ts). */
export type WhyStep = z.infer<typeof DueFigures>['steps'][number]

/** `GET /api/cases/:id/why/:what`. Keyed under the case, so that whatever changes the case refreshes it. */
export function useWhyData(caseId: string, what: string) {
  return useQuery({
    queryKey: ['case', caseId, 'why', what],
    queryFn: ({ signal }) =>
      get(`/api/cases/${encodeURIComponent(caseId)}/why/${encodeURIComponent(what)}`, CaseExplanation, { signal }),
    retry: false,
  })
}

/** The violations that the late duties of a case are: `GET /api/cases/:id/violations`. */
export function useViolations(caseId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['case', caseId, 'violations'],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(caseId)}/violations`, CaseViolations, { signal }),
    enabled,
    retry: false,
  })
}
