import { refusalOf } from '../../engine/permissions.ts'
import type { Rules } from '../../engine/rules.ts'
import type { CaseState } from '../../engine/state.ts'
import type { CaseEvent } from '../../events/envelope.ts'
import { type Act, eventDefinition } from '../../events/registry.ts'
import { notPeople } from '../../server/context.ts'
import { BACKDATING_ALLOWANCE_MS } from '../../server/events/add-event.ts'
import { contextOf } from '../../server/http/organisation-context.ts'
import { loadRoster } from '../../server/organisation/roster.ts'
import type { KnownCase } from './auditor.ts'
import { must } from './broken.ts'
import type { Outside } from './outside.ts'
import type { Job } from './world.ts'

type Looked = {
  readonly outside: Outside
  readonly rules: Rules
  readonly known: KnownCase
  /** The state that the event found. */
  readonly before: CaseState | undefined
  readonly event: CaseEvent
  readonly job: Job
  /** The first event that the job brought on this case: what was asked for; others follow from it. */
  readonly isFirst: boolean
}

/** Whoever acted might: by the permits and gates of the regulations in force, on the case as it stood before; and what was late is marked as late. */
export async function checkAuthority({ outside, rules, known, before, event, job, isFirst }: Looked): Promise<void> {
  if (event.actor !== 'system' && !notPeople.has(event.actor))
    must(job.person === event.actor, 'nobody acts for another', () => `${event.type} by ${event.actor}, asked by ${job.person}`)
  const asked = job.act
  if (!isFirst || before === undefined || asked === undefined) return
  const act = eventDefinition(event.type)?.act as Act | undefined // the registry's own word
  must(act === asked.type, 'what is asked for is what is recorded', () => `${asked.type} became ${event.type}`)
  const roster = await loadRoster(outside.tx, known.org, event.recordedAt)
  const roles = roster.people.get(event.actor)?.roles
  must(roles !== undefined, 'no decision without authority', () => `${event.actor} does not work in ${known.org}`)
  const made = { clock: () => event.recordedAt, newId: () => '', newSalt: () => '' }
  const ctx = await contextOf(made, outside.tx, known.org, { person: event.actor, roles: roles! })
  const refusal = refusalOf(rules, before, act!, ctx.actor, asked.data, event.at)
  must(
    refusal === undefined,
    refusal?.gate ? 'stages only through their gates' : 'no decision without authority',
    () => `${asked.type} by ${event.actor} on case ${known.id}: ${refusal?.code} ${refusal?.because.zh}`,
  )
  const isLate = Date.parse(event.recordedAt) - Date.parse(event.at) > BACKDATING_ALLOWANCE_MS
  const isBelieved = event.device?.time === 'believed'
  must(
    !isLate || isBelieved || event.backdated === true,
    'what is recorded late says so',
    () => `${event.type} happened ${event.at}, recorded ${event.recordedAt}`,
  )
  if (asked.at !== undefined)
    must(event.at === asked.at, 'what is recorded late says so', () => `${event.type} at ${event.at}, told ${asked.at}`)
}
