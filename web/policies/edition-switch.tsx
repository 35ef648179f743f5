import { Select } from 'antd'
import { useLocation, useNavigate } from 'react-router'
import { useText, useWords } from '../language/use-words.ts'
import { useEditions } from './use-policies.ts'
import { policyWords } from './words.ts'

/** Which regulation and edition a page is about; another one opens on the same page. */
export function EditionSwitch({ id, edition }: { id: string; edition: string }) {
  const t = useWords(policyWords)
  const text = useText()
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const { data } = useEditions()
  if (data === undefined) return null
  const page = pathname.split('/')[4]
  return (
    <Select
      className="edition-switch"
      popupMatchSelectWidth={false}
      aria-label={t('edition')}
      value={`${id}/${edition}`}
      onChange={path => void navigate(`/policies/${path}${page === undefined ? '' : `/${page}${search}`}`)}
      options={data.items.map(one => ({ value: `${one.id}/${one.edition}`, label: `${text(one.title)} ${one.edition}` }))}
    />
  )
}
