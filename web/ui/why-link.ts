import { useCallback, useMemo } from 'react'
import { useLocation, useNavigate } from 'react-router'

/** The duty whose due time is explained. */
export type WhyOf = { readonly caseId: string; readonly dutyId: string }

/** `?why=<case>/<duty>` in the address: the explanation has a permalink on whatever page it is open, and Back closes it. */
export function readWhy(search: string): WhyOf | undefined {
  const [caseId, dutyId] = new URLSearchParams(search).get('why')?.split('/') ?? []
  return caseId && dutyId ? { caseId, dutyId } : undefined
}

/** The same address with the explanation of a duty open, or closed. */
export function withWhy(search: string, why: WhyOf | undefined): string {
  const params = new URLSearchParams(search)
  if (why === undefined) params.delete('why')
  else params.set('why', `${why.caseId}/${why.dutyId}`)
  const text = params.toString().replaceAll('%2F', '/')
  return text === '' ? '' : `?${text}`
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
