import { Button, Result } from 'antd'
import { Link } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { shellWords } from './words.ts'

/** An address nobody knows. */
export function NotFound() {
  const t = useWords(shellWords)
  usePageTitle(t('notFound'))
  return (
    <Result
      icon={null}
      title={t('notFound')}
      subTitle={t('notFoundHint')}
      extra={
        <Link to="/">
          <Button type="primary" tabIndex={-1}>
            {t('home')}
          </Button>
        </Link>
      }
    />
  )
}
