import { localTextOf } from '../../engine/calendar/days.ts'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { newOutgoing, type Outgoing, writeOutgoing } from '../notifications/outgoing.ts'
import { administratorsOf, type PlannedEnd } from './planned-ends.ts'
import { roleName } from './role-title.ts'

/** `张工的岗位“品质”`, `张工的账户`, `张工所在合作单位的合同`: what ends. */
export async function endInWords(ctx: Ctx, end: PlannedEnd): Promise<Text> {
  const name = (await nameOf(ctx, end.person)) ?? ''
  if (end.what === 'account') return { zh: `${name} 的账户`, en: `The account of ${name}` }
  if (end.what === 'contract') return { zh: `${name} 所在合作单位的合同`, en: `The contract of the company that sends ${name}` }
  const role = roleName(ctx, end.role ?? '')
  return { zh: `${name} 的岗位“${role.zh}”`, en: `The post "${role.en ?? role.zh}" of ${name}` }
}

/** The name of somebody of the staff, of those who have gone too. */
export async function nameOf({ tx, org }: Pick<Ctx, 'tx' | 'org'>, id: string): Promise<string | undefined> {
  const row = await tx.selectFrom('people').select('name').where('org_id', '=', org).where('id', '=', id).executeTakeFirst()
  return row?.name
}

/** The minute of an end by the company's clock. */
export const minuteOf = (ctx: Ctx, end: PlannedEnd): string =>
  localTextOf(ctx.rules.calendar, end.endsAt).slice(0, 16).replace('T', ' ')

/** Tells the superior and the administrators, inside the system and by mail; gives who was told. */
export async function tellOfEnd(
  ctx: Ctx,
  end: PlannedEnd,
  receiver: string | undefined,
  { title, body }: { title: Text; body: Text },
  task?: Text,
): Promise<string[]> {
  const people = [...new Set([...(receiver === undefined ? [] : [receiver]), ...administratorsOf(ctx.roster)])]
  const outgoing: Outgoing = newOutgoing()
  for (const person of people) {
    outgoing.notices.push({ person, kind: 'planned-end', title, body, caseId: null, staff: end.person })
    const email = ctx.roster.people.get(person)?.email
    if (email)
      outgoing.messages.push({ channel: 'mail', person, address: email, title, body, about: '任职与账户到期', caseId: null })
  }
  if (task !== undefined) outgoing.tasks.push({ kind: 'planned-end', words: task, caseId: null })
  await writeOutgoing(ctx, outgoing)
  return people
}
