import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { addCertificate } from '../certificates/save-certificate.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { changeSettings, readSettings } from '../settings/change-settings.ts'
import { type Found, idOf, type Login } from './company.ts'
import { asPerson } from './play.ts'

type Held = readonly [login: Login, kind: string, number: string, issuedBy: string, daysLeft: number | undefined, region?: string]

const held: readonly Held[] = [
  ['guo.feng', '低压电工作业证', 'T410305198706', '洛阳市应急管理局', 412],
  ['guo.feng', '桥式起重机司机证', 'Q2-2023-0618', '洛阳市市场监督管理局', 18],
  ['deng.tao', '低压电工作业证', 'T410311199002', '洛阳市应急管理局', -9],
  ['deng.tao', '高处作业证', 'G-2024-1107', '洛阳市应急管理局', 240],
  ['hao.ting', '钳工高级技师证', 'J-2019-3320', '河南省人力资源和社会保障厅', undefined],
  ['guo.feng', '机械设备安装资质', 'VN-HP-2291', '海防市工贸厅', 150, '越南'],
]
const skills: Readonly<Record<Login, { categories: readonly string[]; models: readonly string[] }>> = {
  'guo.feng': {
    categories: ['repair/mechanical', 'repair/hydraulic-pneumatic', 'maintenance'],
    models: ['HS-GRD-800', 'HS-LAT-6000'],
  },
  'deng.tao': {
    categories: ['installation-guidance', 'commissioning', 'repair/electrical'],
    models: ['HS-GAN-4000', 'HS-VTL-1600'],
  },
}

/** What the engineers of the equipment maker hold and are good at, so that whoever sends them sees how they compare. */
export async function certified(ctx: Ctx, found: Found): Promise<void> {
  const keeper = [...ctx.roster.people.values()].find(one => one.roles.some(({ role }) => role === 'administrator'))
  if (!keeper) throw new Error('the demo company has no administrator')
  const as = asPerson(ctx, keeper.id, new Date(Date.parse(ctx.now) - 4 * 3_600_000).toISOString())
  const { assignment } = await readSettings(as)
  await changeSettings(as, {
    assignment: {
      ...assignment,
      skills: Object.entries(skills).map(([login, { categories, models }]) => ({
        ...{ person: idOf(found, login), categories: [...categories], models: [...models] },
      })),
      certificates: [{ category: 'repair/electrical', kinds: ['低压电工作业证'] }],
    },
  })
  const today = todayOf(as)
  for (const [login, kind, number, issuedBy, daysLeft, region] of held)
    await addCertificate(as, {
      ...{ person: idOf(found, login), kind, number, issuedBy },
      ...(region === undefined ? {} : { region }),
      ...(daysLeft === undefined ? {} : { validUntil: addCalendarDays(today, daysLeft) }),
    })
}
