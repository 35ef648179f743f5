import type { Alarm } from '../../engine/alarms.ts'
import type { Party } from '../../engine/pack.ts'
import { editionNamed } from '../../engine/rules.ts'
import { type Role, roles } from '../../events/roles.ts'
import type { Text } from '../../events/text.ts'
import { listRoles } from '../access/role-names.ts'
import type { Ctx } from '../context.ts'
import { type NamedDuty, ruleOf } from '../notifications/duty-words.ts'

type Words = Text & { en: string }

const heads: Readonly<Record<Alarm['kind'], Words>> = {
  warning: { zh: '将到期', en: 'Nearly due' },
  breach: { zh: '已超时', en: 'Overdue' },
  escalation: { zh: '升级', en: 'Escalated' },
}

/** `【已超时】上报副组长 · YC-2026-00001`. */
export function alarmTitle(ctx: Ctx, kind: Alarm['kind'], duty: NamedDuty, number: string): Words {
  const { title } = ruleOf(ctx.rules, duty)
  return { zh: `【${heads[kind].zh}】${title.zh} · ${number}`, en: `[${heads[kind].en}] ${title.en ?? title.zh} · ${number}` }
}

/** What the delivery's event says the message was about; names nobody. */
export const alarmAbout = (ctx: Ctx, kind: Alarm['kind'], duty: NamedDuty): string =>
  `${heads[kind].zh}：${ruleOf(ctx.rules, duty).title.zh}`

/** A role as the regulation calls it, else as everybody does. */
export function partyWords(ctx: Ctx, edition: string, party: Party): Words {
  if (!('role' in party)) return 'caseRole' in party ? caseRoleWords[party.caseRole] : { zh: '任何人', en: 'anyone' }
  const known = editionNamed(ctx.rules, edition).pack.roles.find(r => r.id === party.role)?.title
  if (known) return { zh: known.zh, en: known.en ?? known.zh }
  const isOurs = (roles as readonly string[]).includes(party.role)
  return isOurs
    ? { zh: listRoles([party.role as Role], 'zh'), en: listRoles([party.role as Role], 'en') }
    : { zh: party.role, en: party.role }
}
const caseRoleWords = {
  reporter: { zh: '发现人', en: 'reporter' },
  handler: { zh: '处置人', en: 'handler' },
  'team-owner': { zh: '处置团队负责人', en: 'team owner' },
  'team-member': { zh: '处置团队成员', en: 'team member' },
  receiver: { zh: '接收人', en: 'receiver' },
  ratifier: { zh: '补办审批人', en: 'whoever ratifies' },
  party: { zh: '当事人', en: 'the party' },
  superior: { zh: '当事人的上级', en: "the party's superior" },
  investigator: { zh: '调查人', en: 'investigator' },
  panel: { zh: '复议组成员', en: 'member of the review panel' },
} as const

/** Of a right that nobody used in time. */
export const rightOver: Words = { zh: '期限已过，权利没有使用', en: 'The time is over; the right was not used' }

/** Why an alarm of this kind rings at all. */
export function reasonWords(kind: Alarm['kind'], clause: string | undefined): Words {
  if (kind === 'warning') return { zh: '时限将到', en: 'The time is nearly over' }
  if (kind === 'breach') return { zh: '到期未完成', en: 'Not done in time' }
  if (clause !== undefined) return { zh: `第 ${clause} 条：超时后上报`, en: `Clause ${clause}: reported upwards after a breach` }
  return { zh: '公司设置：超时后升级', en: 'Company setting: escalated after a breach' }
}
