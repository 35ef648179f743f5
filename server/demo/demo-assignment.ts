import type { Ctx } from '../context.ts'
import { changeSettings } from '../settings/change-settings.ts'
import type { Found, Login } from './company.ts'
import { idOf } from './company.ts'
import type { DemoCase } from './demo-case.ts'
import { asPerson } from './play.ts'

type Skills = Readonly<Record<Login, readonly string[]>>

/** 自动分派 of a demo company, switched on after its past: complaints go to one person at once. */
export const assigning =
  (skills: Skills) =>
  async (ctx: Ctx, found: Found): Promise<void> => {
    const administrator = [...ctx.roster.people.values()].find(p => p.roles.some(r => r.role === 'administrator'))
    if (!administrator) throw new Error('the demo company has no administrator')
    await changeSettings(asPerson(ctx, administrator.id, new Date(Date.parse(ctx.now) - 3 * 3_600_000).toISOString()), {
      assignment: {
        kinds: ['complaint'],
        skills: Object.entries(skills).map(([login, categories]) => ({
          person: idOf(found, login),
          categories: [...categories],
          models: [],
        })),
      },
    })
  }

export const furnitureSkills: Skills = {
  'he.miao': ['service-quality', 'product-quality'],
  'chu.he': ['product-quality'],
  'kang.le': ['delivery-complaint'],
  'ma.ke': ['contract-dispute'],
}

/** Just in: assigned by the system, answered by nobody yet. */
export const justAssigned: DemoCase = {
  kind: 'complaint',
  title: '投诉：衣柜送错颜色，第二次上门仍不对',
  description: '客户订的是燕麦色，两次送来都是胡桃色。',
  demand: '三天内送对，补偿误工',
  channel: 'wechat',
  ago: 25,
  by: 'an.ran',
  customer: 1,
  category: 'delivery-complaint',
  subtype: 'not-as-ordered',
  facts: { effect: 'several', attitude: 'clear' },
  steps: [],
}
