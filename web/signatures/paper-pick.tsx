import { Select } from 'antd'
import { useText, useWords } from '../language/use-words.ts'
import { usePapers } from './use-papers.ts'
import { signatureWords } from './words.ts'

type Props = {
  readonly caseId: string
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: string) => void
}

/** Which paper of the case: those that may be signed now. */
export function PaperPick({ caseId, id, value, onChange }: Props) {
  const t = useWords(signatureWords)
  const text = useText()
  const { data, isPending } = usePapers(caseId)
  const options = (data?.items ?? [])
    .filter(one => one.act === 'sign-paper')
    .map(one => ({ value: one.id, label: text(one.title), disabled: one.can !== true }))
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      aria-label={t('panel')}
      value={value ?? null}
      loading={isPending}
      options={options}
      onChange={(chosen: string | null) => chosen !== null && onChange?.(chosen)}
    />
  )
}
