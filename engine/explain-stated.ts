import type { Instant } from '../events/instant.ts'
import { both, type Line, say } from './explanation.ts'
import type { DutyRule, Pack, Trigger } from './pack.ts'
import type { StatedTime } from './state.ts'

/** Where a due time was written, one line for each time that was stated: those that count, and those that still wait to be confirmed. */
export function statedLines(pack: Pack, rule: DutyRule, times: readonly StatedTime[], when: (at: Instant) => string): Line[] {
  return times.flatMap((time): Line[] => {
    const stated = rule.stated?.[time.nth]
    if (stated === undefined) return []
    const name = both(titleOf(pack, stated.by))
    const [said, at] = [when(time.said), when(time.at)]
    if (time.countsSince === undefined)
      return [
        {
          mark: 'no',
          says: say(
            `${name.zh}（${said} 记录）写明 ${at}：还没有确认，暂不作数`,
            `${name.en} (recorded ${said}) states ${at}: not confirmed yet, so it does not count`,
          ),
        },
      ]
    const since =
      stated.once === undefined
        ? say('', '')
        : say(`，${when(time.countsSince)} 起作数`, `, counting since ${when(time.countsSince)}`)
    return [
      {
        mark: 'yes',
        says: say(`${name.zh}（${said} 记录）写明 ${at}${since.zh}`, `${name.en} (recorded ${said}) states ${at}${since.en}`),
      },
    ]
  })
}

/** The record in which the time stands, by its title. */
function titleOf(pack: Pack, trigger: Trigger) {
  const record = trigger.when?.record
  const id = record !== undefined && 'in' in record ? record.in[0] : undefined
  return pack.records?.find(one => one.id === id)?.title ?? { zh: '记录', en: 'The record' }
}
