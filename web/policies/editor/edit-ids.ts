import { pinyin } from 'pinyin-pro'
import type { Pack } from '../../../engine/pack.ts'

const longest = 40

/** Letters of a title for an id: `客户回访 2次` is `ke-hu-hui-fang-2-ci`; without any letter or digit it is empty. */
function lettersOf(title: string): string {
  return pinyin(title.normalize('NFKC'), { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, longest)
    .replace(/-$/, '')
}

/** Every id that something in the pack has, whatever it is: an id names one thing only, so that findings and citations are plain. */
export function idsOf(pack: Pack): ReadonlySet<string> {
  const ids = new Set<string>([...Object.keys(pack.readings)])
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item)
    else if (typeof value === 'object' && value !== null) {
      if ('id' in value && typeof value.id === 'string') ids.add(value.id)
      for (const inner of Object.values(value)) visit(inner)
    }
  }
  visit(pack)
  return ids
}

/** An id made from a title that nothing in `taken` has yet. People never see or type it; it stays when the title changes. */
export function idFor(title: string, taken: ReadonlySet<string>): string {
  const base = lettersOf(title) || 'rule'
  if (!taken.has(base)) return base
  let count = 2
  while (taken.has(`${base}-${count}`)) count++
  return `${base}-${count}`
}
