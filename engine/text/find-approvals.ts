import type { Found } from './candidate-schema.ts'
import { fenOf, YUAN } from './numbers.ts'

const WHO = '[\\u3400-\\u9fffA-Za-z0-9()和及与、]{2,18}?'
/** With the post at its end given. */
const HEAD = WHO.replace('{2,18}', '{0,16}')
const HOW = '(?:书面|特别|双重|共同|联合|事先|最终|统一|签字|逐级|集体|双方|[一二三]级)?'
const DECIDES = '(?:表决通过|审批|批准|审核|审议|审定|核准|复核|会签|签批|审查|同意|核签|签字|授权|许可|确认|通过)'
const POST =
  '(?:经理|总监|主任|主管|总裁|部门?|处|科|会|长|负责人|领导|管理层|委员会|小组|办公会|副总|总|人|董事|股东|上级|组|办|员|师|中心|公司|客户)'
const SHARE =
  /(?:经)?((?:三分之二|四分之三|半数|过半数|二分之一)(?:以上|及以上)?的?(?:[\u3400-\u9fff]{0,8}?)(?:董事|股东|成员|委员|代表|表决权))(?:表决)?(?:同意|通过|批准)/g
/** Each has the one who decides as its first group. */
const PATTERNS: readonly RegExp[] = [
  new RegExp(`(?<![已曾财神])经(?:由|过)?(?![理济营验办常历费典手销纪查])(${WHO})${HOW}${DECIDES}`, 'g'),
  new RegExp(
    `由(${HEAD}${POST}(?:\\([^()]{1,20}\\))?)${HOW}(?:审批|批准|审核|审定|核准|决定|签批|审议|复核|会签)(?!流程|权限)`,
    'g',
  ),
  new RegExp(`(?:报请?|报经|提请|提交|呈报?|上报)(${HEAD}${POST})${HOW}(?:审批|批准|审核|审定|核准|同意|审议|签批)`, 'g'),
  new RegExp(`(?:应当?|需要?|须|必须)(${HEAD}${POST})${HOW}(?:审批|批准|会签|审核|审定|核准)`, 'g'),
  new RegExp(`(?<=^|[\\n:;,。→])(${HEAD}${POST})${HOW}(?:审批|批准|审定|核准|会签)(?=$|[\\n;,。→后])`, 'g'),
]
/** 取得个人的单独同意 */
const OBTAINED = /(?:取得|征得|获得)([\u3400-\u9fff]{2,12}?)的?(?:单独|书面|明确)?(?:同意|批准|许可|授权)/g
/** 经财务经理复核、总会计师批准: the next in the row. */
const NEXT = new RegExp(`[、,并再]{1,2}(?:并|再|报)?(${HEAD}${POST})${HOW}(?:审批|批准|审核|审定|核准|复核|会签|审议)`, 'y')

/** Whose consent is asked for, in a narrowed text. */
export function findApprovals(text: string): Found[] {
  const found: Found[] = []
  const add = (from: number, to: number, who: string): boolean => {
    const by = cleaned(who)
    if (by.length < 2 || found.some(f => f.from < to && from < f.to)) return false
    found.push({ from, to, value: { kind: 'approval', by } })
    return true
  }
  for (const m of text.matchAll(SHARE)) add(m.index, m.index + m[0].length, m[1]!)
  for (const m of text.matchAll(OBTAINED)) add(m.index, m.index + m[0].length, m[1]!)
  for (const pattern of PATTERNS)
    for (const m of text.matchAll(pattern)) {
      let end = m.index + m[0].length
      if (!add(m.index, end, m[1]!)) continue
      for (let i = 0; i < 6; i++) {
        NEXT.lastIndex = end
        const next = NEXT.exec(text)
        if (!next || !add(next.index, next.index + next[0].length, next[1]!)) break
        end = next.index + next[0].length
      }
    }
  return found.sort((a, b) => a.from - b.from)
}

const cleaned = (who: string): string =>
  who
    .replace(/^(?:必要时|一律|同时|最终|事先|需要?|须|应当?|经|由|过|请示|请|报|提交|提请)+/, '')
    .replace(/(?:书面|特别|双重|共同|联合|事先|统一|负责|组织|进行|予以|签字|双方){1,6}$/, '')

const BEFORE: readonly (readonly [RegExp, 'gt' | 'gte' | 'lt' | 'lte'])[] = [
  [/(?:不满|未满|不足|低于|少于|小于|未达到?|<)(?:人民币)?$/, 'lt'],
  [/(?:不超过|不得超过|不高于|不大于|至多|最高(?:不超过)?|上限为?|限额为?|≤)(?:人民币)?$/, 'lte'],
  [/(?:超过|超出|高于|大于|多于|>)(?:人民币)?$/, 'gt'],
  [/(?:不低于|不少于|不小于|达到|至少|起点为|≥)(?:人民币)?$/, 'gte'],
]
const MONEY = new RegExp(
  `(?<number>${YUAN})元(?:人民币)?(?<included>\\((?:不含|含)[^()]{0,6}\\))?(?<after>及?以上|及?以下|以内|之内|以外|[≤<]|[-~—至到](?=${YUAN}元)|)`,
  'g',
)

/** Bounds of amounts in a narrowed text, in 分. */
export function findAmounts(text: string): Found[] {
  const found: Found[] = []
  let rangeEnds = -1
  for (const m of text.matchAll(MONEY)) {
    const { number, included, after } = m.groups as { number: string; included?: string; after: string }
    const fen = fenOf(number)
    const ahead = text.slice(Math.max(0, m.index - 8), m.index)
    const before = /不(?:低|少|小|高|大)于$|不得?超过$/.test(ahead)
      ? BEFORE.find(([p, b]) => (b === 'lte' || b === 'gte') && p.test(ahead))
      : BEFORE.find(([p]) => p.test(ahead))
    const isNotIncluded = included?.startsWith('(不含') === true
    const bound =
      before?.[1] ??
      (/以上$/.test(after)
        ? isNotIncluded
          ? 'gt'
          : 'gte'
        : /以下$|内$/.test(after)
          ? isNotIncluded
            ? 'lt'
            : 'lte'
          : after === '以外'
            ? 'gt'
            : after === '≤'
              ? 'gte'
              : after === '<'
                ? 'gt'
                : after !== ''
                  ? 'gte'
                  : m.index === rangeEnds
                    ? 'lte'
                    : undefined)
    if (/[-~—至到]/.test(after)) rangeEnds = m.index + m[0].length
    if (bound === undefined || fen === undefined) continue
    const lead = before ? (before[0].exec(ahead)?.[0].length ?? 0) : 0
    found.push({ from: m.index - lead, to: m.index + m[0].length, value: { kind: 'amount', bound, fen } })
  }
  return found
}
