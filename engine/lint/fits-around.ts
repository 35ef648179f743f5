import type { RouteRule } from '../pack.ts'
import { haveCommonInput } from './common-input.ts'

type Route = Pick<RouteRule, 'subject' | 'form' | 'kinds' | 'levels' | 'categories' | 'when'>

const share = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  a === undefined || b === undefined || a.some(one => b.includes(one))

/** Whether some submission fits both an overlay and a base route, so that the one comes around the other. */
export function fitsAround(overlay: Route, base: Route): boolean {
  return (
    overlay.subject === base.subject &&
    (overlay.form === undefined || base.form === undefined || overlay.form === base.form) &&
    share(overlay.kinds, base.kinds) &&
    share(overlay.levels, base.levels) &&
    share(overlay.categories, base.categories) &&
    haveCommonInput(overlay.when, base.when)
  )
}
