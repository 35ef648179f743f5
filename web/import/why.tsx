import type { Text } from '../../events/text.ts'
import { useText, useWords } from '../language/use-words.ts'
import { importWords } from './words.ts'

/** Why a row was not imported, and what to do about it. */
export function Why({ reason, mend }: { reason: Text | null; mend: Text | null }) {
  const t = useWords(importWords)
  const text = useText()
  return (
    <>
      {reason !== null && text(reason)}
      {mend !== null && <div className="import-hint">{t('mend', { mend: text(mend) })}</div>}
    </>
  )
}

/** A row's own id. One that has none is known by its content; the key made of that says nothing to a reader. */
export function RowId({ id }: { id: string | null }) {
  const t = useWords(importWords)
  if (id === null) return null
  return id.startsWith('row:') ? <span className="import-hint">{t('byContent')}</span> : id
}
