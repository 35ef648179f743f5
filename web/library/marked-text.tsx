type Span = { readonly from: number; readonly to: number; readonly label: string }

/** A text with stretches marked, each saying what it is to whoever cannot see the colour. */
export function MarkedText({ text, spans, kind }: { text: string; spans: readonly Span[]; kind: 'name' | 'neutral' }) {
  const parts: { readonly text: string; readonly span?: Span; readonly at: number }[] = []
  let last = 0
  for (const span of spans) {
    if (span.from > last) parts.push({ text: text.slice(last, span.from), at: last })
    parts.push({ text: text.slice(span.from, span.to), span, at: span.from })
    last = span.to
  }
  if (last < text.length) parts.push({ text: text.slice(last), at: last })
  return (
    <span className="library-text">
      {parts.map(part =>
        part.span === undefined ? (
          <span key={part.at}>{part.text}</span>
        ) : (
          <mark key={part.at} className={`marked-${kind}`} title={part.span.label}>
            {part.text}
          </mark>
        ),
      )}
    </span>
  )
}
