import { spawn } from 'node:child_process'
import type { Scanner, ScanResult } from './scanner.ts'

const PATIENCE_MS = 120_000
const MOST_SAID = 10_000

/** A program that reads a content from its input and answers as clamscan does: 0 clean, 1 found (its first line says what), anything else a failure. No shell is between. */
export function commandScanner(command: string, patienceMs = PATIENCE_MS): Scanner {
  const [program, ...args] = command.split(/\s+/).filter(word => word !== '')
  return {
    title: `command ${program}`,
    async scan(content): Promise<ScanResult> {
      const child = spawn(program!, args, { stdio: ['pipe', 'pipe', 'ignore'], timeout: patienceMs, killSignal: 'SIGKILL' })
      let said = ''
      child.stdout.on('data', (chunk: Buffer) => {
        if (said.length < MOST_SAID) said += chunk.toString()
      })
      const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
      // One that has seen enough closes its input; its exit code says what it saw.
      child.stdin.on('error', () => {})
      // A content that breaks off was not looked at.
      content.on('error', () => child.kill('SIGKILL'))
      content.pipe(child.stdin)
      const code = await ended.finally(() => content.destroy())
      if (code === 0) return { state: 'clean' }
      if (code === 1) return { state: 'found', name: (said.split('\n')[0] ?? '').trim().slice(0, 200) || program! }
      throw new Error(`${program} ended with ${code}`)
    },
  }
}
