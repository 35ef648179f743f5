import { beforeAll, describe, expect, test } from 'vitest'
import { afterFile } from '../after-file.ts'
import { bugs } from './bugs.ts'
import { hunt } from './planted.ts'
import { type Stage, simulate } from './simulate.ts'
import { buildStage } from './stage.ts'

const STEPS = 40

describe('a simulated company', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await buildStage(3)
    afterFile(async () => {
      for (const { app } of stage.processes) await app.close()
      await stage.pglite.close()
    })
  })

  test('keeps everything that must hold, and the same seed is the same run, to the letter', async () => {
    const run = () => simulate(stage, '3', { steps: STEPS })
    const [first, second] = [await run(), await run()]
    expect(first.failure, `npm run simulate -- --seed 3 --steps ${STEPS}\n${first.story.slice(-15).join('\n')}`).toBeUndefined()
    expect(second).toEqual(first)
  })

  // One that needs no other bundle of the server; all of them: npm run simulate -- --planted.
  test.each(bugs.filter(bug => bug.replacements === undefined && bug.isCheap).slice(0, 1))('finds that $name', async bug => {
    expect(await hunt(stage, bug, STEPS * 2)).toBeDefined()
  })
})
