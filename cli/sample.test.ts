import { Readable, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { commitmentTo, drawUnits, populationHash, seedOf } from '../engine/sampling/draw.ts'
import type { SampleRecord } from '../engine/sampling/redraw.ts'
import { sampleCommand } from './sample.ts'

function aRecord(): SampleRecord {
  const about = { organisation: 'o', regulation: 'furn', rule: 'daily-callbacks', start: '2026-03-02', end: '2026-03-02' }
  const units = Array.from({ length: 31 }, (_, i) => ({ id: `event-${i}`, stratum: '', digest: '' }))
  const population = populationHash(units)
  const drawn = drawUnits(seedOf('key', about, population, ''), units, 4, null)
  return {
    ...{ format: 'bihuan-sample-1', ...about, edition: '2026-01-01', clause: '6.2.1(1)', title: '每日抽查回访记录' },
    ...{ commitment: commitmentTo('key'), committedAt: '2026-03-01T00:00:00.000Z', key: 'key' },
    ...{ frozenAt: '2026-03-02T16:00:00.000Z', population, units: units.map(u => [u.id, u.stratum, u.digest]) },
    ...{ draw: { share: 0.1, atLeast: 1 }, strata: null, publicSource: null, publicValue: null },
    ...{ drawnAt: '2026-03-02T16:00:00.000Z', drawn: drawn.map(u => u.id), replacements: [] },
  }
}

async function said(lines: readonly unknown[]): Promise<{ code: number; answers: Record<string, unknown>[] }> {
  let text = ''
  const output = new Writable({
    write(chunk, _, done) {
      text += String(chunk)
      done()
    },
  })
  const input = Readable.from(lines.map(line => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`))
  const code = await sampleCommand([], { input, output })
  return {
    code,
    answers: text
      .trim()
      .split('\n')
      .map(line => JSON.parse(line)),
  }
}

test('draws records again, one a line, and says by its exit code whether all agree', async () => {
  const record = aRecord()
  expect(await said([record])).toMatchObject({ code: 0, answers: [{ ok: true, population: 31, drawn: record.drawn }] })
  const chosen = { ...record, drawn: [...record.drawn.slice(1), 'event-99'] }
  const { code, answers } = await said([record, chosen, '{"no":"record"}'])
  expect(code).toBe(1)
  expect(answers).toMatchObject([
    { ok: true },
    { ok: false, checks: { population: true, draw: false } },
    { error: expect.any(String) },
  ])
})

test('reads files, and says of one that cannot be read that it cannot', async () => {
  let text = ''
  const output = new Writable({
    write(chunk, _, done) {
      text += String(chunk)
      done()
    },
  })
  expect(await sampleCommand(['/no/such/record.json'], { input: Readable.from([]), output })).toBe(2)
  expect(JSON.parse(text)).toMatchObject({ file: '/no/such/record.json', ok: false })
})
