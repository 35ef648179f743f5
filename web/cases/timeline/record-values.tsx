import { rowsTogether } from '../../../engine/record-fields.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { useWords } from '../../language/use-words.ts'
import { shownSealedWords } from '../../sealed/words-shown.ts'
import { isSaid } from './is-said.ts'
import { RecordRows } from './record-rows.tsx'
import { anyShape, valueIn } from './record-value.tsx'
import { RecordWhy } from './record-why.tsx'
import type { Entry, Scene } from './scene.ts'

type Data = Readonly<Record<string, unknown>>

/** A record as it was filled in: the regulation's titles, its order. */
export function RecordValues({ entry, texts, scene }: { entry: Entry; texts: unknown; scene: Scene }) {
  const saySealed = useWords(shownSealedWords)
  if (entry.isSealed) return <p className="case-faint">{saySealed('entryHidden')}</p>
  const record = scene.record(String(entry.data.record))
  const plain = (entry.data.values ?? {}) as Data
  const sealed = (texts ?? {}) as Data
  const values: Data = { ...plain, ...sealed }
  // Rows that were told before the regulation asked for rows stand there as the text that they were.
  const isRows = (value: unknown) => Array.isArray(value) && value.every(row => typeof row === 'object' && row !== null)
  const said = (record?.fields ?? []).filter(field => isSaid(anyShape, values[field.id]))
  if (said.length === 0) return null
  return (
    <>
      <dl className="entry-fields">
        {said.map(field => (
          <div key={field.id} data-wide={field.kind === 'text' || field.kind === 'rows'} data-rows={field.kind === 'rows'}>
            <dt>{inLanguage(field.title, scene.language)}</dt>
            <dd>
              {field.kind !== 'rows' ? (
                valueIn(field, values[field.id], scene)
              ) : isRows(plain[field.id]) ? (
                <RecordRows field={field} rows={rowsTogether(plain[field.id], sealed[field.id])} scene={scene} />
              ) : (
                String(values[field.id])
              )}
            </dd>
          </div>
        ))}
      </dl>
      <RecordWhy entry={entry} scene={scene} />
    </>
  )
}
