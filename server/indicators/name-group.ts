import { inLanguage } from '../../events/in-language.ts'
import { provinces } from '../analysis/provinces.ts'
import type { Ctx } from '../context.ts'
import { channelTitles } from '../export/columns.ts'
import type { Side } from './schema.ts'

/** What a group is called in the reader's language; what is not stated says so. Names of people and departments as they stand today. */
export function nameOfGroup(ctx: Ctx, side: Side, key: string): string {
  if (key === '') return ctx.language === 'zh' ? '未注明' : 'Not stated'
  switch (side) {
    case 'department': {
      const found = ctx.roster.departments.get(key)
      return (ctx.language === 'en' && found?.nameEn) || found?.name || key
    }
    case 'person':
      return ctx.roster.people.get(key)?.name ?? key
    case 'region': {
      const found = provinces[key]
      return found === undefined ? key : inLanguage(found, ctx.language)
    }
    case 'channel': {
      const found = channelTitles[key]
      return found === undefined ? key : inLanguage(found, ctx.language)
    }
    default:
      return key
  }
}
