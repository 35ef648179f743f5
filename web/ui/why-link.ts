import { useCallback, useMemo } from 'react'
import { useLocation, useNavigate } from 'react-router'

/** What of a case is explained: a duty's due time, or anything by its name (`level`, `request.<id>`, server/policies/explain/what.ts). */
export type WhyOf = { readonly caseId: string; readonly dutyId: string } | { readonly caseId: string; readonly what: string }

const names = /^(level|charge|route|request|violation|duty)(\.|$)/

/** The name of what is asked. */
export function whatOf(why: WhyOf): string {
  return 'what' in why ? why.what : `duty.${why.dutyId}`
}

/** `?why=<case>/<what>` in the address: the explanation has a permalink on whatever page it is open, and Back closes it. A bare duty is its due time. */
export function readWhy(search: string): { readonly caseId: string; readonly what: string } | undefined {
  const [caseId, ...rest] = new URLSearchParams(search).get('why')?.split('/') ?? []
  const what = rest.join('/')
  if (!caseId || what === '') return undefined
  return { caseId, what: names.test(what) ? what : `duty.${what}` }
}

/** The same address with an explanation open, or closed. */
export function withWhy(search: string, why: WhyOf | undefined): string {
  const params = new URLSearchParams(search)
  if (why === undefined) params.delete('why')
  else params.set('why', `${why.caseId}/${whatOf(why)}`)
  const text = params.toString().replaceAll('%2F', '/')
  return text === '' ? '' : `?${text}`
}

/** The page of an explanation alone: an address of its own, to send and to print. */
export function whyPath(why: WhyOf): string {
  return `/cases/${encodeURIComponent(why.caseId)}/why/${encodeURIComponent(whatOf(why))}`
}

/** The explanation open now, and the ways to open and close one. */
export function useWhy() {
  const { pathname, search } = useLocation()
  const navigate = useNavigate()
  const open = useMemo(() => readWhy(search), [search])
  const hrefOf = useCallback((why: WhyOf) => pathname + withWhy(search, why), [pathname, search])
  const show = useCallback((why: WhyOf) => void navigate(hrefOf(why), { preventScrollReset: true }), [navigate, hrefOf])
  const close = useCallback(
    () => void navigate(pathname + withWhy(search, undefined), { replace: true, preventScrollReset: true }),
    [navigate, pathname, search],
  )
  return { open, hrefOf, show, close }
}
