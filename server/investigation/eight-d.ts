import type { RecordRule } from '../../engine/pack.ts'
import { codeTrees } from '../../events/code-trees.ts'
import type { Instant } from '../../events/instant.ts'
import { shownSealed } from '../access/shown.ts'
import { named, viewCase } from '../cases/view-case.ts'
import { codesOn, todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { printedMoment } from '../forms/value-text.ts'
import type { EightD, EightDBlock } from './eight-d-schema.ts'
import { codeKey, type RecordWords, recordBlocks, said } from './record-blocks.ts'
import { viewRegister } from './view-register.ts'

type Told = {
  readonly id: string
  readonly type: string
  readonly at: Instant
  readonly actor: string
  readonly data: Readonly<Record<string, unknown>>
  readonly sealed: Readonly<Record<string, unknown>>
}
type Items = readonly (readonly [zh: string, en: string, text: unknown])[]

/** What happened to the case and was not taken back, oldest first, with the words that the viewer may read. */
async function toldOf(ctx: Ctx, caseId: string, isMasked: boolean): Promise<Told[]> {
  const events = await ctx.tx
    .selectFrom('events')
    .select(['id', 'type', 'at', 'actor', 'data'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', caseId)
    .orderBy('seq')
    .execute()
  const fields = await ctx.tx
    .selectFrom('sealed_fields')
    .innerJoin('events', join =>
      join.onRef('events.org_id', '=', 'sealed_fields.org_id').onRef('events.id', '=', 'sealed_fields.event_id'),
    )
    .select(['sealed_fields.event_id as event', 'sealed_fields.field', 'sealed_fields.value'])
    .where('events.org_id', '=', ctx.org)
    .where('events.stream_id', '=', caseId)
    .execute()
  const words = new Map<string, Record<string, unknown>>()
  for (const { event, field, value } of fields) words.set(event, { ...words.get(event), [field]: value })
  const voided = new Set(
    events.flatMap(({ type, data }) => (type === 'event.corrected' && data.void === true ? [String(data.corrects)] : [])),
  )
  return events
    .filter(event => !voided.has(event.id))
    .map(event => ({ ...event, sealed: shownSealed(ctx, event, words.get(event.id) ?? {}, !isMasked) }))
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/**
 * 8D 报告: the eight steps of a case, filled from what was recorded and from nothing else. A step of which nothing was recorded is said to be a
 * gap; records stand where their regulation puts them (`eightD`). The last of several of one record counts.
 */
export async function viewEightD(ctx: Ctx, caseId: string, publicUrl: string): Promise<EightD> {
  const view = await viewCase(ctx, caseId)
  const told = await toldOf(ctx, caseId, view.masked)
  const register = await viewRegister(ctx, caseId)
  const codes = new Map<string, string>()
  for (const tree of codeTrees)
    for (const node of await codesOn(ctx, tree, todayOf(ctx), true))
      codes.set(codeKey(tree, node.code), `${node.code} ${said(ctx, node.title)}`)
  const files = new Map(register.items.flatMap(({ file }) => (file === undefined ? [] : [[file.id, file.name] as const])))
  const words: RecordWords = { codes, files, effect: view.title }
  const last = (type: string) => told.findLast(event => event.type === type)
  const facts = (items: Items): EightDBlock[] => {
    const there = items.flatMap(([zh, en, value]) =>
      text(value) === '' ? [] : [{ label: said(ctx, { zh, en }), text: text(value) }],
    )
    return there.length === 0 ? [] : [{ kind: 'facts', items: there }]
  }
  const records = (step: string) => recordsOf(ctx, told, step, words)
  const team = teamOf(ctx, told)
  const investigated = last('investigation.recorded')
  const completed = last('handling.completed')
  const answered = last('customer.answered')
  const reviewed = last('review.recorded')
  const sections: readonly [id: string, zh: string, en: string, blocks: EightDBlock[], gapZh: string, gapEn: string][] = [
    ['D1', '组建小组', 'Team', facts(team), '没有指定处置人或小组', 'Nobody was named to handle it'],
    [
      'D2',
      '描述问题',
      'Problem',
      [
        ...facts([
          ['问题', 'Matter', view.title],
          ['经过', 'Description', view.description],
          ['客户诉求', 'Wanted', view.demand],
          ['核实', 'Verified', last('case.verified')?.sealed.content],
          ['影响范围', 'Scope', last('case.verified')?.sealed.scope],
        ]),
        ...records('D2'),
      ],
      '没有问题描述',
      'There is no description',
    ],
    [
      'D3',
      '临时措施',
      'Containment',
      [...facts([['上报时已采取的措施', 'Taken when reported', last('case.reported')?.sealed.measures]]), ...records('D3')],
      '没有记录临时措施',
      'No containment was recorded',
    ],
    [
      'D4',
      '根本原因',
      'Root cause',
      [
        ...facts([
          ['查明', 'Findings', investigated?.sealed.findings],
          ['根本原因', 'Root cause', investigated?.sealed.rootCause],
        ]),
        ...records('D4'),
      ],
      '没有原因分析',
      'There is no analysis',
    ],
    [
      'D5',
      '选定纠正措施',
      'Corrective actions',
      [...measuresOf(ctx, last('plan.submitted')), ...records('D5')],
      '没有提出措施',
      'No action was proposed',
    ],
    [
      'D6',
      '实施和验证',
      'Done and verified',
      [
        ...facts([
          ['落实', 'Done', completed?.sealed.solution],
          ['完成的措施', 'Measures', completed?.sealed.measures],
          [
            '客户确认',
            'Customer',
            answered === undefined
              ? ''
              : said(
                  ctx,
                  answered.data.satisfied === true ? { zh: '满意', en: 'satisfied' } : { zh: '不满意', en: 'not satisfied' },
                ),
          ],
          ['客户的话', "Customer's words", answered?.sealed.comment],
        ]),
        ...records('D6'),
      ],
      '没有记录落实和验证',
      'Nothing says that it was done and verified',
    ],
    [
      'D7',
      '防止再发',
      'Prevention',
      [
        ...facts([
          ['改进措施', 'Improvements', reviewed?.sealed.improvements],
          ['服务保证', 'Guarantees', completed?.sealed.guarantees],
        ]),
        ...records('D7'),
      ],
      '没有记录预防措施',
      'No prevention was recorded',
    ],
    [
      'D8',
      '总结',
      'Closure',
      [
        ...facts([
          ['经验教训', 'Lessons', reviewed?.sealed.lessons],
          ['案例', 'Case study', last('library.published')?.sealed.experience],
        ]),
        ...records('D8'),
      ],
      '没有总结',
      'There is no closing word',
    ],
  ]
  const evidence = register.items.filter(piece => !piece.isVoid)
  const organisation = await ctx.tx
    .selectFrom('organisations')
    .select(['name', 'name_en'])
    .where('id', '=', ctx.org)
    .executeTakeFirstOrThrow()
  const day = (at: string | null | undefined) => (at == null ? '' : printedMoment(ctx, at as Instant))
  const shown = sections.map(([id, zh, en, blocks, gapZh, gapEn]) => ({
    ...{ id, title: said(ctx, { zh, en }), blocks },
    gap: blocks.length === 0 ? said(ctx, { zh: gapZh, en: gapEn }) : null,
  }))
  return {
    company: said(ctx, { zh: organisation.name, ...(organisation.name_en === '' ? {} : { en: organisation.name_en }) }),
    ...{ number: view.number, title: view.title },
    level: levelOf(ctx, view),
    customer: view.customer?.name ?? '',
    product: view.machine === null ? '' : `${view.machine.model} ${view.machine.serial}`,
    openedOn: day(told[0]?.at),
    closedOn: view.closed ? day(told.findLast(event => /archived|closed$/.test(event.type))?.at) : '',
    url: new URL(`/cases/${caseId}`, publicUrl).href,
    printedAt: printedMoment(ctx, ctx.now),
    at: ctx.now,
    sections: [
      ...shown,
      ...(evidence.length === 0
        ? []
        : [
            {
              ...{ id: '', title: said(ctx, { zh: '附：证据清单', en: 'Evidence' }), gap: null },
              blocks: [
                {
                  ...{ kind: 'table' as const, title: '' },
                  head: ['编号|No.', '种类|Kind', '内容|What', '收集|Collected', '文件|File'].map(one => {
                    const [zh = '', en] = one.split('|')
                    return said(ctx, { zh, ...(en === undefined ? {} : { en }) })
                  }),
                  rows: evidence.map(piece => [
                    String(piece.number),
                    piece.kind === undefined ? '' : said(ctx, piece.kind),
                    piece.interview?.who ?? piece.words[0]?.text ?? '',
                    [
                      piece.collectedBy?.name ?? piece.filedBy.name,
                      piece.collectedAt?.includes('T') ? day(piece.collectedAt) : piece.collectedAt,
                    ]
                      .filter(Boolean)
                      .join(' '),
                    piece.file === undefined ? '' : `${piece.file.name}\nSHA-256 ${piece.file.sha256.slice(0, 16)}…`,
                  ]),
                },
              ],
            },
          ]),
    ],
    gaps: shown.filter(section => section.gap !== null).length,
  }
}

function levelOf(ctx: Ctx, view: Awaited<ReturnType<typeof viewCase>>): string {
  const pack = ctx.rules.editions.find(one => one.pack.id === view.edition.id && one.pack.edition === view.edition.edition)?.pack
  const level = pack?.levels.find(one => one.id === view.level)
  return level === undefined ? '' : said(ctx, level.title)
}

/** The last of each record that stands under a step, in the order of the regulations. */
function recordsOf(ctx: Ctx, told: readonly Told[], step: string, words: RecordWords): EightDBlock[] {
  const rules = new Map<string, RecordRule>(
    ctx.rules.editions.flatMap(edition => (edition.pack.records ?? []).map(record => [record.id, record] as const)),
  )
  return [...rules.values()]
    .filter(record => record.eightD === step)
    .flatMap(record => {
      const made = told.findLast(event => event.type === 'record.made' && event.data.record === record.id)
      if (made === undefined) return []
      const values = (made.data.values ?? {}) as Record<string, unknown>
      return recordBlocks(ctx, record, values, (made.sealed.texts ?? {}) as Record<string, unknown>, words)
    })
}

/** Who works on it: the handler or the team with its owner, and who joined the meetings. */
function teamOf(ctx: Ctx, told: readonly Told[]): Items {
  const last = (type: string) => told.findLast(event => event.type === type)?.data
  const name = (id: unknown) => (typeof id === 'string' ? named(ctx, id).name : '')
  const names = (ids: unknown) => [...new Set(Array.isArray(ids) ? ids.map(name) : [])].filter(Boolean).join('、')
  const team = last('team.formed')
  const meetings = told.filter(event => event.type === 'meeting.held').flatMap(event => event.data.attendees ?? [])
  return [
    ['负责人', 'Owner', name(team?.owner ?? last('handler.assigned')?.person)],
    ['成员', 'Members', names(team?.members)],
    ['会商参加人', 'At the meetings', names(meetings)],
  ]
}

/** The measures of a plan: what, who, by when. */
function measuresOf(ctx: Ctx, plan: Told | undefined): EightDBlock[] {
  const measures = (plan?.data.measures ?? []) as readonly { department: string; person: string; dueAt: Instant }[]
  const texts = (plan?.sealed.measureTexts ?? []) as readonly string[]
  if (measures.length === 0) return []
  const head = [
    { zh: '措施', en: 'Action' },
    { zh: '部门', en: 'Department' },
    { zh: '责任人', en: 'Who' },
    { zh: '完成时间', en: 'By' },
  ]
  return [
    {
      ...{ kind: 'table', title: '', head: head.map(one => said(ctx, one)) },
      rows: measures.map(({ department, person, dueAt }, at) => [
        texts[at] ?? '',
        ctx.roster.departments.get(department)?.name ?? '',
        named(ctx, person).name,
        printedMoment(ctx, dueAt),
      ]),
    },
  ]
}
