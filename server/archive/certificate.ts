import { clauseName } from '../../engine/explanation.ts'
import type { KeepSum } from '../../engine/keeping.ts'
import type { Role } from '../../events/roles.ts'
import type { Text } from '../../events/text.ts'
import { nameOfRole } from '../access/role-names.ts'
import type { Ctx } from '../context.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { canonical, sha256 } from '../events/seal.ts'
import { tellPeople } from '../notifications/tell-people.ts'
import { titleOfClass } from './record-classes.ts'
import type { Certificate } from './schema.ts'

/** The clause or the company's time that held longest, in a few words. */
export function becauseOf({ lines }: KeepSum): Text {
  const [first] = lines
  if (first === undefined) return { zh: '—', en: '—' }
  if (first.source.by === 'archive') return { zh: '归档时写明', en: 'as archived' }
  const long = first.keep === undefined ? '' : `${first.keep.amount}`
  if (first.source.by === 'setting')
    return { zh: `公司设置 ${long} 年（${first.source.basis}）`, en: `company setting, ${long} years (${first.source.basis})` }
  const { regulation, clause } = first.source
  return {
    zh: `《${regulation.title.zh}》${clauseName(clause, 'zh')}`,
    en: `${regulation.title.en ?? regulation.title.zh} ${clauseName(clause, 'en')}`,
  }
}

/** 纸质原件 destroyed as part of a disposal: by its number and the case's, never by what it said. */
async function destroyedPapers(ctx: Ctx, disposal: string): Promise<NonNullable<Certificate['papers']>> {
  const rows = await ctx.tx
    .selectFrom('paper_requests as r')
    .innerJoin('papers as p', join => join.onRef('p.org_id', '=', 'r.org_id').onRef('p.id', '=', 'r.paper_id'))
    .leftJoin('cases as c', join => join.onRef('c.org_id', '=', 'p.org_id').onRef('c.id', '=', 'p.case_id'))
    .select(['p.number', 'c.number as of', 'p.pages', 'r.asked_by', 'r.settled_by', 'r.settled_at'])
    .where('r.org_id', '=', ctx.org)
    .where('r.disposal_id', '=', disposal)
    .where('r.act', '=', 'destroy')
    .where('r.state', '=', 'confirmed')
    .orderBy('p.number')
    .execute()
  return rows.map(row => ({
    ...{ number: row.number, of: row.of ?? '', pages: row.pages, at: row.settled_at ?? ctx.now },
    by: [row.asked_by, ...(row.settled_by === null ? [] : [row.settled_by])].map(id => ctx.roster.people.get(id)?.name ?? id),
  }))
}

/** Ends a disposal whose items are all settled: its certificate, an event with the hash of it, and a notice to those who asked and agreed. Twice changes nothing. */
export async function finishDisposal(ctx: Ctx, id: string): Promise<void> {
  const row = await ctx.tx
    .selectFrom('disposals')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) return
  const items = await ctx.tx
    .selectFrom('disposal_items')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('disposal_id', '=', id)
    .orderBy('position')
    .execute()
  // Another process has one in its hands: its own next look ends it.
  if (items.some(item => item.state === 'waiting')) return
  const { name: company } = await ctx.tx
    .selectFrom('organisations')
    .select('name')
    .where('id', '=', ctx.org)
    .executeTakeFirstOrThrow()
  const nameOf = (person: string) => ctx.roster.people.get(person)?.name ?? person
  const totals: Record<string, number> = {}
  for (const { counts } of items) for (const [table, n] of Object.entries(counts)) totals[table] = (totals[table] ?? 0) + n
  const certificate: Certificate = {
    ...{
      number: row.number,
      company,
      class: titleOfClass(row.class),
      proposedBy: nameOf(row.proposed_by),
      proposedAt: row.proposed_at,
    },
    decidedBy: row.given.map(({ person }) => ({
      name: nameOf(person),
      role: nameOfRole(row.steps.flatMap(step => step.people).find(one => one.person === person)?.role as Role).zh,
    })),
    ...{ decidedAt: row.settled_at ?? ctx.now, finishedAt: ctx.now },
    items: items.map(item => ({
      ...{
        label: item.label,
        keptUntil: item.kept_until,
        because: becauseOf(item.sum),
        state: item.state === 'done' ? 'done' : 'spared',
      },
      ...{ sparedBecause: item.spared_because, settledAt: item.settled_at ?? ctx.now, digest: item.digest, counts: item.counts },
    })),
    papers: await destroyedPapers(ctx, id),
    totals,
  }
  const hash = sha256(canonical(certificate))
  const done = items.filter(item => item.state === 'done').length
  await ctx.tx
    .updateTable('disposals')
    .set({ state: 'done', finished_at: ctx.now, certificate: JSON.stringify(certificate), certificate_hash: hash })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'disposal.done',
    plain: { disposal: id, number: row.number, done, spared: items.length - done, rows: totals, certificate: hash },
    sealed: {},
  })
  await tellPeople(
    ctx,
    {
      ...{ id: `disposal:${id}:done`, kind: 'disposal', subject: id },
      title: {
        zh: `销毁清册 ${row.number} 已完成，销毁证明可打印`,
        en: `Disposal ${row.number} is done; its certificate can be printed`,
      },
    },
    [row.proposed_by, ...row.given.map(({ person }) => person)],
    'all',
  )
}
