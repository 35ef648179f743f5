import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../deps.ts'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Shorter answers fit into the packets that their headers need anyway. */
const LEAST_BYTES = 1400

/**
 * Compresses what is read as JSON, for whoever accepts it. Not what nobody may keep (`no-store`: keys, pages that a secret address opens)
 * and not the answers to writes, some of which hand out a secret once: the length of a compressed answer tells something of a secret that
 * stands beside what a stranger sent (BREACH). Files, parts of files and streams are no JSON. Call it after every other hook that changes
 * answers.
 */
export function compressAnswers(app: App): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (!isWorthIt(request, reply, payload)) return payload
    reply.header('Vary', joined(reply.getHeader('vary'), 'Accept-Encoding'))
    const coding = codingFor(`${request.headers['accept-encoding'] ?? ''}`)
    if (coding === undefined) return payload
    const bytes = Buffer.from(payload)
    const packed =
      coding === 'br'
        ? await brotli(bytes, {
            params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
          })
        : await zip(bytes, { level: 6 })
    reply.header('Content-Encoding', coding).header('Content-Length', packed.length)
    return packed
  })
}

function isWorthIt({ method, url }: FastifyRequest, reply: FastifyReply, payload: unknown): payload is string {
  return (
    typeof payload === 'string' &&
    payload.length >= LEAST_BYTES &&
    method === 'GET' &&
    /^application\/(problem\+)?json\b/.test(`${reply.getHeader('content-type') ?? ''}`) &&
    !reply.hasHeader('content-encoding') &&
    !`${reply.getHeader('cache-control') ?? ''}`.includes('no-store') &&
    // Of these, whatever their headers say: they hand out what lets somebody in.
    !/^\/api\/(auth|sign-in|setup|c|keys)(\/|$|\?)/.test(url)
  )
}

/** Brotli where both are accepted: a tenth smaller for the same work at this quality. A coding with `q=0` is refused. */
export function codingFor(accepted: string): 'br' | 'gzip' | undefined {
  const said = accepted.toLowerCase().split(',')
  const takes = (coding: string) =>
    said.some(one => one.split(';', 1)[0]?.trim() === coding && Number(one.split('q=')[1] ?? '1') > 0)
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : undefined
}

function joined(there: unknown, name: string): string {
  const names = `${there ?? ''}`.split(',').flatMap(one => (one.trim() === '' ? [] : [one.trim()]))
  return names.some(one => one.toLowerCase() === name.toLowerCase()) ? names.join(', ') : [...names, name].join(', ')
}
