import type { Pool, PoolClient } from 'pg'

/** One piece of work that is being traced. */
export type Span = { set(name: string, value: string | number): void; end(failed?: boolean): void }

/** Traces by OpenTelemetry. Names only: routes, statements without their values, loops. */
export type Tracing = {
  /** Runs the rest of a request under a span of its own, which continues the trace that the client sent; `end` it when the answer has left. */
  request(headers: Readonly<Record<string, unknown>>, method: string, work: (span: Span) => void): void
  /** Runs work under a span below the one that is running. */
  within<T>(name: string, attributes: Readonly<Record<string, string>>, work: () => Promise<T>): Promise<T>
  /** A span below the one that is running, for what ends in a callback. */
  begin(name: string, attributes: Readonly<Record<string, string>>): Span
  /** Sends what is left and stops. */
  stop(): Promise<void>
}

/** Sends spans to the collector that OTEL_EXPORTER_OTLP_ENDPOINT names. Loaded only where that is set: the libraries cost start-up time and memory. */
export async function startTracing({ version }: { version: string }): Promise<Tracing> {
  const [api, { BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ])
  const { context, propagation, SpanKind, SpanStatusCode, trace } = api
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'bihuan', 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  })
  provider.register()
  const tracer = trace.getTracer('bihuan')
  const wrap = (span: ReturnType<typeof tracer.startSpan>): Span => ({
    set(name, value) {
      if (name === 'name') span.updateName(String(value))
      else span.setAttribute(name, value)
    },
    end(failed = false) {
      if (failed) span.setStatus({ code: SpanStatusCode.ERROR })
      span.end()
    },
  })
  return {
    request(headers, method, work) {
      const parent = propagation.extract(context.active(), headers)
      const span = tracer.startSpan(method, { kind: SpanKind.SERVER, attributes: { 'http.request.method': method } }, parent)
      context.with(trace.setSpan(parent, span), () => work(wrap(span)))
    },
    async within(name, attributes, work) {
      const span = tracer.startSpan(name, { attributes })
      try {
        const result = await context.with(trace.setSpan(context.active(), span), work)
        wrap(span).end()
        return result
      } catch (error) {
        wrap(span).end(true)
        throw error
      }
    },
    begin: (name, attributes) => wrap(tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes })),
    async stop() {
      await provider.shutdown().catch(() => {}) // a collector that does not answer keeps nobody from stopping
      trace.disable()
      context.disable()
      propagation.disable()
    },
  }
}

/** What a statement does to which table: all that is told of it. */
export function describeStatement(sql: string): { readonly operation: string; readonly table: string | undefined } {
  const [, operation = 'other'] =
    /^\s*(?:with\b[\s\S]{0,200}?\b)?(select|insert|update|delete|begin|commit|rollback|call|set)\b/i.exec(sql) ?? []
  const [, table] = /\b(?:from|into|update|join)\s+"?([a-z_][a-z0-9_]{0,62})"?/i.exec(sql.slice(0, 2_000)) ?? []
  return { operation: operation.toLowerCase(), table: table?.toLowerCase() }
}

/** Makes every statement of a pool a span: its operation and first table, never its text or values. */
export function traceStatements(pool: Pool, tracing: Tracing): void {
  const traced = new WeakSet<PoolClient>()
  pool.on('acquire', client => {
    if (traced.has(client)) return
    traced.add(client)
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    const watched = (...args: unknown[]): unknown => {
      const [first] = args
      const text = typeof first === 'string' ? first : (first as { text?: string } | null)?.text
      if (text === undefined) return query(...args)
      const { operation, table } = describeStatement(text)
      const attributes = { 'db.system.name': 'postgresql', 'db.operation.name': operation }
      const span = tracing.begin(
        table === undefined ? operation : `${operation} ${table}`,
        table === undefined ? attributes : { ...attributes, 'db.collection.name': table },
      )
      const last = args.at(-1)
      if (typeof last === 'function') {
        const done = (error: unknown, ...rest: unknown[]) => {
          span.end(error != null)
          last(error, ...rest)
        }
        return query(...args.slice(0, -1), done)
      }
      const result = query(...args)
      if (result instanceof Promise)
        result.then(
          () => span.end(),
          () => span.end(true),
        )
      else span.end() // a cursor: what follows is read piece by piece
      return result
    }
    Object.assign(client, { query: watched })
  })
}
