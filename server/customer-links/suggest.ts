import { primaryEdition } from '../../engine/rules.ts'
import { registerCase } from '../cases/register-case.ts'
import type { Ctx } from '../context.ts'
import type { FoundLink } from './queries.ts'

const LONGEST_TITLE = 40

/** Whether the company takes suggestions (furn 7.4): a regulation in force leads them. */
export const takesSuggestions = (ctx: Pick<Ctx, 'rules' | 'now'>): boolean =>
  primaryEdition(ctx.rules, 'suggestion', ctx.now) !== undefined

/**
 * A suggestion that the customer makes on their page, as a case of its own beside the one they answered about, in their name. Nothing where
 * no regulation leads suggestions.
 */
export async function suggestAsCustomer(ctx: Ctx, link: FoundLink, suggestion: string): Promise<void> {
  const edition = primaryEdition(ctx.rules, 'suggestion', ctx.now)
  if (edition === undefined) return
  const { customer_id: customerId, channel } = await ctx.tx
    .selectFrom('cases')
    .select(['customer_id', 'channel'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', link.caseId)
    .executeTakeFirstOrThrow()
  const category = edition.pack.categories.find(one => one.id === 'user-feedback')?.id
  const said = suggestion.replace(/\s+/g, ' ').trim()
  await registerCase(ctx, {
    kind: 'suggestion',
    title: `客户建议：${said.length > LONGEST_TITLE ? `${said.slice(0, LONGEST_TITLE)}…` : said}`,
    description: suggestion,
    channel: channel === 'internal' ? 'web' : (channel as 'web'),
    origin: link.caseId,
    ...(customerId === null ? {} : { customerId }),
    ...(category === undefined ? {} : { category }),
  })
}
