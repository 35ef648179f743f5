import { Select } from 'antd'
import { inLanguage } from '../../events/in-language.ts'
import type { EvidencePiece } from '../../server/investigation/schema.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { useEvidence } from './use-evidence.ts'
import { investigationWords } from './words.ts'

type Props = {
  readonly caseId: string
  readonly value?: readonly number[]
  readonly onChange?: (numbers: number[]) => void
  readonly id?: string
  readonly label?: string
  readonly size?: 'small' | 'middle'
}

/** What a piece is called in a list: its number, its kind and the first words about it. */
export function sayPiece(piece: EvidencePiece, language: 'zh' | 'en'): string {
  const kind = piece.kind === undefined ? '' : inLanguage(piece.kind, language)
  const words = piece.interview?.who ?? piece.words[0]?.text ?? piece.file?.name ?? ''
  return [String(piece.number), kind, words.length > 40 ? `${words.slice(0, 40)}…` : words].filter(Boolean).join(' · ')
}

/** Pieces of evidence by number, from the register of the case. */
export function EvidenceInput({ caseId, value, onChange, id, label, size = 'middle' }: Props) {
  const t = useWords(investigationWords)
  const language = useLanguage()
  const register = useEvidence(caseId)
  const options = (register.data?.items ?? [])
    .filter(piece => !piece.isVoid)
    .map(piece => ({ value: piece.number, label: sayPiece(piece, language) }))
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      className="wide-input"
      mode="multiple"
      size={size}
      allowClear
      value={[...(value ?? [])]}
      onChange={next => onChange?.(next.map(Number).toSorted((a, b) => a - b))}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      loading={register.isFetching}
      placeholder={t('chooseEvidence')}
      notFoundContent={t('noEvidenceYet')}
      tagRender={({ value: number, closable, onClose }) => (
        <span className="evidence-tag">
          {t('piece', { number: String(number) })}
          {closable && (
            <button type="button" aria-label={t('removePiece', { number: String(number) })} onClick={onClose}>
              ×
            </button>
          )}
        </span>
      )}
    />
  )
}
