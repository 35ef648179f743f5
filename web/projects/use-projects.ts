import { useQuery } from '@tanstack/react-query'
import { OnTimeRate, ProjectPage, ProjectView } from '../../server/projects/schema.ts'
import { get } from '../api/request.ts'

export type ProjectFilter = { readonly state: string; readonly q: string; readonly after?: string | undefined }

/** One page of projects; a page of open or finished ones may hold fewer than asked for. */
export function useProjects({ state, q, after }: ProjectFilter) {
  return useQuery({
    queryKey: ['projects', 'list', state, q, after ?? ''],
    queryFn: ({ signal }) =>
      get('/api/projects', ProjectPage, {
        query: { state, limit: 50, ...(q === '' ? {} : { q }), ...(after === undefined ? {} : { after }) },
        signal,
      }),
    placeholderData: before => before,
  })
}

/** A project with its phases, orders and plans. */
export function useProject(id: string) {
  return useQuery({
    queryKey: ['projects', 'one', id],
    queryFn: ({ signal }) => get(`/api/projects/${encodeURIComponent(id)}`, ProjectView, { signal }),
  })
}

/** How much was finished on time this year. */
export function useOnTimeRate() {
  return useQuery({
    queryKey: ['projects', 'on-time'],
    queryFn: ({ signal }) => get('/api/projects-on-time', OnTimeRate, { signal }),
  })
}
