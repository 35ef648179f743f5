// npm run simulate -- --planted: how many seeds each planted bug takes.
import { bugs } from './bugs.ts'
import { hunt } from './planted.ts'
import { buildStage } from './stage.ts'

/** Hunts all planted bugs and says what gave each away; the exit code says whether all were found. */
export async function huntAll(steps: number, only: string | undefined): Promise<boolean> {
  const stage = await buildStage(3)
  let isWhole = true
  for (const bug of bugs.filter(one => only === undefined || one.name.includes(only))) {
    const start = performance.now()
    const found = await hunt(stage, bug, steps)
    isWhole &&= found !== undefined
    const time = `${((performance.now() - start) / 1000).toFixed(1)} s`
    process.stdout.write(
      `${found ? `seed ${found.seeds} of ${bug.within}` : `NOT FOUND in ${bug.within}`} (${time}): ${bug.name}\n`,
    )
    if (found) process.stdout.write(`    ${found.what.slice(0, 220)}\n`)
  }
  return isWhole
}
