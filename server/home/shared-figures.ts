import type { Ctx } from '../context.ts'

/** So long the company's and the team's figures of a board are shown again; `asOf` of the board says from when they are. */
const SHOWN_FOR_MS = 5_000
const MOST_KEPT = 2_000

type Kept = { readonly at: string; readonly writes: number; readonly figures: Promise<unknown> }

/** For one organisation, person and sight; what each person has written tells one server's from another's. */
const figuresCache = new Map<string, Kept>()

/** Gives what was counted for the same viewer in the last seconds, or has it counted; `at`: the moment that it is of. */
export type Shared = <T>(ctx: Ctx, name: string, count: () => Promise<T>) => Promise<{ readonly figures: T; readonly at: string }>

/** Counts each time, for whoever asks without a server around them. */
export const countedNow: Shared = async (ctx, _, count) => ({ figures: await count(), at: ctx.now })

/**
 * Figures that read thousands of rows, kept for some seconds: an open board asks again with each change that anybody makes. For one person and what they may see
 * at this moment; whoever has written something since (`writesOf`) has it counted anew. Two requests at once count once.
 */
export function sharedFigures(writesOf: (org: string, person: string) => number): Shared {
  return async <T>(ctx: Ctx, name: string, count: () => Promise<T>) => {
    const { person, roles, mandates } = ctx.actor
    const key = JSON.stringify([name, ctx.org, person, roles, mandates, ctx.sight])
    const writes = writesOf(ctx.org, person)
    const known = figuresCache.get(key)
    const age = known === undefined ? 0 : Date.parse(ctx.now) - Date.parse(known.at)
    if (known !== undefined && known.writes === writes && age >= 0 && age < SHOWN_FOR_MS) {
      // Where the other's transaction failed, one's own may not.
      const figures = await known.figures.catch(() => undefined)
      if (figures !== undefined) return { figures: figures as T, at: known.at }
    }
    if (figuresCache.size >= MOST_KEPT) figuresCache.clear()
    const figures = count()
    const mine = { at: ctx.now, writes, figures }
    figuresCache.set(key, mine)
    figures.catch(() => {
      if (figuresCache.get(key) === mine) figuresCache.delete(key)
    })
    return { figures: await figures, at: ctx.now }
  }
}
