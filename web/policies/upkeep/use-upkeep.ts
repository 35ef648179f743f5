import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  Interpretation,
  interpreters,
  type NewInterpretation,
  type NewReview,
  Upkeep,
} from '../../../server/policies/upkeep/schema.ts'
import { get, post } from '../../api/request.ts'

const path = (id: string) => `/api/policies/${encodeURIComponent(id)}`
/** What to fetch again after a review or an interpretation. */
export const upkeepKey = (id: string) => ['policies', id, 'upkeep'] as const

/** 制度维护 of one regulation. */
export function useUpkeep(id: string) {
  return useQuery({ queryKey: upkeepKey(id), queryFn: ({ signal }) => get(`${path(id)}/upkeep`, Upkeep, { signal }) })
}

/** Records a written interpretation. */
export const sendInterpretation = (id: string, body: z.infer<typeof NewInterpretation>, intent: string) =>
  post(`${path(id)}/interpretations`, body, Interpretation, intent)

/** Records a yearly review. */
export const sendReview = (id: string, body: z.infer<typeof NewReview>, intent: string) =>
  post(`${path(id)}/reviews`, body, Upkeep, intent)

/** Whether to offer the buttons; who may, the server decides. */
export function mayInterpret(roles: readonly string[]): boolean {
  return roles.some(role => (interpreters as readonly string[]).includes(role))
}
