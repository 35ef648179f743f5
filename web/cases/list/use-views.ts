import { useQuery } from '@tanstack/react-query'
import { lateSchema } from '../../api/late-schema.ts'
import { get, post, request } from '../../api/request.ts'
import { useAct } from '../../api/use-act.ts'

const SavedViews = lateSchema(async () => (await import('../../../server/views/schema.ts')).SavedViews)
const Anything = lateSchema(async () => (await import('../../api/answers.ts')).Anything)

const key = ['views', 'cases']

/** The saved views of the case list, and what can be done to them. Without the server's part there are none, and the list works. */
export function useViews() {
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get('/api/views', SavedViews, { query: { page: 'cases' }, signal }),
    staleTime: 60_000,
    retry: false,
  })
  const add = useAct({
    send: (view: { name: string; query: string; isShared: boolean }, intent) =>
      post('/api/views', { ...view, page: 'cases' }, Anything, intent),
    refreshes: [key],
  })
  const change = useAct({
    send: ({ id, ...view }: { id: string; name?: string; query?: string; isShared?: boolean }, intent) =>
      request(`/api/views/${encodeURIComponent(id)}`, { method: 'PATCH', body: view, schema: Anything, intent }),
    refreshes: [key],
  })
  const remove = useAct({
    send: (id: string, intent) => request(`/api/views/${encodeURIComponent(id)}`, { method: 'DELETE', schema: Anything, intent }),
    refreshes: [key],
  })
  return { views: query.data?.items ?? [], isThere: query.data !== undefined, add, change, remove }
}
