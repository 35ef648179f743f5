import { queryWords } from './search-clauses.ts'

/** A text with the words of a query marked, whatever spaces stand between their characters. */
export function Marked({ text, q }: { text: string; q: string }) {
  const words = queryWords(q).map(word =>
    [...word.replaceAll(/\s/g, '')].map(sign => sign.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s*'),
  )
  if (words.length === 0) return text
  // A capturing split gives the words themselves at the odd places.
  const parts = text.split(new RegExp(`(${words.join('|')})`, 'gi'))
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text in their order; nothing moves.
  return parts.map((part, at) => (at % 2 === 1 ? <mark key={at}>{part}</mark> : part))
}
