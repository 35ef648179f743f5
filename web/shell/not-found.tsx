import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { WholePage } from './whole-page.tsx'
import { shellWords } from './words.ts'

/** An address nobody knows. */
export function NotFound() {
  const t = useWords(shellWords)
  const navigate = useNavigate()
  usePageTitle(t('notFound'))
  return (
    <WholePage
      title={t('notFound')}
      hint={t('notFoundHint')}
      action={
        <Button type="primary" onClick={() => void navigate('/')}>
          {t('home')}
        </Button>
      }
    />
  )
}
