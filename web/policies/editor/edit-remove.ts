import type { Pack } from '../../../engine/pack.ts'
import { removeCategory, usersOfCategory } from './edit-category.ts'
import { removeLifecycle, usersOfLifecycle } from './edit-lifecycle.ts'
import { usersOf } from './edit-measures.ts'
import { type Mention, type PartName, removeRule } from './edit-pack.ts'
import { readingsThatSettle } from './edit-statement.ts'

/** What names a rule of any part, so that removing it would leave a hole; empty where it may go. */
export function usersOfRule(pack: Pack, part: PartName, id: string): Mention[] {
  if (part === 'categories') return usersOfCategory(pack, id)
  if (part === 'lifecycles') return usersOfLifecycle(pack, id)
  if (part === 'statements') return readingsThatSettle(pack, id)
  return usersOf(pack, part, id)
}

/** The pack without a rule of any part, and without what came with it: the columns that knew a category, the kind that stages governed. */
export function removeAny(pack: Pack, part: PartName, id: string): Pack {
  if (part === 'categories') return removeCategory(pack, id)
  if (part === 'lifecycles') return removeLifecycle(pack, id)
  return removeRule(pack, part, id)
}
