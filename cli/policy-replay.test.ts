import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { robot } from '../policies/robot/2026-01-01/pack.ts'
import { runPolicy } from './policy-io.ts'
import { replayCommand } from './policy-measure.ts'

let folder: string
let draft: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bihuan-replay-'))
  draft = join(folder, 'draft.json')
  const duties = robot.duties.map(d => (d.id === 'verify' ? { ...d, within: { minutes: 10 } } : d))
  await writeFile(draft, JSON.stringify({ ...robot, edition: '2026-07-01', inForce: { from: '2026-07-01' }, duties }))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A case opened and verified so many minutes later, as lines. */
function aCase(stream: string, minutes: number): string[] {
  const line = (seq: number, type: string, at: string, data: object) =>
    JSON.stringify({ stream, seq, id: `${stream}-${seq}`, type, at, recordedAt: at, actor: 'front', data })
  const verified = new Date(Date.parse('2026-03-02T01:00:00.000Z') + minutes * 60_000).toISOString()
  return [
    line(1, 'case.opened', '2026-03-02T01:00:00.000Z', {
      ...{ kind: 'anomaly', number: stream, channel: 'phone', facts: {}, level: 'general' },
      ...{ rows: [], missing: [], history: false },
    }),
    line(2, 'case.verified', verified, { serviceStage: 'delivery' }),
  ]
}

async function run(args: readonly string[], stdin: readonly string[] = []) {
  const [stdout, stderr] = [new PassThrough({ highWaterMark: 10_000_000 }), new PassThrough()]
  const code = await runPolicy(replayCommand, args, {
    stdin: Readable.from([stdin.join('\n')]),
    stdout,
    stderr,
    env: {},
    now: () => '2026-04-01T01:00:00.000Z',
  })
  return { code, out: String(stdout.read() ?? ''), said: String(stderr.read() ?? '') }
}

describe('a replay of a file, without any server', () => {
  test('says what comes out otherwise under the draft, as a summary in one line', async () => {
    const events = join(folder, 'events.ndjson')
    await writeFile(events, [...aCase('a', 20), ...aCase('b', 5), ''].join('\n'))
    const { code, out } = await run([draft, '--events', events, '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      cases: 2,
      events: 4,
      changed: 2,
      dueEarlier: 2,
      breachesGained: 1,
      rules: { 'robot:verify': { changed: 2, gained: 1, lost: 0 } },
    })
    expect(JSON.parse(out).largest[0].stream).toBe('a')
  })

  test('reads stdin and speaks in lines; the same edition changes nothing', async () => {
    const { code, out } = await run(['robot', '--events', '-', '--en'], aCase('a', 20))
    expect(code).toBe(0)
    expect(out).toContain('cases replayed\t1\n')
    expect(out).toContain('cases that differ\t0\n')
  })

  test('refuses lines that are no events or out of place by their number, and another regulation to compare with', async () => {
    const [first, second] = aCase('a', 20) as [string, string]
    const refused = async (lines: string[], words: string) => {
      const { code, said } = await run([draft, '--events', '-'], lines)
      expect([code, said]).toEqual([2, expect.stringContaining(words)])
    }
    await refused([first, '{'], 'line 2 is not JSON')
    await refused(['{"stream":"a"}'], 'line 1 is no event: seq')
    await refused([second], 'does not begin with case.opened')
    await refused([first, first], 'seq does not grow')
    await refused([...aCase('a', 1), ...aCase('b', 1), second], 'line 5: the events of a do not stand together')
    expect(await run([draft, '--events', '-', '--against', 'furn'])).toMatchObject({ code: 2 })
    expect(await run([draft, '--events', join(folder, 'none')])).toMatchObject({ code: 2 })
  })
})
