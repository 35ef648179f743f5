import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { CasePage } from '../../server/cases/list-schema.ts'
import { get } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { measureWords } from './measure-words.ts'

type Props = { readonly id?: string; readonly value?: string; readonly onChange?: (value: string | undefined) => void }

/** The rectifications that the viewer sees, open and closed, the newest first. */
export function RectificationInput({ id, value, onChange }: Props) {
  const t = useWords(measureWords)
  const { data, isPending } = useQuery({
    queryKey: ['case', 'list', 'rectifications'],
    queryFn: ({ signal }) =>
      get('/api/cases', CasePage, { query: { kind: 'rectification', closed: 'all', sort: '-createdAt', limit: 100 }, signal }),
  })
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={value ?? null}
      onChange={next => onChange?.(next ?? undefined)}
      loading={isPending}
      placeholder={t('rectification')}
      optionFilterProp="label"
      showSearch
      notFoundContent={t('noRectification')}
      options={(data?.items ?? []).map(one => ({ value: one.id, label: `${one.number} ${one.title}` }))}
    />
  )
}
