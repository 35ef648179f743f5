import type { FieldWorkRule, Pack } from '../../engine/pack.ts'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { deskOf, type FieldWork } from '../field-desk/field-work.ts'
import type { Notice } from './warnings.ts'

export type VisitRule = NonNullable<FieldWorkRule['visit']>

/** The field work whose board this person sees (as of the office's desk), of it what has visits; `field-desk.not-yours` for others. */
export function boardOf(ctx: Ctx): FieldWork & { readonly visitOf: ReadonlyMap<string, VisitRule> } {
  const work = deskOf(ctx)
  return { ...work, visitOf: visitRules(work) }
}

/** What is said of visits, by kind of case. */
export function visitRules(work: FieldWork): ReadonlyMap<string, VisitRule> {
  return new Map([...work.ofKind].flatMap(([kind, rule]) => (rule.visit === undefined ? [] : [[kind, rule.visit] as const])))
}

/** Whether the actor's post sends staff or supports them: they may drag. Whether an act is open the regulation says each time. */
export function mayPlan({ actor }: Pick<Ctx, 'actor'>, { office, lead }: FieldWork): boolean {
  return actor.roles.some(({ role }) => office.has(role) || lead.has(role))
}

/** The clause and title under which visits are arranged first. */
export function boardRule(work: FieldWork): { clause: string; regulation: Text } | null {
  const found = work.rules.find(({ rule }) => rule.visit !== undefined)
  return found === undefined ? null : { clause: found.rule.visit!.clause, regulation: found.pack.title }
}

/** How many hours ahead a regulation wants a visit of such cases announced: said of the moment in its record. */
export function noticeOf(work: FieldWork, kind: string): Notice {
  const found = work.rules.find(({ rule }) => rule.visit !== undefined && (rule.kinds as readonly string[]).includes(kind))
  if (found === undefined) return undefined
  const { visit } = found.rule
  const field = recordOf(found.pack, visit!.record)?.fields.find(one => one.id === visit!.from)
  if (field === undefined || !('ahead' in field) || field.ahead === undefined) return undefined
  return { hours: field.ahead.hours, clause: visit!.clause, regulation: found.pack.title }
}

const recordOf = (pack: Pack, id: string) => pack.records?.find(record => record.id === id)
