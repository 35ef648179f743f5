import { Select } from 'antd'
import { useDepartments } from '../../api/people.ts'
import { useWords } from '../../language/use-words.ts'
import { uiWords } from '../../ui/words.ts'

type Props = { readonly value?: readonly string[]; readonly onChange?: (ids: string[]) => void; readonly id?: string }

/** Several departments. */
export function DepartmentsInput({ value = [], onChange, id }: Props) {
  const t = useWords(uiWords)
  const departments = useDepartments()
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      className="wide-input"
      mode="multiple"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={departments.isPending}
      options={(departments.data?.items ?? []).map(one => ({ value: one.id, label: one.name }))}
      value={[...value]}
      onChange={next => onChange?.(next)}
      placeholder={t('chooseDepartment')}
    />
  )
}
