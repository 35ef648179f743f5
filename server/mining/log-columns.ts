import { guessMapping } from '../imports/guess-mapping.ts'
import { columnsIn, read } from '../imports/mapping-schema.ts'
import { readTime } from '../imports/read-time.ts'
import type { Row } from '../imports/row.ts'
import type { LogColumns } from './log-schema.ts'

/** The share of a column's values that must be times for it to hold times. */
const MOSTLY = 0.6
/** What a row without an activity is. */
export const RECORDED = '登记'

/** The name of a trace, as server/mining/read-xes.ts calls it. */
const TRACE = 'case:concept:name'
/** In which a log says which moment of an activity an event is. */
const STATES = 'lifecycle:transition'
/** The words of lifecycle:transition that only say which moment of an activity is meant (IEEE 1849 lifecycle extension); any other word is a state of its own. */
const MOMENTS = new Set(
  'schedule assign withdraw reassign start suspend resume pi_abort ate_abort complete autoskip manualskip unknown'.split(' '),
)

/** How a file's columns are to be read: as a known file's, else by their names and what stands in the first rows. A proposal that a person sees. */
export function guessLogColumns(
  headers: readonly string[],
  sample: readonly Row[],
  classifiers: readonly string[] = [],
): LogColumns {
  const guess = byNames(headers, sample)
  const only = endsOnly(headers, sample)
  // A log that calls its activities otherwise says by which columns they are told apart.
  const keys = headers.includes('concept:name')
    ? []
    : (classifiers.map(said => keysIn(said, headers)).find(found => found.length > 0) ?? [])
  const activity = keys.length > 1 ? keys.map(key => `{${key}}`).join('/') : keys[0]
  const id = guess.case ?? (headers.includes(TRACE) ? TRACE : undefined)
  return {
    ...guess,
    ...(id === undefined ? {} : { case: id }),
    ...(activity === undefined ? {} : { activity }),
    ...(only === undefined ? {} : { only }),
  }
}

/** The columns that a classifier names (IEEE 1849: keys with blanks between them, such as hold blanks in quotes); none where the log lacks one of them. */
function keysIn(said: string, headers: readonly string[]): readonly string[] {
  if (headers.includes(said)) return [said]
  const keys = [...said.matchAll(/'([^']*)'|(\S+)/g)].map(found => found[1] ?? found[2]!)
  return keys.every(key => headers.includes(key)) ? keys : []
}

/** Where the beginnings of activities are rows as well as their ends, the ends alone count: else each activity would seem to be done twice. */
function endsOnly(headers: readonly string[], sample: readonly Row[]): LogColumns['only'] {
  if (!headers.includes(STATES)) return undefined
  const said = new Set(sample.map(row => (row.cells[STATES] ?? '').trim().toLowerCase()).filter(state => state !== ''))
  const isPlain = [...said].every(state => MOMENTS.has(state))
  return isPlain && said.has('complete') && said.size > 1 ? { column: STATES, is: 'complete' } : undefined
}

function byNames(headers: readonly string[], sample: readonly Row[]): LogColumns {
  const { mapping } = guessMapping(headers, sample)
  const { zone: clock, dateTime } = mapping.formats
  const common = { zone: clock, ...(dateTime === undefined ? {} : { dateTime }) }
  const { history } = mapping
  if (history) {
    const { case: id, timestamp, resource } = history
    const activity = withStates(history.activity, headers, sample)
    return { case: id, activity, time: timestamp, ...(resource === undefined ? {} : { resource }), ...common }
  }
  const id = mapping.case.externalId
  const share = (name: string) => {
    const values = sample.map(row => read(name, row.cells)).filter(value => value !== '')
    const times = values.filter(value => readTime(value, { zone: clock, format: dateTime }) !== undefined)
    return values.length === 0 ? 0 : times.length / values.length
  }
  // A few rows that cannot be read are a matter of those rows; five figures that are no date may look like one of Excel's.
  const times = headers.filter(name => share(name) >= MOSTLY)
  const time = mapping.case.occurredAt ?? times.find(name => /时间|日期|time|date/i.test(name)) ?? times[0]
  const named = (pattern: RegExp) => headers.find(name => pattern.test(name) && name !== id && name !== time)
  const activity = named(/^(activity|event|status|state|concept:name|活动|环节|状态|步骤|操作|动作|节点)(名称)?$/i)
  const resource = named(/^(org:resource|resource|user|agent|操作人|处理人|经办人|人员)$/i)
  return {
    ...(id === undefined ? {} : { case: id }),
    ...(activity === undefined ? {} : { activity }),
    ...(resource === undefined ? {} : { resource }),
    time: time ?? headers[0]!,
    ...common,
  }
}

function withStates(activity: string, headers: readonly string[], sample: readonly Row[]): string {
  if (activity !== 'concept:name' || !headers.includes(STATES)) return activity
  const told = sample.some(row => {
    const state = (row.cells[STATES] ?? '').trim().toLowerCase()
    return state !== '' && !MOMENTS.has(state)
  })
  return told ? `{concept:name}/{${STATES}}` : activity
}

/** Columns that are named and that the file does not have. */
export function unknownColumns({ case: id, activity, time, resource, only }: LogColumns, headers: readonly string[]): string[] {
  const known = new Set(headers)
  return [id, activity, time, resource, only?.column].flatMap(source =>
    source === undefined ? [] : columnsIn(source, known).filter(name => !known.has(name)),
  )
}
