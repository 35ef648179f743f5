import { editionNamed } from '../../engine/rules.ts'
import type { CaseState } from '../../engine/state.ts'
import { currentVisit } from '../../engine/visits.ts'
import type { KeyNode } from '../../events/case-words.ts'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { isAgreed, isOpenToCustomer } from '../signatures/asked-by-link.ts'
import { draftFor } from '../signatures/papers.ts'
import { callbackQuestionnaire, scriptOf } from '../surveys/read-questionnaire.ts'
import { nodeTitles } from './node-titles.ts'
import { type FoundLink, lastEventOf } from './queries.ts'
import type { CustomerPage } from './schema.ts'
import { takesSuggestions } from './suggest.ts'

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
  const isAboutNode = link.purpose === 'signature' && link.node !== null
  if (record.is_closed || (isAboutNode && state.nodes[link.node!] !== 'reached')) throw refuse('link.not-valid')
  const visit = link.purpose === 'appointment' ? currentVisit(state) : undefined
  // Moved since: the customer gets another link for the new time.
  if (link.purpose === 'appointment' && visit?.event !== link.node) throw refuse('link.not-valid')
  const stages = editionNamed(ctx.rules, state.edition).lifecycles.get(state.kind)!.stages
  const at = stages.findIndex(s => s.id === state.stage)
  return {
    company: { zh: organisation.name, ...(organisation.name_en ? { en: organisation.name_en } : {}) },
    number: record.number,
    title: record.title,
    openedAt: record.opened_at,
    stages: stages.map((s, i) => ({ id: s.id, title: s.title, state: i < at ? 'done' : i === at ? 'current' : 'ahead' })),
    asks: link.purpose,
    node: isAboutNode ? await nodeOf(ctx, caseId, link.node as KeyNode) : null,
    paper: await paperAsked(ctx, caseId, state, link),
    visit: visit === undefined ? null : { from: visit.from, until: visit.until, isConfirmed: visit.state === 'confirmed' },
    texts:
      link.purpose === 'feedback'
        ? await resultTexts(ctx, caseId)
        : link.purpose === 'acceptance'
          ? await handlingTexts(ctx, caseId)
          : [],
    questionnaire: link.purpose === 'feedback' ? await questionsFor(ctx, state.kind, record.title, organisation.name) : null,
    expiresAt: link.expires_at,
    takesSuggestion: link.purpose === 'feedback' && takesSuggestions(ctx),
  }
}

/** The questionnaire that a case of this kind is called back by now, as the customer reads it: nobody's name stands in it. */
async function questionsFor(ctx: Ctx, kind: string, title: string, company: string): Promise<CustomerPage['questionnaire']> {
  const kept = await callbackQuestionnaire(ctx, kind)
  if (kept === undefined) return null
  const { opening, closing, questions } = kept.content
  const words = { customer: ctx.language === 'en' ? 'dear customer' : '尊敬的客户', title, company, agent: '' }
  return {
    ...{ id: kept.id, version: kept.version, title: kept.title, questions },
    ...{ opening: scriptOf(opening, words), closing: scriptOf(closing, words) },
  }
}

/** The paper that is put to the customer, as it stands now; one that waits for something else, or is signed, asks for nothing: `link.not-valid`. */
async function paperAsked(
  ctx: Ctx,
  caseId: string,
  state: CaseState,
  { purpose, node }: { purpose: string; node: string | null },
): Promise<CustomerPage['paper']> {
  if (purpose === 'acceptance') return draftFor(ctx, { id: caseId, state }, { act: 'accept' })
  if (purpose === 'signature' && node !== null)
    return draftFor(ctx, { id: caseId, state }, { act: 'sign-node', node: node as KeyNode })
  if (purpose !== 'paper' || node === null) return null
  if (!isOpenToCustomer(ctx, state, node)) throw refuse('link.not-valid')
  const draft = await draftFor(ctx, { id: caseId, state }, { act: 'sign-paper', paper: node })
  if (await isAgreed(ctx, caseId, draft)) throw refuse('link.not-valid')
  return draft
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
