import { type Edition, primaryEdition } from '../../engine/rules.ts'
import type { Ctx } from '../context.ts'
import { waysToMend } from './schema.ts'

/** What puts a finding right: a rectification, or an anomaly taken up before a customer complains (提前干预, robot 第十四条(一)). */
export type WayToMend = (typeof waysToMend)[number]

/** The ways that a regulation in force governs, the usual one first. */
export const waysOpen = (ctx: Pick<Ctx, 'rules' | 'now'>): WayToMend[] =>
  waysToMend.filter(kind => primaryEdition(ctx.rules, kind, ctx.now) !== undefined)

/** 一般, as regulations that have more than two levels call the one that is not grave. */
const ORDINARY = 'general'

/** The level with which a rectification begins: the highest for a major finding, 一般 (else the lowest) for a general one; none where the regulation has none. */
export function levelOfFinding({ pack: { levels } }: Edition, isMajor: boolean): string | undefined {
  const ranked = [...levels].sort((a, b) => b.rank - a.rank)
  if (isMajor) return ranked[0]?.id
  return (ranked.find(level => level.id === ORDINARY) ?? ranked.at(-1))?.id
}
