import type { Example, Pack } from '../engine/pack.ts'
import { permitName } from '../engine/permissions.ts'

const parts = {
  duty: 'duties',
  gate: 'gates',
  route: 'routes',
  limit: 'limits',
  hop: 'hops',
  form: 'forms',
  archive: 'archive',
  retention: 'retention',
  periodic: 'periodic',
  record: 'records',
  indicator: 'indicators',
  sample: 'samples',
  sanction: 'sanctions',
  violation: 'violations',
} as const satisfies Partial<Record<Example['type'], keyof Pack>>

/** The regulation without the rule of an example, so that a test can see the example fail. */
export function withoutRule(pack: Pack, { type, rule }: Example): Pack {
  switch (type) {
    case 'table':
      return { ...pack, tables: pack.tables.map(t => ({ ...t, rows: t.rows.filter(row => `${t.id}/${row.id}` !== rule) })) }
    case 'permit':
      return { ...pack, permits: pack.permits.filter(p => permitName(p) !== rule) }
    case 'level-map':
      return { ...pack, levelMaps: (pack.levelMaps ?? []).filter(map => map.from !== rule) }
    default: {
      const part = parts[type]
      const items: readonly { readonly id: string }[] = pack[part] ?? []
      return { ...pack, [part]: items.filter(item => item.id !== rule) }
    }
  }
}
