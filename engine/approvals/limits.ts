import { includes } from '../conditions.ts'
import type { LimitRule, RouteRule } from '../pack.ts'
import type { Edition } from '../rules.ts'

type Subject = Parameters<typeof includes>[1]

/** 授权额度 (furn 5.1.2): the lowest limit of a post for such a case, with the rule that sets it; undefined where the regulation sets none. */
export function limitOf(
  edition: Pick<Edition, 'pack'>,
  state: Subject,
  subject: RouteRule['subject'],
  role: string,
): LimitRule | undefined {
  return (edition.pack.limits ?? [])
    .filter(limit => limit.role === role && limit.subjects.some(one => one === subject) && includes(limit, state))
    .toSorted((a, b) => a.belowFen - b.belowFen)[0]
}

/** Whether somebody whose limit this is may decide this amount: below it, not at it. An amount that nobody stated is within every limit. */
export function isWithin(belowFen: number | undefined, amountFen: number | undefined): boolean {
  return belowFen === undefined || amountFen === undefined || amountFen < belowFen
}
