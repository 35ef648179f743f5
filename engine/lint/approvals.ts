import type { Duration } from '../../events/duration.ts'
import type { Instant } from '../../events/instant.ts'
import type { DutyRule, RouteRule, RouteStepRule } from '../pack.ts'
import { haveCommonInput, implies } from './common-input.ts'
import { dueIn } from './due-in.ts'
import { type Check, found, type LintContext } from './finding.ts'
import { fitsAround } from './fits-around.ts'
import { shortDuration } from './short-duration.ts'

/** Routes whose steps, with those that overlays add, together may take longer than a duty that waits for their decision. */
export const checkApprovals: Check = (pack, all, context) =>
  pack.duties.flatMap(duty => {
    if (duty.within === undefined) return []
    const slow = all.flatMap(p =>
      routesFor(duty, p.routes).flatMap(base => {
        const routes = [base, ...overlaysOn(duty, base, p.routes)]
        const steps = inOrder(routes).flatMap(s => (s.within === undefined ? [] : [s.within]))
        return steps.length > 0 && outlasts(context, steps, duty.within!) ? [{ p, routes, steps }] : []
      }),
    )
    const [first] = slow
    if (first === undefined) return []
    const say = (language: 'zh' | 'en') => ({
      steps: first.steps.map(step => shortDuration(step, language)).join(language === 'zh' ? '＋' : ' + '),
      time: shortDuration(duty.within!, language),
    })
    return [
      found(
        pack,
        'approval-longer-than-duty',
        [duty.id, ...slow.flatMap(({ routes }) => routes.map(route => route.id))],
        [duty.clause, ...slow.flatMap(({ p, routes }) => routes.map(({ clause }) => ({ regulation: p.id, clause })))],
        {
          zh: `「${duty.title.zh}」限 ${say('zh').time}，而它等的审批可以用到 ${say('zh').steps}。`,
          en: `"${duty.title.en ?? duty.title.zh}" is due in ${say('en').time}, but the approval it waits for may take ${say('en').steps}.`,
        },
        { zh: '缩短审批时限，或放宽这项责任的时限。', en: 'Shorten the steps, or give the duty more time.' },
      ),
    ]
  })

/**
 * The routes that a submission which starts the duty can take: of those it waits for, the ones whose conditions it can meet, less
 * those that a narrower one before them takes in every case.
 */
function routesFor(duty: DutyRule, routes: readonly RouteRule[]): RouteRule[] {
  const waited = routes.filter(route => route.overlay === undefined && waitsFor(duty, route))
  const submissions = duty.start.filter(({ on }) => on.endsWith('.submitted')).map(({ when }) => when)
  if (submissions.length === 0) return waited
  const sameScope = (a: RouteRule, b: RouteRule) =>
    a.subject === b.subject &&
    [a, b].map(r => JSON.stringify([r.kinds, r.levels, r.categories, r.form])).every((s, _, l) => s === l[0])
  return waited.filter((route, i) =>
    submissions.some(
      when =>
        haveCommonInput(when, route.when) &&
        !waited.slice(0, i).some(before => sameScope(before, route) && implies(when, before.when)),
    ),
  )
}

/** The overlays that come together around a base route for some submission that starts the duty. */
function overlaysOn(duty: DutyRule, base: RouteRule, routes: readonly RouteRule[]): RouteRule[] {
  const submissions = duty.start.filter(({ on }) => on.endsWith('.submitted')).map(({ when }) => when)
  const chosen: RouteRule[] = []
  for (const overlay of routes)
    if (
      overlay.overlay !== undefined &&
      waitsFor(duty, overlay) &&
      fitsAround(overlay, base) &&
      chosen.every(other => haveCommonInput(other.when, overlay.when)) &&
      (submissions.length === 0 || submissions.some(when => haveCommonInput(when, overlay.when)))
    )
      chosen.push(overlay)
  return chosen
}

/** The steps as they are gone through: overlays before, the route, overlays after. */
function inOrder(routes: readonly RouteRule[]): RouteStepRule[] {
  const at = (place: RouteRule['overlay']) => routes.filter(route => route.overlay === place).flatMap(route => route.steps)
  return [...at('before'), ...at(undefined), ...at('after')]
}

function waitsFor(duty: DutyRule, route: RouteRule): boolean {
  if (duty.kinds !== undefined && route.kinds !== undefined && !duty.kinds.some(kind => route.kinds!.includes(kind))) return false
  if (duty.levels !== undefined && route.levels !== undefined && !duty.levels.some(level => route.levels!.includes(level)))
    return false
  return duty.stop.some(
    ({ on, when }) =>
      on === 'approval.decided' &&
      when?.subject !== undefined &&
      'in' in when.subject &&
      when.subject.in.includes(route.subject) &&
      (route.form === undefined || when.form === undefined || ('in' in when.form && when.form.in.includes(route.form))),
  )
}

/** Whether the steps one after the other end later than the duty, both from the same Monday morning. */
function outlasts({ calendar, today }: LintContext, steps: readonly Duration[], within: Duration): boolean {
  const start: Instant = `${today.slice(0, 4)}-03-02T01:00:00.000Z`
  const due = dueIn(calendar, start, within)?.dueAt
  const end = steps.reduce<Instant | undefined>((at, step) => at && dueIn(calendar, at, step)?.dueAt, start)
  // What takes longer than the calendar counts outlasts whatever can be counted.
  return due !== undefined && (end === undefined || end > due)
}
