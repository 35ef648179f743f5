import { beforeAll, describe, expect, test } from 'vitest'
import { afterFile } from '../after-file.ts'
import { bugs } from './bugs.ts'
import { hunt } from './planted.ts'
import { type Stage, simulate } from './simulate.ts'
import { buildStage } from './stage.ts'

const STEPS = 50

describe('a simulated company', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await buildStage(3)
    afterFile(async () => {
      for (const { app } of stage.processes) await app.close()
      await stage.pglite.close()
    })
  })

  test.each(['1', '2'])('seed %s keeps everything that must hold', async seed => {
    const { failure, story } = await simulate(stage, seed, { steps: STEPS })
    expect(failure, `npm run simulate -- --seed ${seed} --steps ${STEPS}\n${story.slice(-15).join('\n')}`).toBeUndefined()
  })

  test('the same seed is the same run, to the letter', async () => {
    const [first, second] = [await simulate(stage, '3', { steps: 30 }), await simulate(stage, '3', { steps: 30 })]
    expect(second).toEqual(first)
  })

  // Those that need no other bundle of the server; all of them: npm run simulate -- --planted.
  test.each(bugs.filter(bug => bug.replacements === undefined && bug.isCheap))('finds that $name', async bug => {
    expect(await hunt(stage, bug, STEPS * 2)).toBeDefined()
  })
})
