import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import type { Problem } from './problem.ts'
import { get } from './request.ts'

/** `GET /api/setup`: open to everybody, so it says nothing but this. */
export const SetupState = z.object({
  needsSetup: z.boolean(),
  /** Only on loopback and only with demo data. */
  demo: z
    .object({
      password: z.string(),
      logins: z.array(
        z.object({
          email: z.string(),
          name: z.string(),
          title: z.string(),
          hint: z.string().optional(),
          organisation: z.string().optional(),
        }),
      ),
    })
    .optional(),
})
export type SetupState = z.infer<typeof SetupState>
export type DemoLogin = NonNullable<SetupState['demo']>['logins'][number]

/** What the first-run page sends: `POST /api/setup`. */
export const SetupRequest = z.object({
  token: z.string().trim().min(1),
  organisation: z.object({ name: z.string().trim().min(1).max(200), nameEn: z.string().trim().min(1).max(200).optional() }),
  administrator: z.object({ name: z.string().trim().min(1).max(100), email: z.email(), password: z.string().min(10).max(128) }),
})
export type SetupRequest = z.infer<typeof SetupRequest>

/** Whether the server has been set up, and the demo logins if there are any. */
export function useSetupState(): UseQueryResult<SetupState, Problem> {
  return useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => get('/api/setup', SetupState, { signal }), staleTime: 60_000 })
}
