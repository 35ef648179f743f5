import type { Pack, Party, ScorecardRule } from '../../../engine/pack.ts'
import type { Period } from '../../../engine/period-dates.ts'
import type { Edition } from '../../../engine/rules.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { openDepartments } from '../../organisation/merged-departments.ts'
import { mayFreeze } from '../may.ts'
import { editionsFor } from '../rules-in-period.ts'

/** A scorecard as the edition in force at the end of a period has it. */
export type Card = { readonly key: string; readonly edition: Edition; readonly pack: Pack; readonly rule: ScorecardRule }
export type Subject = { readonly kind: 'organisation' | 'department' | 'person'; readonly id: string; readonly name: string }
export type CardEvery = 'month' | 'quarter' | 'year'

/** All scorecards of a period. */
export function cardsFor(ctx: Ctx, period: Period): readonly Card[] {
  return editionsFor(ctx, period).flatMap(edition =>
    (edition.pack.scorecards ?? []).map(rule => ({ key: `${edition.pack.id}:${rule.id}`, edition, pack: edition.pack, rule })),
  )
}

/** One scorecard of a period; refuses a key that no regulation in force has (`scorecard.not-found`). */
export function cardFor(ctx: Ctx, period: Period, key: string): Card {
  const card = cardsFor(ctx, period).find(one => one.key === key)
  if (card === undefined) throw refuse('scorecard.not-found')
  return card
}

const holds = (ctx: Ctx, party: Party | undefined): boolean =>
  party !== undefined && 'role' in party && ctx.actor.roles.some(({ role }) => role === party.role)

/** Whether the actor assesses by this card: the post that it names; where it names none, whoever sees all cases. */
export function mayAssess(ctx: Ctx, { rule }: Pick<Card, 'rule'>): boolean {
  if (ctx.sight.isPartner) return false
  return rule.assessor === undefined ? mayFreeze(ctx) : holds(ctx, rule.assessor)
}

/** Whether the actor considers yearly runs (furn 7.2.1(2)). */
export const mayReview = (ctx: Ctx, { rule }: Pick<Card, 'rule'>): boolean => holds(ctx, rule.yearly?.by)

/** Nobody assesses themselves, nor the department that they work in. */
export function isOwn(ctx: Ctx, subject: Pick<Subject, 'kind' | 'id'>): boolean {
  if (subject.kind === 'person') return subject.id === ctx.actor.person
  return subject.kind === 'department' && ctx.roster.people.get(ctx.actor.person)?.department === subject.id
}

/** Who sees what came of it: whoever assesses, considers or sees all; somebody their own, and who heads it their department's. */
export function maySee(ctx: Ctx, card: Pick<Card, 'rule'>, subject: Pick<Subject, 'kind' | 'id'>): boolean {
  if (ctx.sight.isPartner) return false
  if (mayAssess(ctx, card) || mayReview(ctx, card) || ctx.sight.scope === 'all') return true
  if (subject.kind === 'person') return subject.id === ctx.actor.person || ctx.sight.parties.includes(subject.id)
  return subject.kind === 'department' && ctx.sight.parties.includes(`department:${subject.id}`)
}

/** Whom a card assesses: the company, its departments (all, or those of one sort), or everybody. Closed departments are assessed no more. */
export function subjectsOf(ctx: Ctx, { rule }: Pick<Card, 'rule'>): readonly Subject[] {
  if (rule.of === 'organisation')
    return [{ kind: 'organisation', id: 'organisation', name: ctx.language === 'zh' ? '全公司' : 'Company' }]
  if (rule.of === 'person')
    return [...ctx.roster.people.values()]
      .filter(person => person.partner === undefined)
      .map(({ id, name }) => ({ kind: 'person' as const, id, name }))
  return openDepartments(ctx.roster)
    .filter(({ kind }) => rule.of === 'department' || kind === rule.of)
    .map(({ id, name, nameEn }) => ({ kind: 'department' as const, id, name: (ctx.language === 'en' && nameEn) || name }))
}

/** How long the runs of a card are: as it says, and whole years where it says who considers those. */
export function everyOf({ rule }: Pick<Card, 'rule'>): readonly CardEvery[] {
  const own: readonly CardEvery[] = rule.every === 'year' || rule.every === 'quarter' ? [rule.every] : ['month']
  return rule.yearly === undefined || own.includes('year') ? own : [...own, 'year']
}

/** Which sort of period this is; undefined for weeks and days between. */
export function sortOf(name: string | null): CardEvery | undefined {
  if (name === null || name.includes('W')) return undefined
  return name.includes('Q') ? 'quarter' : name.length === 4 ? 'year' : 'month'
}
