import { localDateOf } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import type { Ctx } from '../context.ts'
import { type Found, idOf } from './company.ts'

/** 应急供应渠道 and 应急物资 of the maker of machine tools: one check overdue, one kit about to expire, one too few. */
export async function materialsAndChannels(
  ctx: Ctx,
  found: Found,
  suppliers: readonly { id: string; contact: string; phone: string }[],
): Promise<void> {
  const { tx, org, now } = ctx
  const today = localDateOf(ctx.rules.calendar, now)
  await tx
    .insertInto('emergency_channels')
    .values(
      [
        { name: '数控系统北京中心 24 小时急件', supplier: 1, hours: 24, percent: 150, note: '驱动器、电机、面板' },
        { name: '榆次液压区域仓', supplier: 2, hours: 12, percent: 120, note: '泵、阀、滤芯' },
        { name: '轴研轴承厂家加急', supplier: 0, hours: 72, percent: 130, note: '主轴轴承' },
      ].map(one => ({
        ...{
          org_id: org,
          id: ctx.newId(),
          name: one.name,
          supplier_id: suppliers[one.supplier]!.id,
          contact: suppliers[one.supplier]!.contact,
        },
        ...{
          phone: suppliers[one.supplier]!.phone,
          promised_hours: one.hours,
          price_percent: one.percent,
          parts_note: one.note,
          created_at: now,
        },
      })),
    )
    .execute()
  const keep = (
    name: string,
    spec: string,
    quantity: number,
    least: number,
    unit: string,
    login: string,
    every: number,
    due: number,
    expires: number | null,
  ) => ({
    ...{
      org_id: org,
      id: ctx.newId(),
      name,
      spec,
      quantity,
      least,
      unit,
      place: '总部备件库 应急柜',
      keeper_id: idOf(found, login),
      created_at: now,
    },
    ...{
      check_every_days: every,
      check_due_on: addCalendarDays(today, due),
      expires_on: expires === null ? null : addCalendarDays(today, expires),
    },
  })
  await tx
    .insertInto('emergency_materials')
    .values([
      keep('吸油毡', '40×50 cm', 180, 100, '张', 'meng.fei', 90, 21, null),
      keep('应急发电机', '5 kW', 2, 2, '台', 'meng.fei', 30, -4, null),
      keep('急救箱', '车载型', 4, 4, '个', 'su.qing', 90, 40, 18),
      keep('绝缘手套', '10 kV', 3, 4, '副', 'meng.fei', 180, 60, 200),
      keep('手拉葫芦', '5 t', 2, 2, '台', 'meng.fei', 180, 95, null),
    ])
    .execute()
}
