import { type QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Act } from '../../events/registry.ts'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import { lateSchema } from '../api/late-schema.ts'
import { Problem } from '../api/problem.ts'
import { get, post } from '../api/request.ts'
import type { Done as DoneSchema } from './answers.ts'
import { caseKey } from './case-key.ts'

const Whole = lateSchema(async () => (await import('../../server/cases/schema.ts')).CaseWithTimeline)
const DoneLate = lateSchema(async () => (await import('./answers.ts')).Done)

/** A case with all that happened to it. */
export function useCase(id: string): UseQueryResult<CaseWithTimeline, Problem> {
  return useQuery({
    queryKey: caseKey(id),
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(id)}`, Whole, { signal }),
  })
}

/** The same where there may be none to ask for. */
export function useKnownCase(id: string | undefined): UseQueryResult<CaseWithTimeline, Problem> {
  return useQuery({
    queryKey: caseKey(id ?? ''),
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(id ?? '')}`, Whole, { signal }),
    enabled: id !== undefined,
  })
}

/** What an act gives back: the event, what came of it besides (a customer's link), and the case as it is now. */
export type Done = z.infer<typeof DoneSchema>

/** One act as it is sent. */
export type ActRequest = {
  readonly type: Act
  readonly data: Readonly<Record<string, unknown>>
  readonly at?: string
  readonly backdating?: { readonly reason: string; readonly evidence?: string }
  /** The sequence number on the screen: somebody in between is `case.changed-meanwhile`. */
  readonly expectedSeq?: number
}

/** A cell of rows stands in the form with its whole row, whichever half of the event it belongs to. */
const fieldOf = (path: string): string => path.replace(/^data\./, '').replace(/^texts\.([^.]+)\.(\d+)\./, 'values.$1.$2.')

/** Field messages of the act's data (`data.reason`) as messages of the form's fields (`reason`). */
function atFields(problem: Problem): Problem {
  if (problem.fields === undefined) return problem
  const fields = Object.fromEntries(Object.entries(problem.fields).map(([path, message]) => [fieldOf(path), message]))
  const { status, code, title, detail, clause, mend } = problem
  return new Problem({ status, code, title, detail, clause, mend, fields }, { cause: problem })
}

/** The one door: `POST /api/cases/:id/events`. Throws a Problem whose field messages are named as the form's fields. */
export async function performAct(caseId: string, request: ActRequest, intent: string): Promise<Done> {
  try {
    return await post(`/api/cases/${encodeURIComponent(caseId)}/events`, request, DoneLate, intent)
  } catch (error) {
    throw error instanceof Problem ? atFields(error) : error
  }
}

/** Puts the answer of an act into the case on the screen at once; the timeline follows with the next read. */
export function keepAnswer(queries: QueryClient, caseId: string, done: Done) {
  queries.setQueryData<CaseWithTimeline>(caseKey(caseId), before => (before === undefined ? before : { ...before, ...done.case }))
  void queries.invalidateQueries({ queryKey: caseKey(caseId) })
  for (const key of [['case', 'list'], ['duties'], ['approvals'], ['me']]) void queries.invalidateQueries({ queryKey: key })
}
