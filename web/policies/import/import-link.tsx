import { ImportOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import { textImporters } from '../../../server/policies/text-import/schema.ts'
import { holds, useMe } from '../../api/me.ts'
import { useWords } from '../../language/use-words.ts'
import { textImportWords } from './words.ts'

/** The way to this page, for those who keep regulations. */
export function ImportLink() {
  const t = useWords(textImportWords)
  const me = useMe()
  if (!holds(me, ...textImporters)) return null
  return (
    <Link to="/policies/import" className="text-import-link">
      <ImportOutlined aria-hidden /> {t('title')}
    </Link>
  )
}
