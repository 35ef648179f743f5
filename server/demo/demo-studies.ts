import type { CodeTree } from '../../events/code-trees.ts'
import { performAct } from '../cases/perform-act.ts'
import type { Ctx } from '../context.ts'
import { holdSession } from '../library/sessions/hold-session.ts'
import { reviewOpen } from '../library/study-review.ts'
import { type Found, idOf, type Login } from './company.ts'
import { asPerson } from './play.ts'

const HOUR_MS = 3_600_000

/** A study of the demo, of the closed case of that title; without a title a new version of the last one published. */
export type DemoStudy = {
  readonly of?: string
  readonly by: Login
  readonly title: string
  readonly problem: string
  readonly rootCause: string
  readonly solution: string
  readonly measures?: string
  readonly effect?: string
  readonly experience: string
  readonly product?: string
  readonly codes?: Partial<Record<CodeTree, readonly string[]>>
  /** Put to review and not yet decided. */
  readonly isWaiting?: true
  /** The title of an open case in which it helped, and who said so. */
  readonly helped?: { readonly in: string; readonly by: Login }
}
export type DemoSession = {
  readonly kind: 'discussion' | 'training'
  readonly daysAgo: number
  readonly by: Login
  readonly title: string
  readonly conclusions: string
  readonly material: string
  readonly people: readonly Login[]
}

async function caseTitled(ctx: Ctx, title: string): Promise<{ id: string; closed_at: string | null }> {
  return ctx.tx
    .selectFrom('cases')
    .select(['id', 'closed_at'])
    .where('org_id', '=', ctx.org)
    .where('title', '=', title)
    .orderBy('opened_at')
    .executeTakeFirstOrThrow()
}

async function lastStudied(ctx: Ctx): Promise<{ id: string; closed_at: string | null }> {
  return ctx.tx
    .selectFrom('library_entries')
    .innerJoin('cases', join =>
      join.onRef('cases.org_id', '=', 'library_entries.org_id').onRef('cases.id', '=', 'library_entries.case_id'),
    )
    .select(['cases.id', 'cases.closed_at'])
    .where('library_entries.org_id', '=', ctx.org)
    .orderBy('library_entries.published_at', 'desc')
    .executeTakeFirstOrThrow()
}

/** Writes a study, has it reviewed unless it waits, and says where it helped. */
export const studied =
  ({ of, by, isWaiting, helped, ...said }: DemoStudy) =>
  async (ctx: Ctx, found: Found): Promise<void> => {
    const one = of === undefined ? await lastStudied(ctx) : await caseTitled(ctx, of)
    // Not every plan of the demo has had the time to come to its end.
    if (one.closed_at === null) return
    const after = (hours: number) =>
      new Date(Math.min(Date.parse(ctx.now), Date.parse(one.closed_at!) + hours * HOUR_MS)).toISOString()
    const written = isWaiting ? new Date(Date.parse(ctx.now) - 5 * HOUR_MS).toISOString() : after(20)
    const { result } = await performAct(asPerson(ctx, idOf(found, by), written < one.closed_at ? ctx.now : written), one.id, {
      type: 'submit-study',
      data: said,
    })
    if (isWaiting) return
    const { state } = await ctx.tx
      .selectFrom('cases')
      .select('state')
      .where('org_id', '=', ctx.org)
      .where('id', '=', one.id)
      .executeTakeFirstOrThrow()
    const request = reviewOpen(state)!
    const { round, steps } = state.requests[request]!
    await performAct(asPerson(ctx, steps[0]!.people[0]!.person, after(30)), one.id, {
      type: 'decide',
      data: { request, decision: 'approve', reason: '写得清楚，可以发布', roundSeen: round },
    })
    if (helped !== undefined)
      await performAct(asPerson(ctx, idOf(found, helped.by), ctx.now), (await caseTitled(ctx, helped.in)).id, {
        type: 'use-study',
        data: { entry: String(result.entry), note: '照案例里的办法先查了一遍，少走了弯路' },
      })
  }

/** A discussion or training of the last days, about the study published last. */
export const taught =
  ({ daysAgo, by, people, ...said }: DemoSession) =>
  async (ctx: Ctx, found: Found): Promise<void> => {
    const held = new Date(Date.parse(ctx.now) - daysAgo * 24 * HOUR_MS).toISOString()
    const study = await ctx.tx
      .selectFrom('library_entries')
      .select('id')
      .where('org_id', '=', ctx.org)
      .where('state', '=', 'published')
      .orderBy('published_at', 'desc')
      .executeTakeFirst()
    await holdSession(asPerson(ctx, idOf(found, by), held), {
      ...said,
      ...{
        on: held.slice(0, 10),
        people: people.map(login => idOf(found, login)),
        studies: study === undefined ? [] : [study.id],
      },
    })
  }

export const integratorStudies: readonly DemoStudy[] = [
  {
    by: 'zhou.min',
    title: '交付资料要按清单逐项核对',
    problem: '设备到货后资料袋内缺少第三方部件的合格证，客户无法办理验收。',
    rootCause: '装箱清单没有列出第三方部件的随机资料，装箱人无从核对。',
    solution: '当日补寄资料并先发电子件；装箱清单增加“随机资料”一栏。',
    measures: '清单换版；装箱和验箱由两人分别签字；每月抽查五份装箱记录。',
    effect: '换版后抽查十五份，资料齐全。',
    experience: '清单里没有的东西没有人会核对：先改清单，再谈责任。',
    isWaiting: true,
  },
]
export const integratorSessions: readonly DemoSession[] = [
  {
    ...{ kind: 'discussion', daysAgo: 6, by: 'zhou.min', title: '停机类异常的案例讨论' },
    conclusions: '先保客户生产再查原因；远程复位前必须留日志；备件清单每周核对一次。',
    material: '案例打印件、停机日志；存客户服务部共享盘“案例讨论”文件夹。',
    people: ['zhou.min', 'lin.xiao', 'xu.bo', 'zhao.gang', 'he.jing'],
  },
]
export const equipmentStudies: readonly DemoStudy[] = [
  {
    of: '退换：导轨护罩尺寸不符',
    by: 'su.qing',
    title: '护罩按旧图号发货，尺寸短 40 mm',
    problem: '用户换装导轨护罩时发现短 40 mm，无法安装，机床停用两天。',
    rootCause: '改型后图号未同步到备件目录，内勤按旧图号下单。',
    solution: '按正确图号重发，运费由公司承担；旧图号在备件目录中停用。',
    measures: '图纸换版通知增加备件目录会签；发货前核对出厂编号与图号。',
    effect: '三个月内没有再发错图号。',
    experience: '改型通知必须送到备件目录，不能只送生产。',
    product: '导轨护罩',
    codes: { cause: ['C-02-02'], failure: ['F-04'], part: ['P-03'], solution: ['S-01'] },
  },
  {
    of: '磨床数控系统黑屏，用户来电求助',
    by: 'pan.yu',
    title: '数控系统上电黑屏：先查电源模块，再动参数',
    problem: '磨床上电后数控系统黑屏，用户怀疑参数丢失，要求派人重装系统。',
    rootCause: '电源模块老化，上电瞬间欠压，系统自检中断；参数没有丢失。',
    solution: '测量模块输出电压，更换电源模块，备份参数后恢复。',
    measures: '电话指导增加“先测电源输出”一步；随车备件增加电源模块。',
    effect: '其后两次同类报修由用户按电话指导测量，一次到位。',
    experience: '黑屏先量电压再谈系统，省去一次往返。',
    product: '数控磨床',
    codes: { cause: ['C-04'], failure: ['F-02'], part: ['P-05'], solution: ['S-01'] },
    helped: { in: '龙门铣液压站漏油', by: 'pan.yu' },
  },
  {
    of: '咨询：立车能否加装在线测量',
    by: 'su.qing',
    title: '加装在线测量：先核对控制系统接口再报价',
    problem: '用户想在精车后自动测量外径，几次来电得到的答复不一致。',
    rootCause: '答复人只看机型，没有核对控制系统的测头接口和选件，方案和周期说法不一。',
    solution: '由技术部核对接口后统一答复，方案和报价一次发出。',
    measures: '加装类咨询增加接口核对表，核对后再报价。',
    effect: '其后的加装咨询都一次答复清楚。',
    experience: '同一机型不等于同一接口，先核对再答复。',
    product: '立式车床',
    codes: { cause: ['C-01-03'], failure: ['F-03'] },
    isWaiting: true,
  },
]
export const equipmentSessions: readonly DemoSession[] = [
  {
    ...{ kind: 'training', daysAgo: 4, by: 'fang.hui', title: '电话指导：黑屏类故障的排查顺序' },
    conclusions: '统一为先量电压、再看报警、最后动参数；指导卡已换版。',
    material: '电话指导卡第二版；存客服部资料柜。',
    people: ['fang.hui', 'su.qing', 'pan.yu', 'guo.feng', 'deng.tao'],
  },
]
export const furnitureStudies: readonly DemoStudy[] = [
  {
    of: '床箱气撑杆更换',
    by: 'an.ran',
    title: '床箱撑不住：气撑杆按板重选型',
    problem: '床箱抬起后缓慢下落，用户担心夹手，报修更换气撑杆。',
    rootCause: '床板加厚后仍按旧表选用气撑杆，推力不足。',
    solution: '按实际板重选型更换两支气撑杆，现场试抬十次。',
    measures: '选型表增加板厚和板重两列；下单时系统提示复核。',
    effect: '换表后同款没有再报修。',
    experience: '材料变了，五金要重新选型；选型表跟着材料表一起换版。',
    product: '气撑杆床箱',
    codes: { cause: ['C-02-01'], failure: ['F-03-02'], part: ['P-04'], solution: ['S-01'] },
  },
  {
    of: '退换：餐椅坐垫色差',
    by: 'an.ran',
    title: '坐垫色差：不同缸号不能混发',
    problem: '同一批餐椅坐垫颜色深浅不一，客户要求整套更换。',
    rootCause: '两个缸号的面料混在一批裁剪，出库只核对了色号没有核对缸号。',
    solution: '整套更换同缸号坐垫，换下的转作样品。',
    measures: '裁剪单和出库单增加缸号；同一订单不跨缸号。',
    effect: '两个月没有同类退换。',
    experience: '色号相同不等于颜色相同，缸号要跟到出库。',
    product: '餐椅',
    codes: { cause: ['C-01-02'], failure: ['F-01-02'], part: ['P-05'], solution: ['S-01'] },
    isWaiting: true,
  },
]
export const furnitureSessions: readonly DemoSession[] = [
  {
    ...{ kind: 'discussion', daysAgo: 5, by: 'lu.yao', title: '选型与换版：五金报修案例讨论' },
    conclusions: '材料换版必须会签五金选型表；安装班组发现异常当天反馈。',
    material: '案例打印件和新旧选型表；存客服部。',
    people: ['lu.yao', 'an.ran', 'jin.tao', 'tao.ran', 'he.miao'],
  },
]
