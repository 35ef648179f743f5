import { useQuery } from '@tanstack/react-query'
import { type ListRewards, PublicationList, RewardPage } from '../../server/rewards/schema.ts'
import { usePages } from '../api/query.ts'
import { get, post } from '../api/request.ts'

export type RewardFilter = { readonly [K in Exclude<keyof ListRewards, 'limit' | 'after'>]?: string | undefined }

/** Keyed under `case`, so that whatever changes a case looks again. */
export const useRewards = (filter: RewardFilter) =>
  usePages({ key: ['case', 'rewards'], path: '/api/rewards', item: RewardPage.shape.items.element, query: filter, pageSize: 30 })

/** The sums of all that a filter finds, whose rewards the viewer sees, and which there are. */
export const useRewardTotals = (filter: RewardFilter) =>
  useQuery({
    queryKey: ['case', 'rewards', 'totals', filter],
    queryFn: ({ signal }) => get('/api/rewards', RewardPage, { query: { ...filter, limit: 1 }, signal }),
  })

/** The reward of one case; undefined while it loads, and where the viewer does not see it. */
export const useReward = (caseId: string) =>
  useQuery({
    queryKey: ['case', caseId, 'reward'],
    queryFn: ({ signal }) => get('/api/rewards', RewardPage, { query: { case: caseId, limit: 1 }, signal }),
  })

export const usePublications = () =>
  useQuery({
    queryKey: ['case', 'rewards', 'published'],
    queryFn: ({ signal }) => get('/api/rewards/published', PublicationList, { signal }),
  })

export const raiseObjection = (caseId: string, reason: string, intent: string) =>
  post(`/api/rewards/${encodeURIComponent(caseId)}/objections`, { reason }, PublicationList, intent)
