import { existsSync } from 'node:fs'
import { join } from 'node:path'
import serveStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './deps.ts'
import { refuse } from './errors.ts'

const ONE_YEAR_S = 365 * 24 * 60 * 60

/** Serves the built pages. Every address that is no file is the application itself: its router knows the rest. */
export async function addWebFiles(app: App, webDir: string | undefined): Promise<void> {
  const root = webDir !== undefined && existsSync(join(webDir, 'index.html')) ? webDir : undefined
  if (root !== undefined) {
    await app.register(serveStatic, {
      root,
      preCompressed: true,
      cacheControl: false,
      // What the build names by its content never changes; everything else is asked for again, and mostly answered by 304.
      setHeaders: (reply, path) =>
        void reply.setHeader(
          'Cache-Control',
          path.includes('/assets/') ? `public, max-age=${ONE_YEAR_S}, immutable` : 'no-cache',
        ),
    })
  }
  app.setNotFoundHandler((request, reply) => {
    if (root === undefined || !asksForPage(request)) throw refuse('route.not-found')
    return sendApplication(reply)
  })
}

/** A missing picture or script must not come back as a page: the browser would try to read it. */
function asksForPage({ method, url, headers }: FastifyRequest): boolean {
  const isReading = method === 'GET' || method === 'HEAD'
  const isOther = /^\/(api|assets)(\/|$|\?)/.test(url)
  return isReading && !isOther && (headers.accept ?? '').includes('text/html')
}

function sendApplication(reply: FastifyReply): FastifyReply {
  return reply.sendFile('index.html')
}
