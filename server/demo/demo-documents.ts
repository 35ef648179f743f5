import { createHash } from 'node:crypto'
import type { ChecklistItem } from '../../events/checklist-items.ts'
import { createChecklist } from '../checklists/keep-checklist.ts'
import type { Ctx } from '../context.ts'
import { loadPrinter } from '../forms/printer.ts'
import { addVersion, createManual, releaseVersion } from '../manuals/keep-manual.ts'
import { addOrder, createProject } from '../projects/keep-project.ts'
import { type Found, idOf } from './company.ts'
import { desk, head } from './equipment-steps.ts'
import { asPerson } from './play.ts'

const day = 86_400_000
const before = (ctx: Ctx, days: number) => new Date(Date.parse(ctx.now) - days * day).toISOString()
const dateAt = (ctx: Ctx, days: number) => new Date(Date.parse(ctx.now) + days * day).toISOString().slice(0, 10)

/** A file that demo cases refer to, before it is stored. */
export type DemoFile = {
  readonly name: string
  readonly mime: string
  readonly bytes: Buffer
  readonly size: number
  readonly sha256: string
}
/** A demo file of these bytes. */
export const demoFile = (name: string, mime: string, bytes: Buffer): DemoFile => ({
  ...{ name, mime, bytes, size: bytes.length },
  sha256: createHash('sha256').update(bytes).digest('hex'),
})
export type DemoManual = { readonly number: string; readonly title: string; readonly steps: readonly string[] }

/** What the equipment maker's manuals say: invented for the demo, in a few steps each. */
const manuals = [
  {
    ...{ number: 'WI-INS-021', title: '立式车床安装作业手册', stages: ['installation'], models: ['HS-VTL'] },
    steps: [
      '核对地基尺寸和二次灌浆强度报告',
      '吊装用四点吊具，禁止单侧受力',
      '调水平：纵横向不大于 0.02 mm/m',
      '空运转 4 小时，记录主轴温升',
    ],
  },
  {
    ...{ number: 'WI-REP-008', title: '数控卧车刀架维修手册', stages: ['maintenance'], models: ['HS-LAT'] },
    steps: ['断电挂牌，确认液压泄压', '拆分度机构前做定位标记', '装配后复测重复定位精度', '登记故障代码和更换件序列号'],
  },
  {
    ...{ number: 'WI-SAF-001', title: '现场服务安全规范', stages: ['installation', 'maintenance'], models: [] },
    steps: ['进场先做安全交底并签字', '穿工装、戴安全帽', '登高和动火须用户书面许可', '离场前恢复防护装置'],
  },
] as const

/** The manuals as PDFs, by number. */
export async function demoManuals(): Promise<ReadonlyMap<string, DemoFile>> {
  const printer = await loadPrinter()
  const stored = new Map<string, DemoFile>()
  for (const { number, title, steps } of manuals) {
    const bytes = await printer
      .createPdf({
        pageSize: 'A4',
        defaultStyle: { font: 'NotoSansSC', fontSize: 12, lineHeight: 1.6 },
        info: { title },
        content: [{ text: title, fontSize: 18, bold: true }, { text: number, margin: [0, 0, 0, 16] }, { ol: [...steps] }],
      })
      .getBuffer()
    stored.set(number, demoFile(`${number}.pdf`, 'application/pdf', bytes))
  }
  return stored
}

async function fileOf(ctx: Ctx, name: string, { sha256, size, mime }: DemoFile): Promise<string> {
  const id = ctx.newId()
  await ctx.tx
    .insertInto('files')
    .values({
      ...{ org_id: ctx.org, id, case_id: null, name, size, mime, sha256 },
      ...{ uploaded_by: ctx.actor.person, uploaded_at: ctx.now },
    })
    .execute()
  return id
}

/** Manuals written by the head of customer service, released by the technical department (equip 第九条); a second version of one waits. */
export const keptManuals =
  (stored: ReadonlyMap<string, DemoFile>) =>
  async (ctx: Ctx, found: Found): Promise<void> => {
    const writer = asPerson(ctx, idOf(found, head), before(ctx, 60))
    const releaser = asPerson(ctx, idOf(found, 'kong.liang'), before(ctx, 58))
    const written = new Map<string, string>()
    for (const { number, title, stages, models } of manuals) {
      const file = await fileOf(writer, `${title}.pdf`, stored.get(number)!)
      const id = await createManual(writer, {
        ...{ number, title, sort: 'manual', rule: 'equip/service-manuals', stages: [...stages], models: [...models] },
        ...{ label: 'V1.0', summary: '首版', files: [{ file, language: 'zh' }] },
      })
      written.set(number, id)
      await releaseVersion(releaser, id, 1)
    }
    const later = asPerson(ctx, idOf(found, head), before(ctx, 2))
    const file = await fileOf(later, '数控卧车刀架维修手册 V1.1.pdf', stored.get('WI-REP-008')!)
    await addVersion(later, written.get('WI-REP-008')!, {
      ...{ label: 'V1.1', summary: '增加分度机构热处理批次核对', files: [{ file, language: 'zh' }] },
    })
  }

const check = (id: string, title: string): ChecklistItem => ({ id, kind: 'check', title, required: true })

/** Two checklists of the equipment maker's own: the site before somebody is sent, the machine after the work. */
export async function keptChecklists(ctx: Ctx, found: Found): Promise<void> {
  const keeper = asPerson(ctx, idOf(found, head), before(ctx, 50))
  const about = { kinds: ['work-order' as const], models: [], before: null }
  await createChecklist(keeper, {
    ...{ ...about, name: '安装现场条件', phase: 'site', categories: ['installation-guidance', 'turnkey-installation'] },
    items: [
      check('demo-foundation', '地基养护期满，有强度报告'),
      check('demo-power', '电源容量和接地到位'),
      check('demo-crane', '起重设备可用'),
      { id: 'demo-area', kind: 'photo', title: '安装区域照片', required: true, least: 1 },
    ],
  })
  await createChecklist(keeper, {
    ...{ ...about, name: '维修后复核', phase: 'on-site', categories: ['repair'] },
    items: [
      { id: 'demo-repeat', kind: 'number', title: '重复定位精度', required: true, unit: 'mm', min: 0, max: 0.008 },
      { id: 'demo-rise', kind: 'number', title: '空运转 30 分钟温升', required: true, unit: '℃', max: 35 },
      {
        ...{ id: 'demo-noise', kind: 'choice', title: '异响', required: true },
        options: [
          { id: 'none', title: '没有' },
          { id: 'some', title: '有', fails: true },
        ],
      },
      check('demo-guards', '防护装置已恢复'),
      { id: 'demo-remark', kind: 'text', title: '交代用户的事项', required: false },
    ],
  })
}

/** 济南的安装项目 (equip 第十三条): its order is the one that was played; commissioning follows once the user has signed. */
export async function plannedProject(ctx: Ctx, found: Found): Promise<void> {
  const order = await ctx.tx
    .selectFrom('cases')
    .select(['number', 'customer_id'])
    .where('org_id', '=', ctx.org)
    .where('kind', '=', 'work-order')
    .where('category', '=', 'installation-guidance')
    .orderBy('opened_at')
    .executeTakeFirstOrThrow()
  const keeper = asPerson(ctx, idOf(found, desk), before(ctx, 12))
  const id = await createProject(keeper, {
    ...{ name: '济南 HS-VTL-1600 安装', site: '山东济南章丘', manager: idOf(found, 'deng.tao') },
    ...(order.customer_id === null ? {} : { customerId: order.customer_id }),
    phases: [
      {
        ...{ id: 'install', title: '就位与安装', from: dateAt(ctx, -10), until: dateAt(ctx, -1) },
        ...{ weight: 60, costFen: 800_000, isKeyNode: true },
      },
      {
        ...{ id: 'commission', title: '调试与培训', from: dateAt(ctx, 0), until: dateAt(ctx, 8) },
        ...{ weight: 40, costFen: 500_000, isKeyNode: false },
      },
    ],
  })
  await addOrder(keeper, id, { number: order.number, phase: 'install' })
}
