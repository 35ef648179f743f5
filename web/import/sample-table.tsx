import type { Preview } from '../../server/imports/schema.ts'
import { useWords } from '../language/use-words.ts'
import { importWords } from './words.ts'

/** The first rows as they stand in the file. */
export function SampleTable({ preview }: { preview: Preview }) {
  const t = useWords(importWords)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="import-scroll" aria-label={t('sample')} tabIndex={0}>
      <table className="import-table">
        <thead>
          <tr>
            <th scope="col">{t('line')}</th>
            {preview.headers.map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.sample.map(row => (
            <tr key={row.line}>
              <td className="import-number">{row.line}</td>
              {preview.headers.map(name => (
                <td key={name} className="import-cell">
                  {row.cells[name]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
