import { useQuery } from '@tanstack/react-query'
import { AnnouncementList, BatchRow, BatchView, OwnPayroll, PayrollView, WageList } from '../../server/payroll/schema.ts'
import { usePages } from '../api/query.ts'
import { get } from '../api/request.ts'

/** Keyed under `case`, so that whatever happens to a penalty looks again. */
export const payrollKey = ['case', 'payroll'] as const

export const usePayroll = (month: string | undefined) =>
  useQuery({
    queryKey: [...payrollKey, 'lines', month ?? ''],
    queryFn: ({ signal }) => get('/api/payroll', PayrollView, { query: { month }, signal }),
  })
export const useWages = (month: string, enabled: boolean) =>
  useQuery({
    queryKey: [...payrollKey, 'wages', month],
    queryFn: ({ signal }) => get('/api/payroll/wages', WageList, { query: { month }, signal }),
    enabled,
  })
export const useAnnouncements = () =>
  useQuery({
    queryKey: [...payrollKey, 'announcements'],
    queryFn: ({ signal }) => get('/api/payroll/announcements', AnnouncementList, { signal }),
  })
export const useBatches = () =>
  usePages({ key: [...payrollKey, 'batches'], path: '/api/payroll/batches', item: BatchRow, pageSize: 20 })
export const useBatch = (id: string) =>
  useQuery({
    queryKey: [...payrollKey, 'batch', id],
    queryFn: ({ signal }) => get(`/api/payroll/batches/${encodeURIComponent(id)}`, BatchView, { signal }),
  })
/** What is taken because of one penalty; only for whom it is about and human resources. */
export const useOwnPayroll = (caseId: string, enabled: boolean) =>
  useQuery({
    queryKey: ['case', caseId, 'payroll'],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(caseId)}/payroll`, OwnPayroll, { signal }),
    enabled,
    retry: false,
  })
