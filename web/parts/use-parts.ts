import { useQuery } from '@tanstack/react-query'
import { ClaimPage, FailedParts, type ListClaims } from '../../server/parts/claim-schema.ts'
import { ChannelList, EmergencyPage, MaterialList } from '../../server/parts/emergency-schema.ts'
import { type AskPlan, IssuedPlan, PlanList, PlanView } from '../../server/parts/plan-schema.ts'
import { ProposalList, PurchasePage } from '../../server/parts/purchase-schema.ts'
import { CaseParts, DifferencePage, ReservationPage } from '../../server/parts/reservation-schema.ts'
import { LocationList, MovePage, MyStock, PartPage, PartView, SupplierList, UsePage } from '../../server/parts/schema.ts'
import { StocktakePage, StocktakeView } from '../../server/parts/stocktake-schema.ts'
import { usePages } from '../api/query.ts'
import { get, type Query } from '../api/request.ts'

/** Everything of the stock is under this key: whatever moves some of it looks at all of it again. */
export const stockKey = ['case', 'parts'] as const
/** What a change of stock refreshes: the lists, and the panels of cases. */
export const stockChanges = [stockKey, ['case']]

export const useCatalogue = (query: Query) =>
  usePages({ key: [...stockKey, 'catalogue'], path: '/api/parts', item: PartPage.shape.items.element, query })
export const usePart = (id: string) =>
  useQuery({
    queryKey: [...stockKey, 'one', id],
    queryFn: ({ signal }) => get(`/api/parts/${encodeURIComponent(id)}`, PartView, { signal }),
  })
export const usePartUses = (id: string) =>
  usePages({
    key: [...stockKey, 'uses', id],
    path: `/api/parts/${encodeURIComponent(id)}/uses`,
    item: UsePage.shape.items.element,
    pageSize: 20,
  })
export const useMoves = (query: Query, pageSize = 50) =>
  usePages({ key: [...stockKey, 'moves'], path: '/api/parts/moves', item: MovePage.shape.items.element, query, pageSize })
export const useLocations = () =>
  useQuery({
    queryKey: [...stockKey, 'locations'],
    queryFn: ({ signal }) => get('/api/parts/locations', LocationList, { signal }),
    staleTime: 60_000,
  })
export const useSuppliers = () =>
  useQuery({
    queryKey: [...stockKey, 'suppliers'],
    queryFn: ({ signal }) => get('/api/parts/suppliers', SupplierList, { signal }),
    staleTime: 60_000,
  })
export const useMyStock = () =>
  useQuery({ queryKey: [...stockKey, 'mine'], queryFn: ({ signal }) => get('/api/parts/mine', MyStock, { signal }) })
export const useReservations = (query: Query) =>
  usePages({
    key: [...stockKey, 'reservations'],
    path: '/api/parts/reservations',
    item: ReservationPage.shape.items.element,
    query,
  })
export const useDifferences = (query: Query) =>
  usePages({ key: [...stockKey, 'differences'], path: '/api/parts/differences', item: DifferencePage.shape.items.element, query })
export const useProposals = (query: Query) =>
  useQuery({
    queryKey: [...stockKey, 'proposals', query],
    queryFn: ({ signal }) => get('/api/parts/proposals', ProposalList, { signal, query }),
  })
export const usePurchases = () =>
  usePages({
    key: [...stockKey, 'purchases'],
    path: '/api/parts/purchases',
    item: PurchasePage.shape.items.element,
    pageSize: 20,
  })
export const usePlan = (ask: AskPlan) =>
  useQuery({
    queryKey: [...stockKey, 'plan', ask],
    queryFn: ({ signal }) => get('/api/parts/plan', PlanView, { signal, query: ask }),
  })
export const usePlans = () =>
  useQuery({ queryKey: [...stockKey, 'plans'], queryFn: ({ signal }) => get('/api/parts/plans', PlanList, { signal }) })
export const useIssuedPlan = (id: string) =>
  useQuery({
    queryKey: [...stockKey, 'plans', id],
    queryFn: ({ signal }) => get(`/api/parts/plans/${encodeURIComponent(id)}`, IssuedPlan, { signal }),
  })
export const useStocktakes = () =>
  useQuery({
    queryKey: [...stockKey, 'stocktakes'],
    queryFn: ({ signal }) => get('/api/parts/stocktakes', StocktakePage, { signal, query: { limit: 50 } }),
  })
export const useStocktake = (id: string) =>
  useQuery({
    queryKey: [...stockKey, 'stocktakes', id],
    queryFn: ({ signal }) => get(`/api/parts/stocktakes/${encodeURIComponent(id)}`, StocktakeView, { signal }),
  })
export const useChannels = () =>
  useQuery({ queryKey: [...stockKey, 'channels'], queryFn: ({ signal }) => get('/api/parts/channels', ChannelList, { signal }) })
export const useEmergency = () =>
  usePages({
    key: [...stockKey, 'emergency'],
    path: '/api/parts/emergency',
    item: EmergencyPage.shape.items.element,
    pageSize: 20,
  })
export const useMaterials = () =>
  useQuery({
    queryKey: [...stockKey, 'materials'],
    queryFn: ({ signal }) => get('/api/parts/materials', MaterialList, { signal }),
  })
export const useClaims = (query: Partial<Pick<ListClaims, 'state' | 'supplier'>>) =>
  usePages({ key: [...stockKey, 'claims'], path: '/api/parts/claims', item: ClaimPage.shape.items.element, query, pageSize: 20 })
export const useClaimTotals = () =>
  useQuery({
    queryKey: [...stockKey, 'claims', 'totals'],
    queryFn: ({ signal }) => get('/api/parts/claims', ClaimPage, { signal, query: { limit: 1 } }),
  })

const ofCase = (id: string, name: string) => `/api/cases/${encodeURIComponent(id)}/${name}`
export const useCaseParts = (id: string) =>
  useQuery({ queryKey: ['case', id, 'parts'], queryFn: ({ signal }) => get(ofCase(id, 'parts'), CaseParts, { signal }) })
export const useFailedParts = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['case', id, 'failed-parts'],
    queryFn: ({ signal }) => get(ofCase(id, 'failed-parts'), FailedParts, { signal }),
    enabled,
  })
export { ofCase }
