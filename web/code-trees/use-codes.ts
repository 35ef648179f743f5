import { useQuery } from '@tanstack/react-query'
import type { CodeTree } from '../../events/code-trees.ts'
import { CodeList } from '../../server/code-trees/schema.ts'
import { get } from '../api/request.ts'

/** Every code of a tree, ended ones too: a case of last year still says its name. */
export function useCodes(tree: CodeTree) {
  return useQuery({
    queryKey: ['organisation', 'code-trees', tree],
    queryFn: ({ signal }) => get(`/api/code-trees/${tree}?all=yes`, CodeList, { signal }),
    staleTime: 300_000,
  })
}
