import { caseRoles } from '../events/case-words.ts'
import type { Instant } from '../events/instant.ts'
import type { Text } from '../events/text.ts'
import { durationText } from './explain.ts'
import { type Judged, limitLines, routesJudged } from './explain-authority.ts'
import { stepText, type Words, wordsOf } from './explain-words.ts'
import {
  type Both,
  cite,
  clauseName,
  type Explained,
  type Line,
  nameOfEdition,
  say,
  section,
  type WithText,
  withText,
} from './explanation.ts'
import type { RouteRule } from './pack.ts'
import type { Edition, Rules } from './rules.ts'
import type { CaseState } from './state.ts'
import { editionsOn, type OrderedStep, stepsTogether } from './together.ts'

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
  review: say('复议结果', 'Result of a review'),
  edition: say('制度新版本', 'Edition of the regulation'),
}

/** Why a submission goes to whom it goes: which rule of each regulation fitted, the facts used, why the other routes of the subject did not, and the people of each step. */
export function explainRoute(rules: Rules, asked: RouteAsked): Explained & WithText {
  const { state, subject, form, data, at } = asked
  const editions = editionsOn(rules, state, at)
  const words = wordsOf(editions.map(edition => edition.pack))
  const ordered = stepsTogether(rules, state, subject, data, at, form)
  const judged = editions.flatMap(edition => routesJudged(edition, asked, words))
  const lines = (verdict: Judged['verdict']) => judged.flatMap(one => (one.verdict === verdict ? [one.line] : []))
  const named = form === undefined ? undefined : editions[0]?.pack.forms.find(one => one.id === form)?.title
  const what = named === undefined ? subjects[subject] : say(`《${named.zh}》`, named.en ?? named.zh)
  const who = ordered.map(({ step }) => stepText(step, words))
  const steps: Line[] = ordered.flatMap(({ edition, step }, i): Line[] => {
    const put = asked.people.find(one => one.step === step.id)
    const said = stepText(step, words)
    const time = timeText(step)
    return [
      {
        says: say(`第 ${i + 1} 步：${said.zh}${time.zh}`, `Step ${i + 1}: ${said.en}${time.en}`),
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
      ...section('fits', say('适用的路线', 'The route that fits'), lines('taken')),
      ...section('added', say('加签会签', 'Steps added on top'), lines('added')),
      ...section('facts', say('依据的事实', 'Facts used'), factsOf(asked, editions[0]!, words)),
      ...section('steps', say('每一步由谁审批', 'Who takes each step'), steps),
      ...section('limits', say('授权额度', 'Limits of authority'), limitLines(ordered, asked, words)),
      ...section('failed', say('同类的其他路线为什么不适用', 'Why the other routes do not apply'), lines('failed')),
    ],
    editions: editions
      .filter((edition, i) => i === 0 || edition.pack.routes.some(route => route.subject === subject))
      .map(e => nameOfEdition(e.pack)),
  })
}

/** `，按第 5.2.1(1) 条限 2 个工作日`: the time of a step, with its clause where that is another one. */
function timeText({ within, timedBy }: OrderedStep['step']): Both {
  if (within === undefined) return say('', '')
  const by = timedBy && say(`按${clauseName(timedBy.clause, 'zh')}`, ` by ${clauseName(timedBy.clause, 'en')}`)
  return say(`，${by?.zh ?? ''}限 ${durationText(within, 'zh')}`, `, within ${durationText(within, 'en')}${by?.en ?? ''}`)
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
  const ofCase = caseRoles.find(one => one === role)
  return ofCase === undefined ? words.role(role) : words.party({ caseRole: ofCase })
}
