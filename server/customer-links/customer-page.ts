import { editionNamed } from '../../engine/rules.ts'
import type { KeyNode } from '../../events/case-words.ts'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { type FoundLink, lastEventOf } from './queries.ts'
import type { CustomerPage } from './schema.ts'
import { takesSuggestions } from './suggest.ts'

export const nodeTitles: Readonly<Record<KeyNode, Text>> = {
  'plan-delivered': { zh: '方案交付', en: 'Plan delivered' },
  'product-accepted': { zh: '产品验收', en: 'Product accepted' },
  'installation-finished': { zh: '安装完成', en: 'Installation finished' },
}

/** Reads the case behind a link that can still be used; one that was used, has expired or asks for nothing any more is `link.not-valid`. */
export async function customerPage(ctx: Ctx, { caseId, hash }: FoundLink): Promise<CustomerPage> {
  const link = await ctx.tx
    .selectFrom('customer_links')
    .select(['purpose', 'node', 'expires_at', 'used_at'])
    .where('org_id', '=', ctx.org)
    .where('token_hash', '=', hash)
    .executeTakeFirst()
  if (!link || link.used_at !== null || link.expires_at <= ctx.now) throw refuse('link.not-valid')
  const record = await ctx.tx
    .selectFrom('cases')
    .select(['number', 'title', 'opened_at', 'state', 'is_closed'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  const organisation = await ctx.tx
    .selectFrom('organisations')
    .select(['name', 'name_en'])
    .where('id', '=', ctx.org)
    .executeTakeFirstOrThrow()
  const { state } = record
  // A case that is over, or a node that has been signed on paper meanwhile, asks the customer for nothing.
  if (record.is_closed || (link.node !== null && state.nodes[link.node] !== 'reached')) throw refuse('link.not-valid')
  const stages = editionNamed(ctx.rules, state.edition).lifecycles.get(state.kind)!.stages
  const at = stages.findIndex(s => s.id === state.stage)
  return {
    company: { zh: organisation.name, ...(organisation.name_en ? { en: organisation.name_en } : {}) },
    number: record.number,
    title: record.title,
    openedAt: record.opened_at,
    stages: stages.map((s, i) => ({ id: s.id, title: s.title, state: i < at ? 'done' : i === at ? 'current' : 'ahead' })),
    asks: link.purpose,
    node: link.node === null ? null : await nodeOf(ctx, caseId, link.node as KeyNode),
    texts:
      link.purpose === 'feedback'
        ? await resultTexts(ctx, caseId)
        : link.purpose === 'acceptance'
          ? await handlingTexts(ctx, caseId)
          : [],
    expiresAt: link.expires_at,
    takesSuggestion: link.purpose === 'feedback' && takesSuggestions(ctx),
  }
}

async function nodeOf(ctx: Ctx, caseId: string, node: KeyNode): Promise<CustomerPage['node']> {
  const reached = await lastEventOf(ctx, caseId, 'node.reached', node)
  return reached
    ? { id: node, title: nodeTitles[node], content: String(reached.sealed.content ?? ''), reachedAt: reached.at }
    : null
}

async function resultTexts(ctx: Ctx, caseId: string): Promise<CustomerPage['texts']> {
  const sent = await lastEventOf(ctx, caseId, 'result.sent')
  return sent ? [{ title: { zh: '处理结果', en: 'Result' }, text: String(sent.sealed.text ?? '') }] : []
}

async function handlingTexts(ctx: Ctx, caseId: string): Promise<CustomerPage['texts']> {
  const done = await lastEventOf(ctx, caseId, 'handling.completed')
  const parts: readonly (readonly [string, Text])[] = [
    ['solution', { zh: '解决情况', en: 'Solution' }],
    ['measures', { zh: '采取的措施', en: 'Measures taken' }],
    ['guarantees', { zh: '后续保障', en: 'Guarantees' }],
  ]
  return parts.flatMap(([field, title]) => (typeof done?.sealed[field] === 'string' ? [{ title, text: done.sealed[field] }] : []))
}
