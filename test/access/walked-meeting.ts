import type { Ctx } from '../../server/context.ts'
import { convene } from '../../server/meetings/convene.ts'
import { setMailing } from '../../server/reports/mailings/mailings.ts'

/** A meeting with the secret in its words, and a mailing of a report, set up by somebody who may. */
export async function aWalkedMeeting(
  ctx: Ctx,
  { secret, setter, people }: { secret: string; setter: string; people: readonly string[] },
): Promise<{ meeting: string; mailing: string }> {
  const by = { ...ctx, actor: { person: setter, roles: ctx.roster.people.get(setter)?.roles ?? [] } }
  const meeting = await convene(by, {
    ...{ title: `例会 ${secret}`, startsAt: ctx.now, place: secret, chair: setter, invited: [...people] },
    agenda: [{ id: 'topic:1', sort: 'topic', title: secret, detail: '', late: false }],
  })
  const mailing = await setMailing(by, {
    ...{ regulation: 'robot', rule: 'weekly-general', recipients: [...people], sends: 'submitted' },
  })
  return { meeting, mailing }
}
