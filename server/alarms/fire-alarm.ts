import type { Alarm } from '../../engine/alarms.ts'
import { partyName } from '../../engine/conditions.ts'
import type { Party } from '../../engine/pack.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { Instant } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import type { OpenedCase } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import { addEvent } from '../events/add-event.ts'
import type { Work } from '../events/work.ts'
import { dutyLines, type NamedDuty, ruleOf } from '../notifications/duty-words.ts'
import type { Outgoing } from '../notifications/outgoing.ts'
import { presentHolders, presentInstead } from '../organisation/roster.ts'
import type { CompanySettings } from '../rules/organisation-rules.ts'
import { alarmAbout, alarmTitle, partyWords, reasonWords, rightOver } from './alarm-words.ts'

/** One rung of a duty that rings now. `early`: why it rings before its time (a message below it could not be delivered). */
export type Firing = {
  readonly duty: NamedDuty
  readonly rung: string
  readonly kind: Alarm['kind']
  readonly at: Instant
  readonly to: 'owner' | Party
  readonly clause?: string | undefined
  readonly early?: Text | undefined
}
/** What became of it, as the tick's log says it. */
export type Fired = {
  readonly org: string
  readonly caseId: string
  readonly event: string
  readonly duty: string
  readonly rule: string
  readonly rung: string
  readonly kind: Alarm['kind']
  readonly dueAt: Instant
  readonly firedAt: Instant
  readonly to: readonly string[]
  readonly because: string
}

type Whom = {
  readonly people: readonly string[]
  readonly party: Party | undefined
  readonly how?: (Text & { en: string }) | undefined
}

/**
 * Rings once: of a sealed case only with those who are let into it (`mayKnow`). The event, and with it notices, mails, the group robot's message, or a task where nobody can be asked. Nothing is written before the caller's
 * `flush` and `writeOutgoing`, all in the transaction that has locked the case.
 */
export function fireAlarm(
  ctx: Ctx,
  work: Work,
  outgoing: Outgoing,
  record: OpenedCase,
  firing: Firing,
  settings: Pick<CompanySettings, 'webhook'>,
  mayKnow: (person: string) => boolean = () => true,
): Fired {
  const { duty, rung, kind } = firing
  const isRightOver = kind === 'breach' && editionNamed(ctx.rules, duty.edition).duties.get(duty.rule)?.lapses === true
  const whom: Whom = isRightOver
    ? { people: [], party: undefined }
    : withinSeal(ctx, record, whomToTell(ctx, record, firing), mayKnow)
  const reason = isRightOver ? rightOver : reasonWords(kind, firing.clause)
  const because = [firing.early?.zh ?? reason.zh, whom.how?.zh].filter(Boolean).join('；')
  const becauseEn = [firing.early?.en ?? reason.en, whom.how?.en].filter(Boolean).join('; ')
  const { event } = addEvent(ctx, work, record, {
    type: 'alarm.fired',
    plain: {
      duty: duty.key,
      rule: duty.rule,
      rung,
      kind,
      dueAt: firing.at,
      to: [...whom.people],
      ...(whom.party && 'role' in whom.party ? { role: whom.party.role } : {}),
      because,
    },
    sealed: {},
  })
  const to = firing.to === 'owner' ? 'owner' : partyName(firing.to)
  work.fired.push({ dutyKey: duty.key, rung, kind, caseId: record.id, dueAt: firing.at, to, firedAt: ctx.now })
  if (!isRightOver) tell(ctx, outgoing, record, firing, whom, { zh: because, en: becauseEn }, settings)
  return {
    org: ctx.org,
    caseId: record.id,
    event: event.id,
    duty: duty.key,
    rule: duty.rule,
    rung,
    kind,
    dueAt: firing.at,
    firedAt: ctx.now,
    to: whom.people,
    because,
  }
}

/** Of those to be told of a sealed case the ones who may know of it; where nobody is left, the posts that look after it. */
function withinSeal(ctx: Ctx, { sealedFor, state }: OpenedCase, whom: Whom, mayKnow: (person: string) => boolean): Whom {
  if (sealedFor === null) return whom
  const people = whom.people.filter(mayKnow)
  if (people.length > 0 && people.length === whom.people.length) return whom
  const how = { zh: '案件已密封，只通知有权查看的人', en: 'the case is sealed: only those who are let into it are told' }
  if (people.length > 0) return { people, party: whom.party, how }
  const [role = 'human-resources'] = sealedFor
  return {
    people: [...new Set(sealedFor.flatMap(post => presentHolders(ctx.roster, { role: post }, state)))],
    party: { role },
    how,
  }
}

/** Whom a rung is for, before anybody is left out: for whoever asks beforehand who of them may know of a sealed case. */
export function whomToTell(ctx: Ctx, record: OpenedCase, { duty, to }: Firing): Whom {
  const party = to === 'owner' ? ruleOf(ctx.rules, duty).owner : to
  if (to === 'owner' && duty.owner !== undefined) {
    const present = presentInstead(ctx.roster, duty.owner)
    if (present === duty.owner) return { people: [present], party }
    const absent = ctx.roster.people.get(duty.owner)
    const isOnLeave = absent?.presence === 'leave'
    if (present !== undefined)
      return {
        people: [present],
        party,
        how: {
          zh: `${absent?.name ?? '责任人'}${isOnLeave ? '请假' : '离岗'}，由代理人接收`,
          en: `${absent?.name ?? 'the owner'} is ${isOnLeave ? 'on leave' : 'off duty'}; the substitute is told`,
        },
      }
  }
  const people = presentHolders(ctx.roster, party, record.state).filter(person => ctx.roster.people.has(person))
  const name = partyWords(ctx, duty.edition, party)
  // Nobody has been named yet: that is for the head of the department to mend, not for the administrator.
  const heads =
    people.length === 0 && 'caseRole' in party ? presentHolders(ctx.roster, { role: 'department-head' }, record.state) : []
  if (heads.length > 0) {
    return {
      people: heads,
      party: { role: 'department-head' },
      how: {
        zh: `尚无在岗的「${name.zh}」，通知部门负责人`,
        en: `nobody present is ${name.en} yet; tells the head of department`,
      },
    }
  }
  if (people.length === 0)
    return {
      people,
      party,
      how: { zh: `找不到在岗的「${name.zh}」，转管理员处理`, en: `nobody present is ${name.en}; a task for the administrator` },
    }
  if (to !== 'owner') return { people, party, how: { zh: `通知${name.zh}`, en: `tells ${name.en}` } }
  return { people, party, how: { zh: `没有在岗的责任人，通知「${name.zh}」`, en: `no owner is present; tells ${name.en}` } }
}

function tell(
  ctx: Ctx,
  outgoing: Outgoing,
  record: OpenedCase,
  firing: Firing,
  whom: Whom,
  because: Text & { en: string },
  settings: Pick<CompanySettings, 'webhook'>,
): void {
  const { duty, rung, kind } = firing
  const title = alarmTitle(ctx, kind, duty, record.number)
  const lines = dutyLines(ctx, duty, record)
  const body = { zh: `${because.zh}\n${lines.zh}`, en: `${because.en}\n${lines.en}` }
  const about = alarmAbout(ctx, kind, duty)
  const common = { title, body, about, caseId: record.id, duty: duty.key, rung }
  for (const person of whom.people) {
    outgoing.notices.push({ person, kind: 'alarm', title, body: because, caseId: record.id, duty: duty.key })
    const email = ctx.roster.people.get(person)?.email
    if (email) outgoing.messages.push({ ...common, channel: 'mail', person, address: email })
  }
  if (whom.people.length === 0) {
    const rule = ruleOf(ctx.rules, duty)
    const name = partyWords(ctx, duty.edition, whom.party ?? { anyone: true })
    outgoing.tasks.push({
      kind: 'nobody-to-tell',
      caseId: record.id,
      words: {
        zh: `${rule.title.zh} · ${record.number}：找不到在岗的「${name.zh}」。请任命人员或指定代理人。`,
        en: `${rule.title.en ?? rule.title.zh} · ${record.number}: nobody present is ${name.en}. Appoint somebody or name a substitute.`,
      },
    })
  }
  const { url } = settings.webhook
  // A group robot's room may hold outsiders: number and duty, but not what the customer's case is called.
  if (url !== undefined && record.sealedFor === null) {
    const outside = dutyLines(ctx, duty, { number: record.number })
    outgoing.messages.push({
      ...common,
      body: { zh: `${because.zh}\n${outside.zh}`, en: `${because.en}\n${outside.en}` },
      channel: 'webhook',
      person: null,
      address: url,
    })
  }
}
