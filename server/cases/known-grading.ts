import { editionNamed } from '../../engine/rules.ts'
import type { CaseState } from '../../engine/state.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'

/** Level, category and subtype, where they are given, are words of the case's own edition (`level.unknown`, `category.unknown`). */
export function mustBeGraded(ctx: Ctx, state: CaseState, named: Readonly<Record<string, unknown>>): void {
  const { levels, categories } = editionNamed(ctx.rules, state.edition).pack
  if (named.level !== undefined && !levels.some(l => l.id === named.level)) throw refuse('level.unknown')
  const category = categories.find(c => c.id === (named.category ?? state.category))
  if (named.category !== undefined && !category) throw refuse('category.unknown')
  if (named.subtype !== undefined && !category?.subtypes.some(s => s.id === named.subtype)) throw refuse('category.unknown')
}
