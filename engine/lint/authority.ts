import { limitOf } from '../approvals/limits.ts'
import { partyName } from '../conditions.ts'
import type { LimitRule, Pack, RouteRule, RouteStepRule } from '../pack.ts'
import { type Check, clauseText, found } from './finding.ts'
import { fitsAround } from './fits-around.ts'
import { saySample } from './say-input.ts'

/** 加签会签 that come around no route: their steps are never asked, and nobody would notice. */
export const checkOverlays: Check = pack => {
  const bases = pack.routes.filter(route => route.overlay === undefined)
  return pack.routes
    .filter(route => route.overlay !== undefined && !bases.some(base => fitsAround(route, base)))
    .map(route =>
      found(
        pack,
        'overlay-without-route',
        [route.id],
        [route.clause],
        {
          zh: `${clauseText([route.clause]).zh}的加签会签不会发生：没有一条审批路线和它同时适用。`,
          en: `The steps that ${clauseText([route.clause]).en} adds are never asked: no route applies where they do.`,
        },
        {
          zh: '改它的事项、范围或金额，使它落在一条审批路线之上；或写成单独的路线。',
          en: 'Change its subject, scope or amounts so that it comes around a route, or make it a route of its own.',
        },
      ),
    )
}

const amount = { amountFen: { kind: 'int', min: 0, unit: '分' } } as const

/**
 * Amounts of a route at which the limits of posts (授权额度) leave a step with nobody who may decide: whoever submits one is refused. A limit beyond the
 * route's own amounts keeps nobody from it.
 */
export const checkLimits: Check = (pack, all) => {
  if (!pack.limits?.length) return []
  return pack.routes.flatMap(route => {
    if (route.subject === 'edition') return []
    const of = route.subject
    return route.steps.flatMap(step => {
      const subjects = subjectsOf(pack, route)
      const blocked = subjects.flatMap(subject => {
        const limits = step.by.map(party => ('role' in party ? limitOf({ pack }, subject, of, party.role) : undefined))
        const known = limits.flatMap(limit => limit ?? [])
        // One who decides without a limit is enough.
        return known.length < limits.length ? [] : [known]
      })
      // Of the cases that it leaves with nobody, those for which that begins at the lowest amount.
      const [limits] = blocked.toSorted((a, b) => highest(a) - highest(b))
      if (limits === undefined) return []
      const from = highest(limits)
      const asked = route.when?.amountFen
      const range = asked !== undefined && !('in' in asked) ? asked : {}
      if (range.lt !== undefined && range.lt <= from) return []
      return [blocks(pack, all, route, step, limits, Math.max(from, range.gte ?? 0))]
    })
  })
}

const highest = (limits: readonly LimitRule[]): number => Math.max(...limits.map(limit => limit.belowFen))

/** The cases that a route may be asked for, as its limits look at them. */
function subjectsOf(pack: Pack, route: RouteRule) {
  const kinds = route.kinds ?? pack.primaryFor
  const levels = route.levels ?? [undefined]
  const categories = route.categories ?? [undefined]
  return kinds.flatMap(kind => levels.flatMap(level => categories.map(category => ({ kind, level, category }))))
}

function blocks(
  pack: Pack,
  all: readonly Pack[],
  route: RouteRule,
  step: RouteStepRule,
  limits: readonly LimitRule[],
  amountFen: number,
) {
  const title = (role: string) => pack.roles.find(one => one.id === role)?.title ?? { zh: role }
  const posts = [...new Set(limits.map(limit => limit.role))].map(title)
  const sample = { amountFen }
  const said = saySample(all, amount, sample)
  return found(
    pack,
    'limit-blocks-route',
    [route.id, step.id, ...limits.map(limit => limit.id)],
    [route.clause, ...limits.map(limit => limit.clause)],
    {
      zh: `${said.zh}时，${clauseText([step.clause]).zh}的审批只问${posts.map(p => p.zh).join('、')}，而其授权额度不到这个金额，没有人可以审批。`,
      en: `At ${said.en} the step of ${clauseText([step.clause]).en} asks ${posts.map(p => p.en ?? p.zh).join(', ')} alone, whose limit the amount reaches: nobody may decide.`,
    },
    {
      zh: '给这一档另写路线，在这一步加上额度更高的岗位，或调整额度。',
      en: 'Write a route for these amounts, ask a post with a higher limit too, or change the limit.',
    },
    { sample, sampleSays: said, settles: [`${route.id}:${step.by.map(partyName).join('+')}`] },
  )
}
