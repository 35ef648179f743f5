import { Alert } from 'antd'
import type { SignatureRow } from '../../server/signatures/schema.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { signatureWords } from './words.ts'

/** What is to be known of a signature besides whether it holds: that another one took its place, what was shown otherwise, what has changed since. */
export function SignatureNotes({ row }: { readonly row: Pick<SignatureRow, 'supersededBy' | 'differs' | 'changedSince'> }) {
  const t = useWords(signatureWords)
  const text = useText()
  const language = useLanguage()
  const list = (parts: SignatureRow['differs']) => joinList(parts.map(text), language)
  return (
    <>
      {row.supersededBy !== null && <Alert type="info" showIcon title={t('superseded')} />}
      {row.differs.length > 0 && <Alert type="warning" showIcon title={t('differs', { parts: list(row.differs) })} />}
      {row.changedSince.length > 0 && (
        <Alert type="warning" showIcon title={t('changedSince', { parts: list(row.changedSince) })} />
      )}
    </>
  )
}
