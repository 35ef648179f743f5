import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Runs `make` in the first process that asks for this folder; the others wait for it and get the same answer. */
export async function onlyOnce<T>(folder: string, make: () => Promise<T>): Promise<T> {
  const answer = join(folder, 'answer.json')
  const failure = join(folder, 'failure.txt')
  try {
    await mkdir(folder)
  } catch {
    for (;;) {
      if (existsSync(failure)) throw new Error(await readFile(failure, 'utf8'))
      if (existsSync(answer)) return JSON.parse(await readFile(answer, 'utf8')) as T
      await sleep(20)
    }
  }
  try {
    const made = await make()
    await writeFile(`${answer}.draft`, JSON.stringify(made))
    await rename(`${answer}.draft`, answer)
    return made
  } catch (error) {
    await writeFile(failure, String(error instanceof Error ? error.stack : error))
    throw error
  }
}
