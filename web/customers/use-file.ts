import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { CaseMachine, CustomerFile, FileChangeRow } from '../../server/customers/file-schema.ts'
import { MachineCase, MachineRow, MachineView, ModelList } from '../../server/customers/machine-schema.ts'
import { usePages } from '../api/query.ts'
import { get, post, request } from '../api/request.ts'

const at = (path: string, ...ids: string[]) => ids.reduce((text, id) => text.replace('*', encodeURIComponent(id)), path)

/** Sites, contacts and contracts of a customer. */
export function useFile(customer: string) {
  return useQuery({
    queryKey: ['customers', customer, 'file'],
    queryFn: ({ signal }) => get(at('/api/customers/*/file', customer), CustomerFile, { signal }),
  })
}
/** What was changed in a customer's file, or in one entry of it. */
export function useChanges(customer: string, entity?: string) {
  return usePages({
    key: ['customers', customer, 'changes', entity ?? ''],
    path: at('/api/customers/*/changes', customer),
    item: FileChangeRow,
    query: entity === undefined ? {} : { entity },
  })
}
export type MachineFilter = {
  readonly q: string
  readonly model: string
  readonly warranty: string
  readonly endsWithin: string
  readonly failures: string
}
/** Machines by filter. */
export function useMachines({ q, model, warranty, endsWithin, failures }: MachineFilter) {
  return usePages({
    key: ['machines', 'list'],
    path: '/api/machines',
    item: MachineRow,
    query: {
      ...(q.trim() === '' ? {} : { q: q.trim() }),
      ...(model === '' ? {} : { model }),
      ...(warranty === '' ? {} : { warranty }),
      ...(endsWithin === '' ? {} : { endsWithin }),
      ...(failures === '' ? {} : { failures }),
    },
  })
}
export function useModels() {
  return useQuery({
    queryKey: ['machines', 'models'],
    queryFn: ({ signal }) => get('/api/machines/models', ModelList, { signal }),
  })
}
/** The service file of a machine. */
export function useMachine(id: string) {
  return useQuery({
    queryKey: ['machines', id],
    queryFn: ({ signal }) => get(at('/api/machines/*', id), MachineView, { signal }),
  })
}
/** Its cases; `visits`: those by which somebody was sent. */
export function useMachineCases(id: string, visits: boolean) {
  return usePages({
    key: ['machines', id, 'cases'],
    path: at('/api/machines/*/cases', id),
    item: MachineCase,
    query: visits ? { visits: '1' } : {},
  })
}
/** The machine of a case and what is to be paid; a key of the case, so that what happens to it refreshes this too. */
export function useCaseMachine(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'machine'],
    queryFn: ({ signal }) => get(at('/api/cases/*/machine', caseId), CaseMachine, { signal }),
  })
}
const Regions = z.object({ regions: z.array(z.object({ id: z.string(), name: z.string() })) })
/** Regions that a site may lie in. */
export function useRegions() {
  return useQuery({
    queryKey: ['organisation', 'regions'],
    queryFn: ({ signal }) => get('/api/organisation', Regions, { signal }),
    staleTime: 600_000,
    retry: false,
  })
}

type Entry = 'sites' | 'contacts' | 'contracts'
/** Makes an entry of a customer's file, or changes one. */
export const saveEntry = (customer: string, what: Entry, id: string | undefined, body: object, intent: string) =>
  id === undefined
    ? post(at(`/api/customers/*/${what}`, customer), body, CustomerFile, intent)
    : request(at(`/api/customers/*/${what}/*`, customer, id), { method: 'PATCH', body, schema: CustomerFile, intent })
export const changeMachine = (id: string, body: object, intent: string) =>
  request(at('/api/machines/*', id), { method: 'PATCH', body, schema: MachineView, intent })
export const addPart = (machine: string, body: object, intent: string) =>
  post(at('/api/machines/*/parts', machine), body, MachineView, intent)
export const takeOutPart = (machine: string, part: string, body: object, intent: string) =>
  post(at('/api/machines/*/parts/*/remove', machine, part), body, MachineView, intent)
