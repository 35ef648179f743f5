import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { Instant, LocalDate } from '../../events/instant.ts'
import { type Language, Text } from '../../events/text.ts'
import { get } from './request.ts'

/** A line of the sum: a day or stretch, counted or not, and because of what (engine/calendar/account.ts). */
export const WhyStep = z.object({
  date: LocalDate,
  counted: z.boolean(),
  from: Instant.optional(),
  to: Instant.optional(),
  minutes: z.number().optional(),
  because: z.string(),
  /** 国庆节 */
  name: z.string().optional(),
  /** Addresses of the State Council's notices. */
  notices: z.array(z.string()).optional(),
})
export type WhyStep = z.infer<typeof WhyStep>

/** Why a duty is due when it is: the engine's Explanation as JSON, `GET /api/cases/:caseId/duties/:dutyId/why`. */
export const Why = z.object({
  title: Text,
  edition: z.object({ id: z.string(), edition: z.string(), title: Text }),
  clause: z.object({ number: z.string(), title: Text, gist: Text }),
  reading: z.object({ says: Text, by: z.string(), on: LocalDate }).optional(),
  start: z.object({ title: Text, at: Instant }),
  within: z.object({ unit: z.string(), amount: z.number() }).optional(),
  pauses: z.array(z.tuple([Instant, Instant])),
  steps: z.array(WhyStep),
  result: z.object({ dueAt: Instant.optional(), provisional: z.boolean(), graced: z.boolean().default(false) }),
  calendar: z.object({ title: z.string() }).optional(),
  /** The same in sentences, for copying. */
  text: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }) satisfies z.ZodType<Record<Language, string[]>>,
})
export type Why = z.infer<typeof Why>

/** The explanation of a duty. Keyed under the case, so that whatever changes the case refreshes it. */
export function useWhyData(caseId: string, dutyId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'duty', dutyId, 'why'],
    queryFn: ({ signal }) =>
      get(`/api/cases/${encodeURIComponent(caseId)}/duties/${encodeURIComponent(dutyId)}/why`, Why, { signal }),
  })
}
