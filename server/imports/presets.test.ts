import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { anOrganisation } from '../../test/factories.ts'
import { runHere } from '../../test/imports-factory.ts'
import { importFigures } from './figures.ts'
import { readLog } from './log-cases.ts'
import { presetFor, presetNamed } from './presets.ts'
import { openRows } from './read-file.ts'
import { isFailure, toIntake } from './to-intake.ts'

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const wabo = `${data}eventlogs/receipt_phase_wabo/receipt_phase_wabo.csv.gz`
const volvo = `${data}eventlogs/bpic2013_incidents_volvo/bpic2013_incidents_volvo.csv.gz`
const tickets = `${data}tickets_en/kaggle_support_tickets_synthetic/customer_support_tickets.csv.gz`
const referenceFile = `${data}oracles/eventlog_reference.json`
const now = '2026-03-02T01:00:00.000Z'

/** Figures that others worked out from the same files. */
const reference = () => JSON.parse(readFileSync(referenceFile, 'utf8'))
const tally = (names: Iterable<string>): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

describe.skipIf(![wabo, volvo, tickets, referenceFile].every(existsSync))('presets of the files in shared/data', () => {
  test.each([
    ['receipt-phase-wabo', wabo, 'receipt_phase_wabo'],
    ['bpic2013-incidents', volvo, 'bpic2013_incidents_volvo'],
  ])('%s: is told by its columns; cases, events and activities are those of the reference', async (id, file, name) => {
    const { headers, rows } = await openRows(file)
    expect(presetFor(headers)?.id).toBe(id)
    const { cases, failures, read } = await readLog(presetNamed(id)!.mapping, rows, now)
    const wanted = reference()[name]
    expect(failures).toEqual([])
    expect([cases.length, read, cases.reduce((n, c) => n + c.events.length, 0)]).toEqual([
      wanted.cases,
      wanted.events,
      wanted.events,
    ])
    const seconds = cases.map(c => (Date.parse(c.events.at(-1)!.at) - Date.parse(c.events[0]!.at)) / 1_000)
    expect(seconds.reduce((a, b) => a + b, 0) / seconds.length).toBeCloseTo(wanted.throughput_seconds.mean, 2)
    if (id === 'receipt-phase-wabo') expect(tally(cases.flatMap(c => c.events.map(e => e.activity)))).toEqual(wanted.activities)
  })

  test('tickets-en: every ticket becomes a case, by the channel that it came', async () => {
    const { headers, rows } = await openRows(tickets)
    expect(presetFor(headers)?.id).toBe('tickets-en')
    const { mapping } = presetNamed('tickets_en')!
    const found = []
    for await (const row of rows) found.push(toIntake(mapping, row, now))
    const wanted = reference().kaggle_support_tickets_synthetic
    expect(found.filter(isFailure)).toEqual([])
    const channels = tally(found.flatMap(f => (isFailure(f) ? [] : [f.input.channel])))
    const { Email, Phone, Chat, 'Social media': other } = wanted.by_channel
    expect([found.length, channels]).toEqual([wanted.tickets, { email: Email, phone: Phone, web: Chat, other }])
    expect(new Set(found.map(f => f.externalId)).size).toBe(wanted.tickets)
  })

  test('the permits come out with their durations, and what was due before the log ended and not done is told apart', {
    timeout: 120_000,
  }, async () => {
    const database = await testDatabase()
    const robot = await anOrganisation(database)
    const { view } = await runHere(database, robot, wabo, presetNamed('receipt-phase-wabo')!.mapping)
    const wanted = reference().receipt_phase_wabo
    expect(view).toMatchObject({ state: 'done', created: wanted.cases, failed: 0, events: wanted.events })
    const figures = await robot.as('administrator').do(ctx => importFigures(ctx, view.id))
    expect(figures.throughputSeconds!.p95).toBeCloseTo(wanted.throughput_seconds.p95_nearest_rank, 3)
    for (const duty of figures.duties) {
      expect(duty.met + duty.late + duty.missed + duty.cancelled + duty.open).toBeGreaterThan(0)
      expect(duty.overdue).toBeLessThanOrEqual(duty.open)
    }
  })
})
