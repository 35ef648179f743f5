import { Channel, CustomerKind } from '../../events/case-words.ts'
import type { Mapping } from './mapping-schema.ts'
import { type Preset, presetFor } from './presets.ts'
import { readTime } from './read-time.ts'
import type { Row } from './row.ts'

type Field =
  | 'externalId'
  | 'title'
  | 'description'
  | 'demand'
  | 'occurredAt'
  | 'customer.name'
  | 'customer.phone'
  | 'customer.address'
  | 'kind'
  | 'channel'
  | 'category'
  | 'history.case'
  | 'history.activity'
  | 'history.timestamp'
  | 'history.resource'

/** Column names as Chinese and English office files have them; the earlier pattern of a field wins. */
const patterns: readonly (readonly [Field, readonly RegExp[]])[] = [
  ['history.case', [/^case:concept:name$/i, /^case[ _-]?id$/i, /^trace/i, /^案件(编号|号|id)$/i, /^(流程)?实例(编号|id)$/i]],
  ['history.activity', [/^concept:name$/i, /^activity/i, /^event$/i, /^(活动|环节|步骤|操作|动作)(名称)?$/]],
  ['history.timestamp', [/^time:timestamp$/i, /^time ?stamp$/i, /^event.?time$/i, /^(操作|活动|事件|完成)时间$/]],
  ['history.resource', [/^org:resource$/i, /^(resource|user|agent)$/i, /^(操作人|处理人|经办人|人员)$/]],
  [
    'externalId',
    [
      /^externalid$/i,
      /(留言|投诉|工单|单据|受理|异常|案件|流水|报修)(编号|单号|号|id)$/i,
      /^(ticket|case|incident|complaint|message)[ _-]?(id|no\.?|number)$/i,
      /^(id|no\.?|number|编号|序号|单号)$/i,
    ],
  ],
  ['title', [/^title$/i, /(主题|标题|题目|问题概述|摘要)$/, /(subject|summary|headline)$/i, /^(问题|事由|投诉内容)$/]],
  ['description', [/^description$/i, /(详情|描述|详细|说明|内容|正文)$/, /(description|details?|body|text|message)$/i]],
  ['demand', [/^demand$/i, /(诉求|要求|期望)$/, /(request|expectation)$/i]],
  ['customer.phone', [/^customer\.phone$/i, /(电话|手机|联系方式|联系号码)/, /(phone|mobile|tel)/i]],
  ['customer.address', [/^customer\.address$/i, /(地址|住址)/, /address/i]],
  [
    'customer.name',
    [
      /^customer\.name$/i,
      /(客户|用户|姓名|联系人|投诉人|单位|公司)(名称|姓名)?$/,
      /(customer|client|company|contact)([ _-]?name)?$/i,
    ],
  ],
  [
    'occurredAt',
    [
      /^occurredat$/i,
      /(发生|留言|投诉|受理|登记|报修|提交|创建)(时间|日期)$/,
      /^(时间|日期)$/,
      /(created|opened|reported|submitted|occurred).*|^(date|time)$/i,
    ],
  ],
  ['kind', [/^kind$/i]],
  ['channel', [/^channel$/i]],
  ['category', [/^category$/i]],
]

const identity = <T extends string>(values: readonly T[]): Record<string, T> =>
  Object.fromEntries(values.map(v => [v, v])) as Record<string, T>

export type Guess = {
  readonly mapping: Mapping
  readonly preset?: string /** The id was taken from the row's content, since no column looks like one. */
  readonly withoutId: boolean
}

/** Proposes how a file is to be read: the preset of its columns, else by the names of the columns, checked against the first rows. Always a proposal that a person sees. */
export function guessMapping(headers: readonly string[], sample: readonly Row[]): Guess {
  const preset: Preset | undefined = presetFor(headers)
  if (preset) return { mapping: preset.mapping, preset: preset.id, withoutId: false }
  const found = columnsByField(headers, sample)
  const isLog = found.has('history.case') && found.has('history.activity') && found.has('history.timestamp')
  return {
    mapping: isLog ? logMapping(found, sample) : caseMapping(found, headers),
    withoutId: !isLog && !found.has('externalId'),
  }
}

function columnsByField(headers: readonly string[], sample: readonly Row[]): Map<Field, string> {
  const found = new Map<Field, string>()
  for (const [field, tests] of patterns) {
    const taken = new Set(found.values())
    // The columns of a log may serve a case file too; a case's own fields do not share a column.
    const free = headers.filter(h => !taken.has(h))
    const column = tests.flatMap(test => free.filter(h => test.test(h)))[0]
    if (column === undefined) continue
    const isTime = field === 'occurredAt' || field === 'history.timestamp'
    const texts = sample.flatMap(r => r.cells[column]?.trim() || [])
    if (isTime && texts.length > 0 && !texts.some(t => readTime(t, { zone: 'Asia/Shanghai' }) !== undefined)) continue
    found.set(field, column)
  }
  const isLog = found.has('history.case') && found.has('history.activity') && found.has('history.timestamp')
  if (isLog) return found
  const again = new Map([...found].filter(([field]) => !field.startsWith('history.')))
  const unused = headers.filter(h => ![...again.values()].includes(h))
  for (const [field, tests] of patterns) {
    if (again.has(field) || field.startsWith('history.')) continue
    const column = tests.flatMap(test => unused.filter(h => test.test(h)))[0]
    if (column !== undefined) again.set(field, column)
  }
  return again
}

function caseMapping(found: ReadonlyMap<Field, string>, headers: readonly string[]): Mapping {
  const of = (field: Field) => found.get(field)
  const put = <K extends string>(key: K, value: string | undefined) =>
    value === undefined ? {} : ({ [key]: value } as Record<K, string>)
  const title = of('title') ?? of('description') ?? headers.find(h => h !== of('externalId')) ?? headers[0] ?? ''
  const [kind, channel, category] = [of('kind'), of('channel'), of('category')]
  return {
    kind: 'live',
    case: {
      ...put('externalId', of('externalId')),
      title,
      ...put('description', of('description')),
      ...put('demand', of('demand')),
      ...put('occurredAt', of('occurredAt')),
      customer: {
        ...put('name', of('customer.name')),
        ...put('phone', of('customer.phone')),
        ...put('address', of('customer.address')),
      },
      kind: kind === undefined ? { is: 'anomaly' } : { from: kind, values: identity(CustomerKind.options), otherwise: 'anomaly' },
      channel:
        channel === undefined ? { is: 'import' } : { from: channel, values: identity(Channel.options), otherwise: 'other' },
      ...(category === undefined ? {} : { category: { from: category, values: {} } }),
    },
    formats: { zone: 'Asia/Shanghai' },
  }
}

function logMapping(found: ReadonlyMap<Field, string>, sample: readonly Row[]): Mapping {
  const [name, activity, timestamp, resource] = [
    found.get('history.case')!,
    found.get('history.activity')!,
    found.get('history.timestamp')!,
    found.get('history.resource'),
  ]
  const activities = Object.fromEntries(
    [...new Set(sample.flatMap(r => r.cells[activity]?.trim() || []))].map(text => [text, guessActivity(text)]),
  )
  return {
    kind: 'history',
    case: {
      externalId: name,
      title: found.get('title') ?? name,
      customer: {},
      kind: { is: 'anomaly' },
      channel: { is: 'import' },
    },
    formats: { zone: 'Asia/Shanghai' },
    history: {
      case: name,
      activity,
      timestamp,
      ...(resource === undefined ? {} : { resource }),
      activities,
      otherwise: 'note.added',
      reopens: [],
    },
  }
}

/** What an activity is by its name; a note where the name says nothing. */
export function guessActivity(name: string): NonNullable<Mapping['history']>['activities'][string] {
  if (/reopen|重新打开|重开/i.test(name)) return 'case.reopened'
  if (/clos|archiv|cancel|关闭|归档|结案|办结|撤销/i.test(name)) return 'case.archived'
  if (/resolv|complet|solved|解决|完成/i.test(name)) return 'handling.completed'
  if (/wait|pend|hold|suspend|等待|挂起|暂停/i.test(name)) return 'clock.paused'
  if (/assign|take in charge|accept|progress|派|受理|指派|接单/i.test(name)) return 'handler.assigned'
  if (/priorit|serious|classif|grade|定级|分级/i.test(name)) return 'case.classified'
  if (/verif|check|核实|核查/i.test(name)) return 'case.verified'
  if (/investigat|diagnos|调查|排查/i.test(name)) return 'investigation.recorded'
  return 'note.added'
}
