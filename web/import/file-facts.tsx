import type { Preview } from '../../server/imports/schema.ts'
import { useWords } from '../language/use-words.ts'
import { importWords } from './words.ts'

/** What the server found the file to be. */
export function FileFacts({ preview }: { preview: Preview }) {
  const t = useWords(importWords)
  const { format, encoding, delimiter, headers, preset } = preview
  const facts: [string, string][] = [
    [t('format'), format],
    ...(encoding === null ? [] : [[t('encoding'), encoding.toUpperCase()] as [string, string]]),
    ...(delimiter === null ? [] : [[t('delimiter'), delimiter === '\t' ? t('tab') : delimiter] as [string, string]]),
    [t('columns'), String(headers.length)],
  ]
  return (
    <div>
      <dl className="import-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {preset !== null && <div className="import-hint">{t('preset', { name: preset })}</div>}
    </div>
  )
}
