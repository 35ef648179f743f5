import type { Instant } from '../events/instant.ts'
import type { Text } from '../events/text.ts'
import { inKind, meetsAll } from './conditions.ts'
import { durationText } from './explain.ts'
import { stepText, type Words, wordsOf } from './explain-words.ts'
import {
  type Both,
  cite,
  type Explained,
  type Line,
  listed,
  nameOfEdition,
  say,
  section,
  type WithText,
  withText,
} from './explanation.ts'
import { subjectFor } from './levels.ts'
import type { RouteRule } from './pack.ts'
import type { Edition, Rules } from './rules.ts'
import type { CaseState } from './state.ts'
import { editionsOn, stepsTogether } from './together.ts'

type Data = Readonly<Record<string, unknown>>
/** Who was put into a step, and who was not and why, as they are shown. */
export type StepPeople = {
  readonly step: string
  readonly people: readonly { readonly name: string; readonly role: string; readonly decided?: 'approve' | 'return' | 'reject' }[]
  readonly leftOut: readonly { readonly name: string; readonly role: string; readonly because: Text }[]
}
export type RouteAsked = {
  readonly state: Pick<CaseState, 'kind' | 'edition' | 'level' | 'category'>
  readonly subject: RouteRule['subject']
  readonly form?: string
  /** The plain fields of the submission. */
  readonly data: Data
  /** When it was submitted; for one still being typed, now. */
  readonly at: Instant
  readonly people: readonly StepPeople[]
}

const subjects: Readonly<Record<RouteRule['subject'], Both>> = {
  plan: say('处置方案', 'Plan'),
  form: say('表单', 'Form'),
  compensation: say('赔偿方案', 'Compensation'),
  matter: say('提请事项', 'Matter for decision'),
  edition: say('制度新版本', 'Edition of the regulation'),
}

/** Why a submission goes to whom it goes: which rule of each regulation fitted, the facts used, why the other routes of the subject did not, and the people of each step. */
export function explainRoute(rules: Rules, asked: RouteAsked): Explained & WithText {
  const { state, subject, form, data, at } = asked
  const editions = editionsOn(rules, state, at)
  const words = wordsOf(editions.map(edition => edition.pack))
  const ordered = stepsTogether(rules, state, subject, data, at, form)
  const judged = editions.flatMap(edition => routesJudged(edition, state, asked, words))
  const named = form === undefined ? undefined : editions[0]?.pack.forms.find(one => one.id === form)?.title
  const what = named === undefined ? subjects[subject] : say(`《${named.zh}》`, named.en ?? named.zh)
  const who = ordered.map(({ step }) => stepText(step, words))
  const steps: Line[] = ordered.flatMap(({ edition, step }, i): Line[] => {
    const put = asked.people.find(one => one.step === step.id)
    const said = stepText(step, words)
    const within = step.within
    return [
      {
        says: say(
          `第 ${i + 1} 步：${said.zh}${within ? `，限 ${durationText(within, 'zh')}` : ''}`,
          `Step ${i + 1}: ${said.en}${within ? `, within ${durationText(within, 'en')}` : ''}`,
        ),
        ...cite(edition.pack, step),
      },
      ...peopleOf(put, words),
    ]
  })
  return withText({
    kind: 'route' as const,
    title: say('为什么由他们审批', 'Why these approvers'),
    answer:
      ordered.length === 0
        ? say(`${what.zh}：没有哪条路线适用`, `${what.en}: no route applies`)
        : say(`${what.zh}：${who.map(one => one.zh).join('，然后')}`, `${what.en}: ${who.map(one => one.en).join(', then ')}`),
    notes: asked.people
      .filter(one => one.people.length === 0)
      .map(one =>
        say(
          `第 ${ordered.findIndex(({ step }) => step.id === one.step) + 1} 步现在没有人可以审批。`,
          `Nobody can take step ${ordered.findIndex(({ step }) => step.id === one.step) + 1} now.`,
        ),
      ),
    sections: [
      ...section(
        'fits',
        say('适用的路线', 'The route that fits'),
        judged.filter(line => line.mark === 'yes'),
      ),
      ...section('facts', say('依据的事实', 'Facts used'), factsOf(asked, editions[0]!, words)),
      ...section('steps', say('每一步由谁审批', 'Who takes each step'), steps),
      ...section(
        'failed',
        say('同类的其他路线为什么不适用', 'Why the other routes do not apply'),
        judged.filter(line => line.mark === 'no'),
      ),
    ],
    editions: editions
      .filter((edition, i) => i === 0 || edition.pack.routes.some(route => route.subject === subject))
      .map(e => nameOfEdition(e.pack)),
  })
}

function factsOf({ state, data }: RouteAsked, own: Edition, words: Words): Line[] {
  const read = new Set(own.pack.routes.flatMap(route => Object.keys(route.when ?? {})))
  const line = (title: Both, value: Both): Line => ({
    says: say(`${title.zh}：${value.zh}`, `${title.en}: ${value.en}`),
  })
  return [
    line(words.field('kind'), words.kind(state.kind)),
    ...(state.level === undefined ? [] : [line(words.field('level'), words.level(state.level))]),
    ...(state.category === undefined ? [] : [line(words.field('category'), words.category(state.category))]),
    ...Object.entries(data).flatMap(([name, value]) =>
      (read.has(name) || name === 'amountFen' || name === 'urgent') && value !== undefined && value !== null
        ? [line(words.field(name), words.value(name, value))]
        : [],
    ),
  ]
}

/** Every route of the subject in one regulation: the first that fits is taken, and each other with the first thing that kept it out. */
function routesJudged(edition: Edition, state: RouteAsked['state'], { subject, form, data }: RouteAsked, words: Words): Line[] {
  const seen = subjectFor(edition, state)
  const routes = edition.pack.routes.filter(
    route => route.subject === subject && (route.form === undefined || route.form === form),
  )
  const fits = (route: RouteRule) => failureOf(route, seen, data, words) === undefined
  const taken = routes.find(fits)
  return routes.map((route): Line => {
    const says = listed(route.steps.map(step => stepText(step, words)))
    const line = {
      says: say(`${scopeOf(route, words).zh}${says.zh}`, `${scopeOf(route, words).en}${says.en}`),
      ...cite(edition.pack, route),
    }
    if (route === taken) return { ...line, mark: 'yes' }
    const because =
      failureOf(route, seen, data, words) ?? say('前面已有更具体的路线适用', 'a narrower route before it fits already')
    return { ...line, mark: 'no', because }
  })
}

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

const decisions = { approve: say('已同意', 'approved'), return: say('已退回', 'returned'), reject: say('已拒绝', 'refused') }

function peopleOf(put: StepPeople | undefined, words: Words): Line[] {
  if (put === undefined) return []
  const name = (one: { name: string; role: string }) => {
    const role = roleText(one.role, words)
    return say(`${one.name}（${role.zh}）`, `${one.name} (${role.en})`)
  }
  return [
    ...put.people.map((one): Line => {
      const said = name(one)
      const decided = one.decided && decisions[one.decided]
      return { mark: 'yes', says: decided ? say(`${said.zh}，${decided.zh}`, `${said.en}, ${decided.en}`) : said }
    }),
    ...put.leftOut.map((one): Line => ({ mark: 'no', says: name(one), because: one.because })),
  ]
}

const roleText = (role: string, words: Words): Both => {
  if (role === 'anyone') return words.party({ anyone: true })
  const ofCase = ['reporter', 'handler', 'team-owner', 'team-member', 'receiver'].find(one => one === role)
  return ofCase === undefined ? words.role(role) : words.party({ caseRole: ofCase as 'handler' })
}
