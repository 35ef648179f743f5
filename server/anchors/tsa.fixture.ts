import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inject } from 'vitest'
import { afterFile } from '../../test/after-file.ts'

const runFile = promisify(execFile)

/** Whether this machine has the openssl that plays the authority. */
export const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

export type Authority = {
  readonly folder: string
  /** The root certificate as PEM. */
  readonly root: string
  /** The certificate of a signer as PEM. */
  pem(signer: Signer): string
  /** The response of `openssl ts -reply` to a query, by the signer of this name. */
  reply(query: Uint8Array, signer?: Signer): Promise<Uint8Array>
}
export type Signer = 'tsa' | 'expired' | 'not-critical' | 'web-server' | 'stranger'

const config = `
[tsa]
default_tsa = tsa_config
[tsa_config]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384
accuracy = secs:1
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
[for_ca]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign
[for_tsa]
extendedKeyUsage = critical, timeStamping
[not_critical]
extendedKeyUsage = timeStamping
[for_web]
extendedKeyUsage = critical, serverAuth
`

/** A time-stamping authority with a root, an intermediate and signers good and bad, all made by openssl in a folder of its own. */
export function makeAuthority(): Authority {
  const folder = mkdtempSync(join(inject('runFolder'), 'tsa-'))
  const run = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  writeFileSync(join(folder, 'openssl.cnf'), config)
  writeFileSync(join(folder, 'serial'), '01\n')
  const key = (name: string) => run('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', `${name}.key`)
  const sign = (name: string, issuer: string, section: string, days: string) => {
    key(name)
    run('req', '-new', '-key', `${name}.key`, '-subj', `/O=Test/CN=${name}`, '-out', `${name}.csr`)
    const ca = ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`, '-CAcreateserial']
    const what = ['-extfile', 'openssl.cnf', '-extensions', section, '-days', days, '-out', `${name}.pem`]
    run('x509', '-req', '-in', `${name}.csr`, ...ca, ...what)
  }
  for (const root of ['root', 'other-root']) {
    key(root)
    run('req', '-x509', '-new', '-key', `${root}.key`, '-subj', `/O=Test/CN=${root}`, '-days', '3650', '-out', `${root}.pem`)
  }
  sign('between', 'root', 'for_ca', '3650')
  sign('tsa', 'between', 'for_tsa', '3650')
  sign('expired', 'between', 'for_tsa', '-1')
  sign('not-critical', 'between', 'not_critical', '3650')
  sign('web-server', 'between', 'for_web', '3650')
  sign('stranger', 'other-root', 'for_tsa', '3650')
  let asked = 0
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  return {
    folder,
    root: read('root.pem'),
    pem: signer => read(`${signer}.pem`),
    reply: async (query, signer = 'tsa') => {
      const file = join(folder, `query-${++asked}`)
      await writeFile(file, query)
      const by = ['-config', 'openssl.cnf', '-signer', `${signer}.pem`, '-inkey', `${signer}.key`, '-chain', 'between.pem']
      const { stdout } = await runFile('openssl', ['ts', '-reply', '-queryfile', file, ...by], {
        cwd: folder,
        encoding: 'buffer',
      })
      return stdout
    },
  }
}

/** An http server of a test on a free port of this computer, closed after the file. */
export async function serve(
  answer: (query: Buffer, reply: ServerResponse, request: IncomingMessage) => unknown,
): Promise<string> {
  const server: Server = createServer(async (request, reply) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    await answer(Buffer.concat(parts), reply, request)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  afterFile(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Answers as an authority does. */
export async function serveAuthority(authority: Authority, signer?: Signer): Promise<string> {
  return serve(async (query, reply) => {
    reply.setHeader('content-type', 'application/timestamp-reply')
    reply.end(await authority.reply(query, signer))
  })
}
