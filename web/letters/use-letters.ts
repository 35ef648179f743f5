import { useQuery } from '@tanstack/react-query'
import { CaseLetters, TemplateList } from '../../server/letters/schema.ts'
import { get } from '../api/request.ts'

/** The letters of a case: drafts filled from it and those sent. Keyed under the case, so that whatever changes it refreshes this. */
export function useLetters(caseId: string, enabled = true) {
  return useQuery({
    queryKey: ['case', caseId, 'letters'],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(caseId)}/letters`, CaseLetters, { signal }),
    enabled,
    retry: false,
  })
}

/** The company's templates with all their versions. */
export function useTemplates() {
  return useQuery({
    queryKey: ['letter-templates'],
    queryFn: ({ signal }) => get('/api/letter-templates', TemplateList, { signal }),
  })
}
