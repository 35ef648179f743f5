import type { Text } from '../../events/text.ts'
import { visibleAmong } from '../access/case-visibility.ts'
import { allSight, insideAs } from '../access/sight.ts'
import type { CaseRecord } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import { insidersOf, sealedForNow } from '../events/flush-insiders.ts'
import { withMerged } from '../organisation/merged-departments.ts'
import type { Outgoing } from './outgoing.ts'

/** Which of the people are let into a sealed case now, by the posts they hold now; one query for each. */
export async function insidersAmong(ctx: Ctx, caseId: string, people: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const person of new Set(people)) {
    const roles = withMerged(ctx.roster.departments, ctx.roster.people.get(person)?.roles ?? [])
    const actor = { person, roles }
    const sight = { ...allSight, inside: insideAs(ctx.roster, actor) }
    if ((await visibleAmong({ ...ctx, actor, sight }, [caseId])).has(caseId)) found.add(person)
  }
  return found
}

/** Who is let into a case by a part that they have in it since what is being written now: the rows of it follow at the end of the transaction. */
function partakers(ctx: Ctx, { state }: CaseRecord): ReadonlySet<string> {
  const now = state === undefined ? [] : insidersOf(ctx, state, [])
  const holds = (person: string, role: string) =>
    role === '' || ctx.roster.people.get(person)?.roles.some(r => r.role === role) === true
  return new Set(now.flatMap(({ party, role }) => (holds(party, role) ? [party] : [])))
}

const waits: Text & { en: string } = { zh: '密封案件有事项与您有关', en: 'Something in a sealed case concerns you' }
const signIn: Text & { en: string } = {
  zh: '案件已密封，内容不写在邮件里。请登录系统查看。',
  en: 'The case is sealed; a mail says nothing of it. Please sign in to read it.',
}
const task: Text = {
  zh: '一件密封案件有事项找不到人办理或无法送达，请提醒人力资源部查看。',
  en: 'Something in a sealed case finds nobody, or cannot be delivered; please ask human resources to look.',
}

/**
 * What may leave of what is told: of a sealed case notices only to those who are let into it, mails to them without a word of it, nothing to rooms of group
 * robots, and tasks of administrators without saying which case. `touched`: cases that this transaction holds, whose rows may still be to be written. One
 * query where other cases are named, and none more where none of them is sealed.
 */
export async function keepSeals(ctx: Ctx, outgoing: Outgoing, touched: readonly CaseRecord[] = []): Promise<Outgoing> {
  const { notices, messages, tasks } = outgoing
  const named = [...new Set([...notices, ...messages, ...tasks].flatMap(one => one.caseId ?? []))]
  if (named.length === 0) return outgoing
  const known = new Set(touched.map(({ id }) => id))
  const others = named.filter(id => !known.has(id))
  const rows =
    others.length === 0
      ? []
      : await ctx.tx
          .selectFrom('cases')
          .select('id')
          .where('org_id', '=', ctx.org)
          .where('id', 'in', others)
          .where('sealed_for', 'is not', null)
          .execute()
  const fresh = touched.filter(record => record.state !== undefined && sealedForNow(ctx, record, record.state) !== null)
  const sealed = new Set([...rows, ...fresh].map(({ id }) => id).filter(id => named.includes(id)))
  if (sealed.size === 0) return outgoing
  const insiders = new Map<string, ReadonlySet<string>>()
  for (const id of sealed) {
    const people = [...notices, ...messages].flatMap(one => (one.caseId === id && one.person !== null ? [one.person] : []))
    const record = fresh.find(one => one.id === id)
    insiders.set(
      id,
      new Set([...(await insidersAmong(ctx, id, people)), ...(record === undefined ? [] : partakers(ctx, record))]),
    )
  }
  const isSealed = (caseId: string | null): caseId is string => caseId !== null && insiders.has(caseId)
  // A letter to the customer goes as the person who knows the case has written it.
  const knows = ({ caseId, person, outside }: { caseId: string | null; person: string | null; outside?: true }) =>
    !isSealed(caseId) || outside || (person !== null && insiders.get(caseId)!.has(person))
  return {
    notices: notices.filter(knows),
    messages: messages
      .filter(knows)
      .map(one => (isSealed(one.caseId) && !one.outside ? { ...one, title: waits, body: signIn, about: waits.zh } : one)),
    tasks: tasks.map(one =>
      isSealed(one.caseId) ? { ...one, words: one.kind === 'undeliverable' ? one.words : task, caseId: null } : one,
    ),
  }
}
