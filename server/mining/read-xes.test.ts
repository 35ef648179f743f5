import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEventLog, readEventLog } from './read-event-log.ts'
import { readXes } from './read-xes.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xes-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function readBack(bytes: string | Buffer) {
  const path = join(folder, 'log')
  await writeFile(path, bytes)
  const { format, headers, guess } = await openEventLog(path)
  const { log, left, problems, rows } = await readEventLog(path, guess, headers)
  const told = log.traces.map(({ id, steps }) => [id, ...steps.map(step => log.activities[step])])
  return { format, guess, left, problems, rows, told, log }
}
const event = (name: string, at: string, ...more: string[]) =>
  `<event><string key="concept:name" value="${name}"/><date key="time:timestamp" value="${at}"/>${more.join('')}</event>`
const state = (value: string) => `<string key="lifecycle:transition" value="${value}"/>`
/** As the library writes it that most published logs come from: extensions, globals, classifiers, nested figures about the log itself. */
const openXes = (...traces: string[]) => `<?xml version="1.0" encoding="UTF-8" ?>
<!-- This file has been generated with the OpenXES library. -->
<log xes.version="1.0" xes.features="nested-attributes" openxes.version="1.0RC7" xmlns="http://www.xes-standard.org/">
  <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
  <global scope="trace"><string key="concept:name" value="UNKNOWN"/></global>
  <global scope="event"><string key="lifecycle:transition" value="UNKNOWN"/><date key="time:timestamp" value="1970-01-01T01:00:00+01:00"/></global>
  <classifier name="MXML Legacy Classifier" keys="concept:name lifecycle:transition"/>
  <int key="meta_concept:named_events_total" value="3"><int key="check credit" value="1"/><int key="accept" value="2"/></int>
  <string key="concept:name" value="Loan process"/>
  ${traces.join('\n')}
</log>`
const named = (name: string, ...events: string[]) =>
  `<trace><string key="concept:name" value="${name}"/>${events.join('')}</trace>`

describe('logs of other programs', () => {
  it('keep their traces and nothing of what is nested around them, also compressed', async () => {
    const text = openXes(
      named(
        'trace 0',
        event('register', '2013-04-16T10:08:01.821+02:00', state('complete')),
        // Attributes in any order, one of them twice, lists as some programs write them.
        `<event><date key="time:timestamp" value="2013-04-16T10:26:53.166+02:00"/><list key="parts" value="[1, 2]"/>${state('complete')}<string key="concept:name" value="accept"/><string key="concept:name" value="accept"/></event>`,
      ),
    )
    for (const bytes of [text, gzipSync(text)]) {
      const { format, guess, told, log } = await readBack(bytes)
      expect([format, guess.activity, guess.only]).toEqual(['xes', 'concept:name', undefined])
      expect(told).toEqual([['trace 0', 'register', 'accept']])
      expect(log.traces[0]!.at[1]! - log.traces[0]!.at[0]!).toBe(1_131_345)
    }
  })

  it('count the end of an activity alone where its beginning is an event as well; who says nothing of moments counts', async () => {
    const { guess, told, rows } = await readBack(
      openXes(
        named(
          '1',
          event('W_Call', '2011-10-01T09:00:00Z', state('SCHEDULE')),
          event('W_Call', '2011-10-01T09:10:00Z', state('START')),
          event('W_Call', '2011-10-01T09:20:00Z', state('COMPLETE')),
          event('A_ACCEPTED', '2011-10-01T09:30:00Z'),
        ),
      ),
    )
    expect(guess.only).toEqual({ column: 'lifecycle:transition', is: 'complete' })
    expect([told, rows]).toEqual([[['1', 'W_Call', 'A_ACCEPTED']], 4])
  })

  it('are told apart by their own classifier where they know no concept:name', async () => {
    const { guess, told } = await readBack(
      `<log xes.version="1849.2016"><classifier name="who did what" keys="'task name' org:role"/><classifier name="unknown" keys="nothing"/>
      <trace><string key="concept:name" value="1"/><event><string key="task name" value="Check"/><string key="org:role" value="clerk"/><date key="time:timestamp" value="2020-01-01T00:00:00Z"/></event></trace></log>`,
    )
    expect([guess.activity, told]).toEqual(['{task name}/{org:role}', [['1', 'Check/clerk']]])
  })

  it('keep traces apart that share a name or have none, and name events that stand in no trace', async () => {
    const at = '2020-01-01T00:00:00Z'
    const { told, problems } = await readBack(
      `<log>${named('a', event('x', at))}${named('a', event('y', at))}<trace>${event('z', at)}</trace>${event('lost', at)}</log>`,
    )
    expect(told).toEqual([
      ['a', 'x'],
      ['a (2)', 'y'],
      ['#3', 'z'],
    ])
    expect(problems).toMatchObject([{ zh: expect.stringContaining('没有案件编号') }])
  })

  it('may be small and still say very much: no trace has more events than a whole log, nor more attributes than anybody reads', async () => {
    const trace = ['<log><trace>', '<event/>'.repeat(1_001), '</trace></log>']
    const count = async (most: number) => {
      let rows = 0
      for await (const _ of readXes(Readable.from(trace), undefined, most)) rows++
      return rows
    }
    await expect(count(1_000)).rejects.toMatchObject({ code: 'import.too-many-rows' })
    expect(await count(1_001)).toBe(1_001)
    const wide = Array.from({ length: 2_000 }, (_, i) => `<string key="a${i}" value="x"/>`).join('')
    const { log, told } = await readBack(
      `<log><trace>${wide}${Array.from({ length: 2_000 }, () => event('x', '2020-01-01T00:00:00Z')).join('')}</trace></log>`,
    )
    expect(told[0]).toHaveLength(2_001)
    expect(Object.keys(log.traces[0]!.attributes!).length).toBeLessThanOrEqual(60)
  })

  it('are kept as the database can keep them: no letter is cut in two, and none is NUL', async () => {
    const line = (activity: string) => JSON.stringify({ case: '1', activity, time: '2020-01-01T00:00:00Z' })
    const { log } = await readBack(`${line(`${'长'.repeat(199)}\u{1F600}`)}\n${line('a\u0000b')}\n`)
    expect(log.activities).toEqual([`${'长'.repeat(199)}\ufffd`, 'ab'])
  })

  it('are read in the encoding that they declare', async () => {
    const latin = `<?xml version='1.0' encoding='ISO-8859-1'?><log>${named('1', event('Prüfen', '2020-01-01T00:00:00Z'))}</log>`
    expect((await readBack(Buffer.from(latin, 'latin1'))).told).toEqual([['1', 'Prüfen']])
    const wide = `\uFEFF<?xml version="1.0" encoding="UTF-16"?><log>${named('1', event('受理', '2020-01-01T00:00:00Z'))}</log>`
    expect((await readBack(Buffer.from(wide, 'utf16le'))).told).toEqual([['1', '受理']])
  })
})
