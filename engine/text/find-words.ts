import type { CandidateValue, Found } from './candidate-schema.ts'
import { percentOf } from './numbers.ts'

const NAME = '特别重大|特别严重|特大|重大|较大|较重|一般|轻微|严重|中等|紧急'
const OF =
  '(?:服务|质量|安全|客户|设备|生产|技术|产品|经济|财产|交付|客户服务|产品质量|服务质量)?(?:异常|投诉|问题|违规|违纪|事件|事故|故障|隐患|缺陷|客诉|损失|风险|过错|差错|失误|情形|舆情|险情|级)'
const LEVEL = new RegExp(
  `(${NAME})(?=${OF}|(?:[、和或及与/]|以及)(?:${NAME})(?:${OF}|[、和或及与/]|[\\u3400-\\u9fff]{0,3}[级类档等]))|(?<=(?:${NAME})(?:[、和或及与/]|以及))(${NAME})(?=[\\u3400-\\u9fff]{0,3}[级类档等])|([一二三四ⅠⅡⅢⅣI]{1,3}级)(?=${OF}|响应|预警)`,
  'g',
)

/** Names of levels (重大异常, 轻微、一般、严重三级) in a narrowed text. */
export function findLevels(text: string): Found[] {
  return [...text.matchAll(LEVEL)].map(m => at(m, { kind: 'level', name: m[1] ?? m[2] ?? m[3]! }))
}

const PERCENT = '(?:\\d{1,3}(?:\\.\\d{1,2})?[%％]|百分之[一二三四五六七八九十]{1,3})'
const WEIGHT = new RegExp(
  `(?<of>[\\u3400-\\u9fffA-Za-z]{0,12}?)(?:占比|占|权重|比重)(?<between>[\\u3400-\\u9fff:()]{0,10}?)(?<share>${PERCENT})(?<more>(?:[、和及与,]${PERCENT}){0,9})`,
  'g',
)

/** Weights (占40%, 权重分别为70%和30%) in a narrowed text, in percent. A share that something must reach is a target, no weight. */
export function findWeights(text: string): Found[] {
  return [...text.matchAll(WEIGHT)].flatMap(m => {
    const { of, between, share, more } = m.groups as { of: string; between: string; share: string; more: string }
    if (
      /不低于|不少于|不高于|不超过|达到|超过|大于|小于|以上/.test(between) ||
      /^(?:以上|以下)/.test(text.slice(m.index + m[0].length))
    )
      return []
    const start = m.index + of.length
    const shares = [share, ...(between.includes('分别') ? more.split(/[、和及与,]/).filter(s => s !== '') : [])]
    let from = start
    return shares.flatMap((written, i): Found[] => {
      const percent = percentOf(written)
      const to = text.indexOf(written, i === 0 ? start : from) + written.length
      const span = { from: i === 0 ? start : to - written.length, to }
      from = to
      return percent === undefined ? [] : [{ ...span, value: { kind: 'weight', percent, of: i === 0 ? of : '' } }]
    })
  })
}

const measures: readonly (readonly [measure: string, words: string])[] = [
  ['警告', '(?:书面|口头)?警告'],
  ['通报批评', '通报批评'],
  ['批评教育', '批评教育'],
  ['书面检讨', '(?:书面|深刻)检[讨查]'],
  ['记过', '记大?过'],
  ['罚款', '(?:处以?|给予)?[\\d,]{0,9}元?(?:以下|以上)?罚款'],
  [
    '扣除绩效',
    '(?:扣除|扣减|扣发|扣罚|扣)(?:其|当月|当季|当年|本月|全部|部分|相应|的|年度|月度|季度|年终|个人|部门){0,4}(?:绩效(?!分)|奖金|工资|薪资)',
  ],
  [
    '扣分',
    '(?:绩效(?:考核)?)?扣(?:除|减)?(?:\\d{1,3}|[一二三五十]{1,2})分|绩效(?:考核)?(?:中)?(?:进行)?扣分|进行(?:绩效考核)?扣分|扣除相应的?绩效分数',
  ],
  ['降级', '降级'],
  ['降职', '降职'],
  ['降薪', '降薪|降低薪酬'],
  ['撤职', '撤职|免职'],
  ['调岗', '调岗|调离(?:原)?(?:工作)?岗位'],
  ['停职', '停职|停岗|待岗'],
  ['解除劳动合同', '解除(?:与其签订的)?劳动(?:合同|关系)|辞退|开除'],
  ['终止合作', '(?:终止|解除|停止)(?:与其)?合作(?:关系)?'],
  ['取消资格', '取消(?:其)?[\\u3400-\\u9fff]{0,8}资格'],
  ['暂停资格', '暂停(?:其)?[\\u3400-\\u9fff]{0,8}资格'],
  ['停业整顿', '停业整顿'],
  ['吊销执照', '吊销(?:其)?(?:营业)?(?:执照|许可证|资质证书)'],
  ['追究责任', '追究(?:其)?(?:相关)?(?:人员|责任人)?(?:的)?(?:法律|刑事|经济|赔偿|相应)?责任'],
  ['限制业务', '对其业务进行限制|限制(?:其)?业务|暂停部分业务'],
] // prettier-ignore
const PENALTY = new RegExp(measures.map(([, words]) => `(${words})`).join('|'), 'g')

/** Penalties by name in a narrowed text. */
export function findPenalties(text: string): Found[] {
  return [...text.matchAll(PENALTY)].flatMap(m => {
    if (/(?:不予|免予|免于|不得|可以|缴纳)$/.test(text.slice(Math.max(0, m.index - 2), m.index))) return []
    return [at(m, { kind: 'penalty', measure: measures[m.slice(1).findIndex(g => g !== undefined)]![0] })]
  })
}

const OPEN =
  /多次|屡次|屡教不改|反复发生|必要时|视情况|视情节(?:轻重)?|视情|酌情|情节(?:较重|严重|恶劣)|适当|适时|适量|尽快|及时(?![率性限])|定期|不定期|若干|合理(?:期限|时间|费用|范围)|一定(?:金额|期限|时间|范围|比例|数量|额度)|短期内|较长时间|大额|特殊情况|原则上/g
const BLANK =
  /[[【〔(]\s{0,3}[Xx×＿_]{1,4}\s{0,3}[\]】〕)]|[Xx×]{2,4}(?=[元天日年月%人次])|[_＿]{2,20}(?=[元天日年月%人次])|[[【〔(]\s{1,10}[\]】〕)](?=[元天日年月%人次])/g

/** Words that leave open how many, how long or when, and blanks never filled in, in a narrowed text. */
export function findUndefined(text: string): Found[] {
  return [
    ...[...text.matchAll(OPEN)].map(m => at(m, { kind: 'undefined', word: m[0], isPlaceholder: false })),
    ...[...text.matchAll(BLANK)].map(m => at(m, { kind: 'undefined', word: m[0], isPlaceholder: true })),
  ].sort((a, b) => a.from - b.from)
}

const at = (m: RegExpMatchArray, value: CandidateValue): Found => ({ from: m.index!, to: m.index! + m[0].length, value })
