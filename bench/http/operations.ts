import type { Ask } from './client.ts'

export type Operation = {
  readonly name: string
  /** The best of the peers on such a machine at 8 clients, per second, and whose it is; undefined where none has the like. */
  readonly peer?: { readonly perSecond: number; readonly name: string }
  /** How many of what it is named after one run does; one where it is not said. */
  readonly times?: number
  /** What makes ready for a run; its time does not count, what it takes of the processor does. */
  prepare?(ask: Ask, turn: number): Promise<void>
  run(ask: Ask, turn: number): Promise<void>
}

/** Ids of open cases, each with its stage, to work on; what the operations are run against. */
export type Field = { readonly cases: readonly string[]; readonly pausable: readonly string[]; readonly words: readonly string[] }

const texts = ['机器人第六轴异响', '控制柜报警停机', '末端夹具松动', '焊接轨迹偏移', '示教器无法连接']
const ok = ({ status, text }: { status: number; text: string }, wanted: number) => {
  if (status !== wanted) throw new Error(`${status}: ${text.slice(0, 300)}`)
}
const pick = <T>(list: readonly T[], turn: number): T => list[(turn * 7_919) % list.length]!

/** What people do all day, over HTTP. Every write comes with an Idempotency-Key, as the pages send them. */
export function operationsOf({ cases, pausable, words }: Field, run: string): Operation[] {
  const key = (name: string, turn: number) => ({ 'idempotency-key': `${run}-${name}-${turn}` })
  const note = async (ask: Ask, turn: number, name: string) =>
    ok(
      await ask('POST', `/api/cases/${pick(cases, turn)}/events`, {
        body: { type: 'note', data: { text: `已电话联系客户，约定明日上午到场。${turn}` } },
        headers: { ...key(name, turn), prefer: 'return=minimal' },
      }),
      201,
    )
  return [
    {
      name: 'create',
      peer: { perSecond: 397, name: 'Peppermint' },
      run: async (ask, turn) =>
        ok(
          await ask('POST', '/api/cases', {
            body: {
              ...{ kind: 'anomaly', title: `${pick(texts, turn)} ${turn}`, channel: 'phone' },
              description: '开机后约二十分钟出现，减速机有明显异响，已停机等待处理。',
              customer: { name: `客户${turn % 500}`, phone: `139${String(turn % 500).padStart(8, '0')}` },
              facts: { attitude: 'clear', expectedWorkdays: 2 },
            },
            headers: { ...key('create', turn), prefer: 'return=minimal' },
          }),
          201,
        ),
    },
    {
      name: 'read with timeline',
      peer: { perSecond: 440, name: 'Peppermint' },
      run: async (ask, turn) => ok(await ask('GET', `/api/cases/${pick(cases, turn)}`), 200),
    },
    {
      name: 'add an event (note)',
      peer: { perSecond: 373, name: 'Peppermint' },
      run: (ask, turn) => note(ask, turn, 'note'),
    },
    {
      name: 'change status (pause and go on: two)',
      peer: { perSecond: 419, name: 'Peppermint' },
      times: 2,
      run: async (ask, turn) => {
        const path = `/api/cases/${pick(pausable, turn)}/events`
        const send = async (type: string, data: object) =>
          ok(await ask('POST', path, { body: { type, data }, headers: { ...key(type, turn), prefer: 'return=minimal' } }), 201)
        await send('pause', { cause: 'waiting-customer', reason: '等客户安排停线' })
        await send('resume', {})
      },
    },
    {
      name: 'list of 50 by due time',
      peer: { perSecond: 44, name: 'Request Tracker' },
      run: async ask => ok(await ask('GET', '/api/cases?sort=dueAt&limit=50'), 200),
    },
    {
      name: 'search',
      peer: { perSecond: 423, name: 'Peppermint (titles only)' },
      run: async (ask, turn) => ok(await ask('GET', `/api/cases?q=${encodeURIComponent(pick(words, turn))}&limit=50`), 200),
    },
    {
      name: 'inbox page',
      run: async ask => ok(await ask('GET', '/api/home'), 200),
    },
    {
      // Figures of company and team are kept for five seconds, and counted anew for whoever has written something since.
      name: 'board of a department head, counted anew (a note before each)',
      prepare: (ask, turn) => note(ask, turn, 'board'),
      run: async ask => ok(await ask('GET', '/api/home'), 200),
    },
  ]
}
