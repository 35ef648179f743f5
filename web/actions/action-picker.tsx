import { Select } from 'antd'
import { useMe } from '../api/me.ts'
import { useMarks } from '../language/marks.ts'
import { useWords } from '../language/use-words.ts'
import { useCaseActions } from './use-actions.ts'
import { actionListWords } from './words.ts'

type Props = {
  readonly caseId: string
  readonly state: 'open' | 'check'
  /** Whose they must be: who does them, or who checks them. */
  readonly part: 'person' | 'checker'
  readonly id?: string
  readonly value?: number
  readonly onChange?: (value: number) => void
}

/** One of the actions of a case that wait for this person, with its words and the criterion it is judged by. */
export function ActionPicker({ caseId, state, part, id, value, onChange }: Props) {
  const t = useWords(actionListWords)
  const marks = useMarks()
  const me = useMe()
  const { data, isLoading } = useCaseActions(caseId)
  const mine = (data?.items ?? []).filter(one => one.state === state && one[part].id === me.person.id)
  const chosen = mine.find(one => one.number === value)
  return (
    <>
      <Select
        {...(id === undefined ? {} : { id })}
        loading={isLoading}
        value={value ?? null}
        onChange={next => next !== null && onChange?.(next)}
        placeholder={t('choose')}
        options={mine.map(one => ({ value: one.number, label: `${one.number}. ${one.what}` }))}
      />
      {chosen !== undefined && chosen.criterion !== '' && (
        <p className="action-criterion">{t('criterion') + marks.colon + chosen.criterion}</p>
      )}
    </>
  )
}
