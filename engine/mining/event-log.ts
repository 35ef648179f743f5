/** What a case of a log says of one of its columns: at its first event, at its last, and how many different values stand between. */
export type Attribute = { readonly first: string; readonly last: string; readonly different: number }

/** One case of a log: its events by time; what happened at the same moment stays in the order of the log. */
export type Trace = {
  readonly id: string
  /** Places in the log's list of activities. */
  readonly steps: readonly number[]
  /** Milliseconds since 1970, one for each step. */
  readonly at: readonly number[]
  /** Places in the log's list of resources; absent where a log names nobody. */
  readonly who?: readonly number[]
  /** It goes on: how long it took in all is not known. */
  readonly isOpen?: boolean
  readonly attributes?: Readonly<Record<string, Attribute>>
}

/** Cases and what happened in them, whatever they come from: our own events or another program's log. */
export type EventLog<T extends Trace = Trace> = {
  readonly activities: readonly string[]
  readonly resources: readonly string[]
  /** Cases that went the same way may share its list of steps: what follows from the steps alone is then worked out once. */
  readonly traces: readonly T[]
}

/** The lists of steps in a log, each with how many cases share it. Two lists may say the same: where nothing is shared, each case brings its own. */
export function waysIn(log: EventLog): ReadonlyMap<readonly number[], number> {
  const ways = new Map<readonly number[], number>()
  for (const { steps } of log.traces) ways.set(steps, (ways.get(steps) ?? 0) + 1)
  return ways
}

export type LoggedEvent = {
  readonly case: string
  readonly activity: string
  readonly at: number
  /** Empty: nobody is named. */
  readonly resource: string
  /** In the order of {@link logBuilder}'s columns; an empty text is no value. */
  readonly values?: readonly string[]
}

type Column = { first: string; firstAt: number; last: string; lastAt: number; values: string[]; many?: Set<string> }
/** From how many different values on they are looked up: a case of a million events may have as many, and most have one or two. */
const MANY = 32
type Growing = { readonly id: string; readonly events: { step: number; at: number; who: number }[]; readonly columns: Column[] }

/** Puts a log together event by event; a log may mix its cases. Keeps of each column only what {@link Attribute} says, so that wide logs fit into memory. */
export function logBuilder(columns: readonly string[]): { add(event: LoggedEvent): void; finish(): EventLog } {
  const cases = new Map<string, Growing>()
  const activities = numbering()
  const resources = numbering()
  return {
    add({ case: id, activity, at, resource, values }) {
      let growing = cases.get(id)
      if (!growing) {
        growing = { id, events: [], columns: columns.map(() => ({ first: '', firstAt: 0, last: '', lastAt: 0, values: [] })) }
        cases.set(id, growing)
      }
      const isFirst = growing.events.length === 0
      growing.events.push({ step: activities.of(activity), at, who: resource === '' ? -1 : resources.of(resource) })
      growing.columns.forEach((column, i) => {
        note(column, values?.[i] ?? '', at, isFirst)
      })
    },
    finish: () => ({
      activities: activities.names,
      resources: resources.names,
      traces: [...cases.values()].map(growing => traceOf(growing, columns)),
    }),
  }
}

/** The first value is that of the earliest event, of several at once the one that stands first; the last one that of the latest, which stands last. */
function note(column: Column, value: string, at: number, isFirst: boolean): void {
  if (isFirst || at < column.firstAt) [column.first, column.firstAt] = [value, at]
  if (isFirst || at >= column.lastAt) [column.last, column.lastAt] = [value, at]
  if (value === '') return
  if (column.many !== undefined) column.many.add(value)
  else if (!column.values.includes(value) && column.values.push(value) > MANY) column.many = new Set(column.values)
}

function traceOf({ id, events, columns }: Growing, names: readonly string[]): Trace {
  // Array.sort is stable: events of one moment keep the order of the log.
  const sorted = [...events].sort((a, b) => a.at - b.at)
  const attributes: Record<string, Attribute> = {}
  columns.forEach(({ first, last, values, many }, i) => {
    if (values.length > 0) attributes[names[i]!] = { first, last, different: many?.size ?? values.length }
  })
  return { id, steps: sorted.map(e => e.step), at: sorted.map(e => e.at), who: sorted.map(e => e.who), attributes }
}

function numbering(): { readonly names: string[]; of(name: string): number } {
  const places = new Map<string, number>()
  const names: string[] = []
  return {
    names,
    of(name) {
      let place = places.get(name)
      if (place === undefined) {
        place = names.push(name) - 1
        places.set(name, place)
      }
      return place
    },
  }
}
