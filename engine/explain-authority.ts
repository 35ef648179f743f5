import { isWithin, limitOf } from './approvals/limits.ts'
import { inKind, meetsAll } from './conditions.ts'
import { stepText, type Words } from './explain-words.ts'
import { type Both, cite, type Line, listed, say } from './explanation.ts'
import { subjectFor } from './levels.ts'
import type { RouteRule } from './pack.ts'
import { asSubmitted, routesTaken } from './routes.ts'
import type { Edition } from './rules.ts'
import type { CaseState } from './state.ts'
import type { OrderedStep } from './together.ts'

type Data = Readonly<Record<string, unknown>>
type Asked = {
  readonly state: Pick<CaseState, 'kind' | 'edition' | 'level' | 'category'>
  readonly subject: RouteRule['subject']
  readonly form?: string
  readonly data: Data
}

/** A route with what became of it: the base that is taken, an overlay that is added around it, or one that does not apply. */
export type Judged = { readonly verdict: 'taken' | 'added' | 'failed'; readonly line: Line }

/** Every route of the subject in one regulation: the first that fits is taken, overlays that fit are added, and each other with the first thing that kept it out. */
export function routesJudged(edition: Edition, asked: Asked, words: Words): Judged[] {
  const { state, subject, form } = asked
  const seen = subjectFor(edition, state)
  const data = asSubmitted(asked.data)
  const routes = edition.pack.routes.filter(
    route => route.subject === subject && (route.form === undefined || route.form === form),
  )
  const taken = routesTaken(edition, seen, subject, asked.data, form)
  const added = [...(taken?.before ?? []), ...(taken?.after ?? [])]
  return routes.map((route): Judged => {
    const says = listed(route.steps.map(step => stepText(step, words)))
    const place = placeOf(route)
    const line = {
      says: say(`${place.zh}${scopeOf(route, words).zh}${says.zh}`, `${place.en}${scopeOf(route, words).en}${says.en}`),
      ...cite(edition.pack, route),
    }
    if (route === taken?.base) return { verdict: 'taken', line: { ...line, mark: 'yes' } }
    if (added.includes(route)) return { verdict: 'added', line: { ...line, mark: 'yes' } }
    const because = failureOf(route, seen, data, words) ?? notNeeded(route)
    return { verdict: 'failed', line: { ...line, mark: 'no', because } }
  })
}

const placeOf = ({ overlay }: RouteRule): Both =>
  overlay === undefined
    ? say('', '')
    : overlay === 'before'
      ? say('加签在前，', 'added before, ')
      : say('加签在后，', 'added after, ')

/** Why a route whose conditions all hold is not gone through. */
const notNeeded = ({ overlay }: RouteRule): Both =>
  overlay === undefined
    ? say('前面已有更具体的路线适用', 'a narrower route before it fits already')
    : say('没有路线适用，无从加签', 'no route applies to which it could be added')

function scopeOf(route: RouteRule, words: Words): Both {
  const parts = [
    ...(route.levels ? [listed(route.levels.map(words.level))] : []),
    ...(route.categories ? [listed(route.categories.map(words.category))] : []),
    ...Object.entries(route.when ?? {}).map(([field, condition]) => words.condition(field, condition)),
  ]
  if (parts.length === 0) return say('', '')
  return say(`${parts.map(one => one.zh).join('，')}：`, `${parts.map(one => one.en).join(', ')}: `)
}

/** The first thing that keeps a route from applying; undefined where it applies. By the very conditions that decide. */
function failureOf(
  route: RouteRule,
  seen: { kind: string; level?: string | undefined; category?: string | undefined },
  data: Data,
  words: Words,
): Both | undefined {
  if (!inKind({ kinds: route.kinds }, seen)) {
    const [is, takes] = [words.kind(seen.kind), listed((route.kinds ?? []).map(words.kind))]
    return say(`本案是${is.zh}，它只用于${takes.zh}`, `the case is of the kind ${is.en}, it is for ${takes.en}`)
  }
  if (!inKind({ categories: route.categories }, seen)) {
    const takes = listed((route.categories ?? []).map(words.category))
    const is = seen.category === undefined ? say('未知', 'unknown') : words.category(seen.category)
    return say(
      `类别${seen.category === undefined ? '' : '是'}${is.zh}，它只用于${takes.zh}`,
      `the category is ${is.en}, it is for ${takes.en}`,
    )
  }
  if (route.levels !== undefined && (seen.level === undefined || !route.levels.includes(seen.level))) {
    const takes = listed(route.levels.map(words.level))
    const is = seen.level === undefined ? say('未定', 'not known') : words.level(seen.level)
    return say(
      `等级${seen.level === undefined ? '' : '是'}${is.zh}，它只用于${takes.zh}`,
      `the level is ${is.en}, it is for ${takes.en}`,
    )
  }
  for (const [field, condition] of Object.entries(route.when ?? {})) {
    if (meetsAll({ [field]: condition }, data)) continue
    const value = field in data ? data[field] : undefined
    const needs = words.condition(field, condition)
    return words.failed(field, value, needs)
  }
  return undefined
}

/** 授权额度 of the posts that the steps ask: who may decide this amount, and whom their limit keeps out. None where the regulation limits none of them. */
export function limitLines(ordered: readonly OrderedStep[], { state, subject, data }: Asked, words: Words): Line[] {
  if (subject === 'edition') return []
  const amount = typeof data.amountFen === 'number' ? data.amountFen : undefined
  const seen = new Set<string>()
  return ordered.flatMap(({ edition, step }) =>
    step.by.flatMap((party): Line[] => {
      const limit = 'role' in party ? limitOf(edition, subjectFor(edition, state), subject, party.role) : undefined
      const key = `${edition.key} ${limit?.id}`
      if (limit === undefined || seen.has(key)) return []
      seen.add(key)
      const [post, below] = [words.role(limit.role), words.value('amountFen', limit.belowFen)]
      const says = say(`${post.zh}：单笔不满 ${below.zh}`, `${post.en}: single cases below ${below.en}`)
      if (amount === undefined) return [{ says, mark: 'open', ...cite(edition.pack, limit) }]
      if (isWithin(limit.belowFen, amount)) return [{ says, mark: 'yes', ...cite(edition.pack, limit) }]
      const said = words.value('amountFen', amount)
      const because = say(`金额 ${said.zh} 已到额度，不得审批`, `${said.en} reaches the limit: they may not decide`)
      return [{ says, mark: 'no', because, ...cite(edition.pack, limit) }]
    }),
  )
}
