import type { FastifyInstance } from 'fastify'
import { logReading, logRows } from '../access/access-log.ts'
import type { Deps } from '../deps.ts'
import { inRequest } from '../http/organisation-context.ts'
import { unmarked } from './file-routes.ts'
import { markWorkbook } from './mark-workbook.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

declare module 'fastify' {
  interface FastifyInstance {
    /** Routes that answer with something else than JSON of a schema. */
    fileRoutes: string[]
  }
}

/**
 * Sees to it that every file that leaves is in the access log under a number, and carries that number: in its name and the header `Export-Number`, a workbook
 * also in its footers and properties. A route that forgot to log is logged here, before the first byte is sent.
 */
export function markExports(app: FastifyInstance, deps: Deps): void {
  app.decorate('fileRoutes', [])
  app.addHook('onRoute', route => {
    const answers = (route.schema as { response?: unknown } | undefined)?.response
    const isFile = route.url.startsWith('/api/') && route.schema !== undefined && answers === undefined
    for (const method of [route.method].flat()) if (isFile && method !== 'HEAD') app.fileRoutes.push(`${method} ${route.url}`)
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const shown = reply.getHeader('content-disposition')
    const route = `${request.method} ${request.routeOptions.url ?? ''}`
    if (reply.statusCode !== 200 || typeof shown !== 'string' || request.session === null || route in unmarked) return payload
    if (request.exportMark === undefined)
      await inRequest(deps, request, ctx =>
        logReading(ctx, request, { action: 'export', subject: 'file', detail: { list: route, filter: request.query } }),
      )
    const mark = request.exportMark!
    reply.header('Export-Number', mark.number).header('Content-Disposition', withNumber(shown, mark.number))
    if (!`${reply.getHeader('content-type')}`.startsWith(XLSX) || !Buffer.isBuffer(payload)) return payload
    const { file, rows } = await markWorkbook(payload, mark)
    await inRequest(deps, request, ctx => logRows(ctx, request, mark.number, rows))
    reply.header('Content-Length', file.length)
    return file
  })
}

/** `案件 2026-03-02.xlsx` → `案件 2026-03-02 DC-2026-000007.xlsx`, in both forms of the header. */
export function withNumber(disposition: string, number: string): string {
  return disposition
    .replace(/filename="([^"]*?)(\.[^".]{1,10})?"/, (_, name: string, ending = '') => `filename="${name} ${number}${ending}"`)
    .replace(
      /(filename\*=UTF-8'')([^;]*?)(\.[A-Za-z0-9]{1,10})?$/,
      (_, begin: string, name: string, ending = '') => `${begin}${name}%20${number}${ending}`,
    )
}
