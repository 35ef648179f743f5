import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Finding } from '../../../engine/lint/finding.ts'
import { LintView } from '../../../server/policies/lint/schema.ts'
import { get } from '../../api/request.ts'
import type { EditionName } from './draft-api.ts'
import { serverKinds } from './findings-of.ts'

export type ServerLint = {
  /** Of laws and posts, which only the server knows, as of the last save. */
  readonly findings: readonly Finding[]
  /** Findings that somebody has let pass, with why. */
  readonly waived: ReadonlyMap<string, string>
}
const nothing: ServerLint = { findings: [], waived: new Map() }

/** What the server adds to the lint of the browser; asked again after each save. Until it answers, what the browser finds stands alone. */
export function useServerLint({ id, edition }: EditionName, revision: number): ServerLint {
  const { data } = useQuery({
    queryKey: ['policy-lint', id, edition, revision],
    queryFn: ({ signal }) =>
      get(`/api/policies/${encodeURIComponent(id)}/editions/${encodeURIComponent(edition)}/lint`, LintView, { signal }),
    placeholderData: previous => previous,
    staleTime: 60_000,
  })
  return useMemo(() => {
    if (data === undefined) return nothing
    const findings = data.findings
      .filter(found => serverKinds.has(found.kind))
      .map(({ id, kind, severity, regulation, clauses, about, says, suggestion }): Finding => {
        const located = clauses.map(one => ({ regulation: one.regulation, clause: one.clause }))
        return { id, kind, severity, regulation, clauses: located, about, says, suggestion }
      })
    return { findings, waived: new Map(data.waivers.map(waiver => [waiver.finding, waiver.reason])) }
  }, [data])
}
