import { useQuery } from '@tanstack/react-query'
import { Coverage, SampleRow, SampleRules, SampleView, ShopList } from '../../server/sampling/schema.ts'
import {
  Audits,
  DataHit,
  Finding,
  HandlingCheck,
  HitPage,
  type ListChecks,
  type ListFindings,
  type ListHits,
} from '../../server/supervision/schema.ts'
import { usePages } from '../api/query.ts'
import { get } from '../api/request.ts'

/** What every write here makes out of date. */
export const touched = [['supervision'], ['duties'], ['me']] as const

export const useSamples = (filter: { rule?: string | undefined; mine?: '1' | undefined }) =>
  usePages({ key: ['supervision', 'samples'], path: '/api/samples', item: SampleRow, query: filter })

export const useSample = (id: string) =>
  useQuery({
    queryKey: ['supervision', 'sample', id],
    queryFn: ({ signal }) => get(`/api/samples/${encodeURIComponent(id)}`, SampleView, { signal }),
  })

export const useSampleRules = () =>
  useQuery({
    queryKey: ['supervision', 'rules'],
    queryFn: ({ signal }) => get('/api/samples/rules', SampleRules, { signal }),
  })

export const useCoverage = (from: string, to: string) =>
  useQuery({
    queryKey: ['supervision', 'coverage', from, to],
    queryFn: ({ signal }) => get('/api/samples/coverage', Coverage, { query: { from, to }, signal }),
  })

export const useShops = () =>
  useQuery({ queryKey: ['supervision', 'shops'], queryFn: ({ signal }) => get('/api/shops', ShopList, { signal }) })

type FindingFilter = { readonly [name in 'state' | 'source' | 'major' | 'mine' | 'finding']: ListFindings[name] | undefined }
export const useFindings = (filter: FindingFilter) =>
  usePages({ key: ['supervision', 'findings'], path: '/api/supervision/findings', item: Finding, query: filter })

export const useAudits = (year: string | undefined) =>
  useQuery({
    queryKey: ['supervision', 'audits', year],
    queryFn: ({ signal }) => get('/api/supervision/audits', Audits, { query: { year }, signal }),
  })

export const useChecks = (filter: { state: ListChecks['state'] | undefined }) =>
  usePages({ key: ['supervision', 'checks'], path: '/api/supervision/checks', item: HandlingCheck, query: filter })

export const useHits = (filter: { rule?: ListHits['rule'] | undefined; state?: ListHits['state'] | undefined }) =>
  usePages({ key: ['supervision', 'hits'], path: '/api/supervision/data-checks', item: DataHit, query: filter })

/** How many stand open by check; the same answer as the first page. */
export const useHitCounts = () =>
  useQuery({
    queryKey: ['supervision', 'hit-counts'],
    queryFn: ({ signal }) => get('/api/supervision/data-checks', HitPage, { query: { limit: 1 }, signal }),
  })
