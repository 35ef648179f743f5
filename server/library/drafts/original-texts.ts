import { listActions } from '../../actions/list-actions.ts'
import type { Ctx } from '../../context.ts'
import { viewEightD } from '../../investigation/eight-d.ts'
import type { EightD, EightDBlock } from '../../investigation/eight-d-schema.ts'
import type { DraftTexts } from './schema.ts'

const NOWHERE = 'http://localhost/'
const MOST_ACTIONS = 50

/** What a case says of itself, part by part as a study asks for it: from what was recorded and from nothing else. Names stand in it as they were written. */
export async function originalTexts(ctx: Ctx, caseId: string): Promise<DraftTexts> {
  const report = await viewEightD(ctx, caseId, NOWHERE)
  const actions = await listActions(ctx, { case: caseId, limit: MOST_ACTIONS })
  const lines = (...ids: readonly string[]) =>
    ids.flatMap(id => report.sections.find(section => section.id === id)?.blocks.flatMap(block => linesOf(block, report)) ?? [])
  const say = (zh: string, en: string) => (ctx.language === 'en' ? en : zh)
  const taken = actions.items.map(one => `${one.what}${one.steps === '' ? '' : say(`（${one.steps}）`, ` (${one.steps})`)}`)
  const effects = actions.items.flatMap(one => {
    if (one.state === 'effective') return [`${one.criterion}${say('：检查有效', ': found effective')}`]
    return one.state === 'weak' ? [`${one.criterion}${say('：效果不明显', ': the effect was weak')}`] : []
  })
  const [product] = [await productOf(ctx, caseId)]
  return {
    title: report.title,
    problem: lines('D2').join('\n'),
    rootCause: lines('D4').join('\n'),
    solution: [...lines('D3', 'D5'), ...lines('D6').filter(line => !isFromCustomer(line))].join('\n'),
    measures: [...lines('D7'), ...taken].join('\n'),
    effect: [...lines('D6').filter(isFromCustomer), ...effects].join('\n'),
    experience: lines('D8').join('\n'),
    product,
  }
}

/** What the customer said of it stands under the effect, what was done under the solution. */
const isFromCustomer = (line: string): boolean => /^(?:客户|Customer)/.test(line)

/** The model, never the number of a single machine. */
async function productOf(ctx: Ctx, caseId: string): Promise<string> {
  const row = await ctx.tx
    .selectFrom('cases')
    .leftJoin('machines', join =>
      join.onRef('machines.org_id', '=', 'cases.org_id').onRef('machines.id', '=', 'cases.machine_id'),
    )
    .select('machines.model')
    .where('cases.org_id', '=', ctx.org)
    .where('cases.id', '=', caseId)
    .executeTakeFirstOrThrow()
  if (row.model !== null) return row.model
  const fact = await ctx.tx
    .selectFrom('coded_facts')
    .select('product')
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('superseded_by', 'is', null)
    .where('product', '<>', '')
    .executeTakeFirst()
  return fact?.product ?? ''
}

function linesOf(block: EightDBlock, { title }: EightD): string[] {
  switch (block.kind) {
    case 'facts': {
      const items = block.items.filter(item => item.text !== title)
      return items.length === 1 ? [items[0]!.text] : items.map(({ label, text }) => `${label}：${text}`)
    }
    case 'table':
      return block.rows.map(row => row.filter(Boolean).join('，'))
    case 'whys':
      return block.steps.map((step, at) => `${at + 1}. ${step.text}`)
    case 'fishbone':
      return block.bones.flatMap(bone => bone.causes.map(cause => `${bone.title}：${cause.text}`))
  }
}
