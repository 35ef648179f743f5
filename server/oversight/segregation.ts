import { heldMandates } from '../../engine/approvals/mandates.ts'
import { editionsInForce } from '../../engine/rules.ts'
import { segregationConflicts } from '../../engine/segregation.ts'
import type { Text } from '../../events/text.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { openMandates } from '../mandates/held.ts'
import type { Conflict, Segregation } from './schema.ts'

type Words = { readonly says: Text & { en: string }; readonly suggestion: Text & { en: string } }
const words: Readonly<Record<Conflict['kind'], Words>> = {
  'sole-approver-submits': {
    says: {
      zh: '可提交、又是唯一的审批人：由其提交时无人可批',
      en: 'May submit, and is the only one to decide: nobody decides on what they submit',
    },
    suggestion: {
      zh: '为该审批步骤再任命一人，或取消其提交岗位',
      en: 'Appoint a second person for the step, or take the post that submits',
    },
  },
  'submits-and-approves': {
    says: {
      zh: '同一人既可提交又可审批（系统不允许审批自己提交的）',
      en: 'One person may submit and decide (never on their own submission)',
    },
    suggestion: {
      zh: '核对是否互相审批；必要时分设岗位',
      en: 'Check whether two people decide for each other; separate the posts where needed',
    },
  },
  'pays-and-approves': {
    says: { zh: '同一人既审批赔偿又登记付款', en: 'One person decides on compensation and records its payment' },
    suggestion: { zh: '付款由不参与审批的人登记', en: 'Let somebody record payments who decides on none' },
  },
  'two-steps': {
    says: { zh: '同一人独占审批的两个步骤，复核形同虚设', en: 'One person alone fills two steps: the second check is none' },
    suggestion: { zh: '为其中一步任命另一人', en: 'Appoint somebody else for one of the steps' },
  },
  'mandate-two-places': {
    says: { zh: '因授权在同一审批中占两个席位', en: 'A mandate gives one person two places in one approval' },
    suggestion: {
      zh: '改授权给不在该审批中的人，或限定授权的范围',
      en: 'Give the mandate to somebody outside the route, or narrow it',
    },
  },
  'administrator-approves': {
    says: { zh: '系统管理员同时担任审批岗位，可自行改变权限', en: 'An administrator also decides, and could change who may' },
    suggestion: { zh: '审批岗位与系统管理员分由两人担任', en: 'Let two people hold the two posts' },
  },
  'auditor-handles': {
    says: {
      zh: '审计人员同时担任办理岗位，将检查自己办的事',
      en: 'An auditor holds a post that handles cases, and would check their own work',
    },
    suggestion: { zh: '审计人员不兼任其他岗位', en: 'Auditors hold no other post' },
  },
}

/** 不相容职务: who holds posts, parts of routes or mandates that one person should not hold together, by the regulations in force at this moment. */
export async function segregationReport(ctx: Ctx): Promise<Segregation> {
  const packs = editionsInForce(ctx.rules, ctx.now).map(e => e.pack)
  const staff = [...ctx.roster.people.values()].map(({ id, roles }) => ({ id, roles }))
  const open = await openMandates(ctx)
  const mandates = [...new Set(open.map(m => m.holder))].flatMap(holder =>
    heldMandates(open, holder, ctx.now).map(({ principal, subjects, kinds }) => ({ holder, principal, subjects, kinds })),
  )
  return {
    asOf: ctx.now,
    items: segregationConflicts(packs, staff, mandates).map(({ kind, weight, pack, clause, about, people }) => ({
      ...{ kind, weight, about, ...words[kind] },
      regulation: pack === undefined ? null : { id: pack.id, title: pack.title },
      clause: clause ?? null,
      people: people.map(id => ({ id, name: named(ctx, id).name })),
    })),
  }
}
