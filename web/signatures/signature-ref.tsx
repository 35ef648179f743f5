import type { Binding } from '../../events/signed-content.ts'
import { useText, useWords } from '../language/use-words.ts'
import { useSignatures } from './use-signatures.ts'
import { useSigning } from './use-signing.ts'
import { signatureRefWords } from './words-ref.ts'

/** Whether it names a signature; the server has checked all of it when it was recorded. */
const isBinding = (value: unknown): value is Pick<Binding, 'signature' | 'version' | 'method'> =>
  typeof value === 'object' && value !== null && 'signature' in value && 'version' in value && 'method' in value

/** A signature as the timeline names it: which paper, how often it has been signed, by what hand; it opens what was signed. */
export function SignatureRef({ caseId, binding }: { readonly caseId: string; readonly binding: unknown }) {
  const t = useWords(signatureRefWords)
  const text = useText()
  const { put } = useSigning()
  const { data } = useSignatures(caseId)
  if (!isBinding(binding)) return null
  const known = binding
  const row = data?.items.find(one => one.id === known.signature)
  return (
    <button type="button" className="entry-more" onClick={() => put('signature', known.signature)}>
      {row === undefined ? t('detail') : text(row.title)} · {t('version', { version: known.version })} ·{' '}
      {t(`method.${known.method}`)}
    </button>
  )
}
