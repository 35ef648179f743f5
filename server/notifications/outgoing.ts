import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import type { CaseRecord } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import { addTold } from '../events/flush-case-people.ts'
import { holdersOf, presentInstead } from '../organisation/roster.ts'
import { keepSeals } from './keep-seals.ts'

/** What a person reads inside the system. */
export type Notice = {
  readonly person: string
  readonly kind: string
  readonly title: Text
  readonly body?: Text | undefined
  readonly caseId: string | null
  readonly duty?: string | undefined
  /** `robot@2026-07-01`, where it is about an edition of a regulation. */
  readonly edition?: string | undefined
  /** Somebody of the staff, where it is about them. */
  readonly staff?: string | undefined
}
/** What leaves the browser; `about` stands in the delivery's event, so it names nobody. */
export type OutgoingMessage = {
  readonly channel: 'mail' | 'webhook'
  readonly person: string | null
  readonly address: string
  readonly title: Text
  readonly body: Text
  readonly about: string
  readonly caseId: string | null
  readonly duty?: string | undefined
  readonly rung?: string | undefined
  /** To somebody outside the company: without the link to the case, which is not theirs to open. */
  readonly outside?: true
}
/** What only an administrator can mend. */
export type AdministrationTask = { readonly kind: string; readonly words: Text; readonly caseId: string | null }

/** Everything a transaction tells people, collected, then written by `writeOutgoing`. */
export type Outgoing = { readonly notices: Notice[]; readonly messages: OutgoingMessage[]; readonly tasks: AdministrationTask[] }

export function newOutgoing(): Outgoing {
  return { notices: [], messages: [], tasks: [] }
}

/** The page of a case, as a path of this server. */
export const casePath = (caseId: string): string => `/cases/${encodeURIComponent(caseId)}`

/** A payload of NOTIFY has 8,000 bytes: beyond this many people everybody looks. */
const MOST_NAMED = 100

/** Tells live screens of some people, or of all, to look again at a topic. */
export async function tellScreens(ctx: Ctx, topic: string, people?: readonly string[]): Promise<void> {
  const payload = { org: ctx.org, topic, ...(people !== undefined && people.length <= MOST_NAMED ? { people } : {}) }
  await sql`select pg_notify('bihuan_live', ${JSON.stringify(payload)})`.execute(ctx.tx)
}

/**
 * Writes notices, messages and tasks in the transaction of what caused them. Of several notices or mails to one person about one duty
 * only the last is kept: after downtime nobody wants the warning beside the breach. A task that stands open already is not doubled.
 */
export async function writeOutgoing(ctx: Ctx, all: Outgoing, touched: readonly CaseRecord[] = []): Promise<void> {
  const outgoing = await keepSeals(ctx, all, touched)
  const { tx, org, now } = ctx
  const tasks = await newTasks(ctx, outgoing.tasks)
  for (const task of tasks) tellAdministrators(ctx, outgoing, task)
  const notices = lastOfEach(outgoing.notices, n => (n.duty === undefined ? undefined : `${n.person} ${n.duty}`)).filter(n =>
    ctx.roster.people.has(n.person),
  )
  const messages = lastOfEach(outgoing.messages, m =>
    m.channel === 'webhook' || m.duty === undefined ? undefined : `${m.address} ${m.duty}`,
  )
  // None of these reads another: they are sent one behind the other, and waited for once.
  const writes: Promise<unknown>[] = []
  if (tasks.length > 0)
    writes.push(
      tx
        .insertInto('administration_tasks')
        .values(
          tasks.map(t => ({
            org_id: org,
            id: ctx.newId(),
            kind: t.kind,
            words: JSON.stringify(t.words),
            case_id: t.caseId,
            created_at: now,
            done_at: null,
            done_by: null,
          })),
        )
        .execute(),
      tellScreens(ctx, 'administration-tasks'),
    )
  if (notices.length > 0)
    writes.push(
      tx
        .insertInto('notifications')
        .values(
          notices.map(n => ({
            org_id: org,
            id: ctx.newId(),
            person_id: n.person,
            case_id: n.caseId,
            kind: n.kind,
            words: JSON.stringify({
              title: n.title,
              ...(n.body === undefined ? {} : { body: n.body }),
              ...(n.edition === undefined ? {} : { edition: n.edition }),
              ...(n.staff === undefined ? {} : { staff: n.staff }),
            }),
            created_at: now,
            read_at: null,
          })),
        )
        .execute(),
      addTold(ctx, toldFirst(notices, touched)),
      tellScreens(ctx, 'notifications', [...new Set(notices.map(n => n.person))]),
    )
  if (messages.length > 0)
    writes.push(
      tx
        .insertInto('messages')
        .values(messages.map(m => messageRow(ctx, m, now)))
        .execute(),
    )
  await Promise.all(writes)
}

/** Those who may not see yet what they are told of; whoever has a duty in a case that was just written stands in it already. */
function toldFirst(notices: readonly Notice[], touched: readonly CaseRecord[]): { caseId: string; person: string }[] {
  return notices.flatMap(({ caseId, person }) =>
    caseId === null || touched.some(one => one.id === caseId && one.partakers?.parties.has(person) === true)
      ? []
      : [{ caseId, person }],
  )
}

function messageRow(ctx: Ctx, m: OutgoingMessage, now: Instant) {
  const words = { title: m.title, body: m.body, ...(m.caseId === null || m.outside ? {} : { href: casePath(m.caseId) }) }
  return {
    org_id: ctx.org,
    id: ctx.newId(),
    channel: m.channel,
    person_id: m.person,
    address: m.address,
    words: JSON.stringify(words),
    case_id: m.caseId,
    about: m.about,
    duty_key: m.duty ?? null,
    rung: m.rung ?? null,
    error: null,
    created_at: now,
    not_before: now,
    attempted_at: null,
    settled_at: null,
  }
}

function lastOfEach<T>(rows: readonly T[], key: (row: T) => string | undefined): T[] {
  const last = new Map(rows.flatMap((row, at) => (key(row) === undefined ? [] : [[key(row)!, at] as const])))
  return rows.filter((row, at) => key(row) === undefined || last.get(key(row)!) === at)
}

async function newTasks(ctx: Ctx, tasks: readonly AdministrationTask[]): Promise<AdministrationTask[]> {
  if (tasks.length === 0) return []
  const open = await ctx.tx
    .selectFrom('administration_tasks')
    .select(['kind', 'words'])
    .where('org_id', '=', ctx.org)
    .where('done_at', 'is', null)
    .where('kind', 'in', [...new Set(tasks.map(t => t.kind))])
    .execute()
  const known = new Set(open.map(t => `${t.kind} ${t.words.zh}`))
  return tasks.filter(t => !known.has(`${t.kind} ${t.words.zh}`) && known.add(`${t.kind} ${t.words.zh}`))
}

/** Administrators learn of a task inside the system and by mail, or by its nature nobody would. */
function tellAdministrators(ctx: Ctx, outgoing: Outgoing, task: AdministrationTask): void {
  const people = new Set(
    holdersOf(ctx.roster, { role: 'administrator' }, { people: {} }).map(id => presentInstead(ctx.roster, id) ?? id),
  )
  const title = { zh: '有事项需要管理员处理', en: 'Something waits for an administrator' }
  for (const person of people) {
    outgoing.notices.push({ person, kind: 'administration', title: task.words, caseId: task.caseId })
    const email = ctx.roster.people.get(person)?.email
    // A task about mail that cannot be delivered does not breed more mail.
    if (email && task.kind !== 'undeliverable')
      outgoing.messages.push({
        channel: 'mail',
        person,
        address: email,
        title,
        body: task.words,
        about: '管理员事项',
        caseId: task.caseId,
      })
  }
}
