import { createHash, createHmac } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import type { Server as HttpServer, IncomingMessage, RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { S3Settings } from '../server/files/s3-storage.ts'

type Server = { httpServer: HttpServer; run(): Promise<{ address: string; port: number }>; close(): Promise<void> }
type ServerClass = new (options: {
  address: string
  port: number
  silent: boolean
  directory: string
  vhostBuckets: boolean
  configureBuckets: { name: string; configs: string[] }[]
}) => Server

/** An S3 server of another make on this computer, with one empty bucket; signatures (version 4) are checked, which this server does not do itself. `directory` is where it keeps its objects. It ends with the test. */
export async function anS3Server(): Promise<S3Settings & { directory: string; stop(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'bihuan-s3-'))
  // It has no types of its own.
  // @ts-expect-error
  const { default: S3rver } = (await import('s3rver')) as { default: ServerClass }
  const bucket = 'bihuan'
  const server = new S3rver({
    ...{ address: '127.0.0.1', port: 0, silent: true, directory, vhostBuckets: false },
    configureBuckets: [{ name: bucket, configs: [] }],
  })
  const { port } = await server.run()
  const [serve] = server.httpServer.listeners('request') as RequestListener[]
  server.httpServer.removeAllListeners('request')
  server.httpServer.on('request', (request, response) => {
    if (isSignedWith('S3RVER', request)) return serve!(request, response)
    request.resume()
    response.writeHead(403, { 'content-type': 'application/xml' }).end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
  })
  let isStopped = false
  const stop = async () => {
    if (!isStopped) await server.close()
    isStopped = true
  }
  onTestFinished(async () => {
    await stop()
    await rm(directory, { recursive: true, force: true })
  })
  return {
    endpoint: `http://127.0.0.1:${port}`,
    bucket,
    region: 'us-east-1',
    accessKey: 'S3RVER',
    secretKey: 'S3RVER',
    directory,
    stop,
  }
}

/** Computes the signature of a request as Amazon describes it (AWS Signature Version 4) and compares it with the one that came. */
function isSignedWith(secret: string, { method, url, headers }: IncomingMessage): boolean {
  const [, day, region, service, signed, signature] =
    /^AWS4-HMAC-SHA256 Credential=[^/]+\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? []
  if (signature === undefined) return false
  const { pathname, searchParams } = new URL(url!, 'http://x')
  const query = [...searchParams].map(pair => pair.map(encodeURIComponent).join('=')).sort()
  const named = signed!.split(';').map(name => `${name}:${String(headers[name]).trim()}\n`)
  const request = [method, pathname, query.join('&'), named.join(''), signed, headers['x-amz-content-sha256']].join('\n')
  const toSign = [
    ...['AWS4-HMAC-SHA256', headers['x-amz-date'], `${day}/${region}/${service}/aws4_request`],
    createHash('sha256').update(request).digest('hex'),
  ].join('\n')
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
  const key = [day!, region!, service!, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`)
  return hmac(key, toSign).toString('hex') === signature
}
