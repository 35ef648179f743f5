import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import helmet, { type HelmetOptions } from 'helmet'
import type { App } from '../deps.ts'

/**
 * Gives every answer the headers by which browsers protect its reader. Helmet builds and checks them once: none depends on the request, and to build them for each
 * took as long as to route it.
 */
export function addSecurityHeaders(app: App, publicUrl: string, filesOrigin: string | undefined): void {
  const headers = headersBy(optionsFor(publicUrl, filesOrigin))
  app.addHook('onRequest', (_, { raw }, done) => {
    // On the answer itself: whoever takes it over (the live stream) sends them too.
    for (const [name, value] of headers) raw.setHeader(name, value)
    done()
  })
}

/** What helmet says under these options, to a request that nobody sent. Throws where an option is wrong. */
function headersBy(options: HelmetOptions): [string, string][] {
  const answer = new ServerResponse(new IncomingMessage(new Socket()))
  helmet(options)(answer.req, answer, error => {
    if (error !== undefined) throw error
  })
  return Object.entries(answer.getHeaders()).map(([name, value]) => [name, String(value)])
}

function optionsFor(publicUrl: string, filesOrigin: string | undefined): HelmetOptions {
  const isHttps = publicUrl.startsWith('https:')
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...(filesOrigin === undefined ? [] : [filesOrigin])],
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'", 'data:'],
        // Ant Design writes its styles into the page while it runs.
        styleSrc: ["'self'", "'unsafe-inline'"],
        // The reader of nameplates is WebAssembly of our own; it allows no script to be evaluated.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        scriptSrcAttr: ["'none'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        // Print previews are PDFs that the page itself has fetched.
        frameSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(isHttps && { upgradeInsecureRequests: [] }),
      },
    },
    // Without https it would lock the office out of a server that also answers http.
    strictTransportSecurity: isHttps ? { maxAge: 180 * 24 * 60 * 60, includeSubDomains: false } : false,
    // With helmet's no-referrer, forms of our own would come with `Origin: null`.
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
  }
}
