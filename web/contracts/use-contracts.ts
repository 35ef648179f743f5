import { useQuery } from '@tanstack/react-query'
import {
  ContractPage,
  ContractView,
  DunningPage,
  ExportPage,
  OpenOfCustomer,
  OwedPage,
  PaymentPage,
  Receivables,
} from '../../server/contracts/schema.ts'
import { usePages } from '../api/query.ts'
import { get } from '../api/request.ts'

type Filter = Readonly<Record<string, string | undefined>>
const row = { contract: ContractPage.shape.items.element, owed: OwedPage.shape.items.element }

export const useContracts = (query: Filter) =>
  usePages({ key: ['case', 'contracts', 'list'], path: '/api/contracts', item: row.contract, query })
export const useOwed = (query: Filter) =>
  usePages({ key: ['case', 'contracts', 'owed'], path: '/api/receivables/invoices', item: row.owed, query })
export const useDunning = (query: Filter) =>
  usePages({ key: ['case', 'contracts', 'dunning'], path: '/api/dunning', item: DunningPage.shape.items.element, query })
export const usePayments = (query: Filter) =>
  usePages({ key: ['case', 'contracts', 'payments'], path: '/api/payments', item: PaymentPage.shape.items.element, query })

/** 应收账龄 as of a day. */
export const useReceivables = (query: Filter, enabled = true) =>
  useQuery({
    queryKey: ['case', 'contracts', 'receivables', query],
    queryFn: ({ signal }) => get('/api/receivables', Receivables, { query, signal }),
    enabled,
  })
/** A contract with its money; refreshed with its case. */
export const useContract = (caseId: string, enabled = true) =>
  useQuery({
    queryKey: ['case', caseId, 'contract'],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(caseId)}/contract`, ContractView, { signal }),
    enabled,
  })
/** What a customer owes, with a proposal for an amount. */
export const useOpenOf = (customer: string | undefined, amountFen: number, text: string) =>
  useQuery({
    queryKey: ['case', 'contracts', 'open-of', customer, amountFen, text],
    queryFn: ({ signal }) =>
      get('/api/payments/proposal', OpenOfCustomer, { query: { customer: customer ?? '', amountFen, text }, signal }),
    enabled: customer !== undefined,
    placeholderData: known => known,
  })
export const useExports = () =>
  useQuery({
    queryKey: ['case', 'contracts', 'exports'],
    queryFn: ({ signal }) => get('/api/money-exports', ExportPage, { signal }),
  })
