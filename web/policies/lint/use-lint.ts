import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { type FindingView, LintView, type WaiveFinding, WaiverView } from '../../../server/policies/lint/schema.ts'
import { get, post, request } from '../../api/request.ts'

type Edition = { readonly id: string; readonly edition: string }
/** The address of an edition's findings. */
export const lintPath = ({ id, edition }: Edition): string =>
  `/api/policies/${encodeURIComponent(id)}/editions/${encodeURIComponent(edition)}`
export const lintKey = ({ id, edition }: Edition) => ['policies', id, edition, 'lint'] as const

/** What the lint finds in an edition. It depends on posts, laws and the day, so that it is asked again when the page opens. */
export function useLint(edition: Edition) {
  return useQuery({
    queryKey: lintKey(edition),
    queryFn: ({ signal }) => get(`${lintPath(edition)}/lint`, LintView, { signal }),
    staleTime: 60_000,
  })
}

export const sendWaiver = (edition: Edition, body: WaiveFinding, intent: string): Promise<WaiverView> =>
  post(`${lintPath(edition)}/waivers`, body, WaiverView, intent)
export const withdrawWaiver = (edition: Edition, waiver: string, intent: string): Promise<unknown> =>
  request(`${lintPath(edition)}/waivers/${encodeURIComponent(waiver)}`, { method: 'DELETE', schema: z.unknown(), intent })

export const shownSeverities = ['error', 'warning', 'waived', 'note'] as const
export type ShownSeverity = (typeof shownSeverities)[number]
/** Where a finding stands on the page: a waived warning is a group of its own. */
export const shownAs = ({ severity, waiver }: Pick<FindingView, 'severity' | 'waiver'>): ShownSeverity =>
  waiver === undefined ? severity : 'waived'
