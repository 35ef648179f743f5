import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { afterFile } from '../../../test/after-file.ts'
import { rpc } from './rpc.ts'

const binary = fileURLToPath(new URL('../../../node_modules/.bin/anvil', import.meta.url))

/** The first account of the node's well-known test mnemonic; it has money on no real chain. */
export const KEY = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80'

export type Node = {
  readonly url: string
  /** Any method of the node, also those that only a test node has. */
  ask(method: string, ...params: unknown[]): Promise<unknown>
}

/** A node of a chain of its own (id 31337) on a free port of this computer, ended after the file. Blocks come when they are asked for, unless `more` says otherwise. */
export async function startNode(more: readonly string[] = ['--no-mining']): Promise<Node> {
  const child = spawn(binary, ['--host', '127.0.0.1', '--port', '0', '--accounts', '1', ...more])
  afterFile(async () => {
    const ended = new Promise(resolve => child.on('close', resolve))
    child.kill('SIGTERM') // what is started is a script that passes this on to the node
    await ended
  })
  const port = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', part => {
      said += part
      const found = /Listening on 127\.0\.0\.1:(\d+)/.exec(said)
      if (found) resolve(found[1]!)
    })
    child.on('error', reject)
    child.on('exit', () => reject(new Error(said)))
  })
  const url = `http://127.0.0.1:${port}`
  return { url, ask: (method, ...params) => rpc(url, method, params, z.unknown()) }
}
