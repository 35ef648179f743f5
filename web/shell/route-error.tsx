import { Button, Result, Typography } from 'antd'
import { useRouteError } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { isOldVersion } from './updated.ts'
import { shellWords } from './words.ts'

/** A page that broke: says so, keeps the rest standing, and never hides what happened. */
export function RouteError() {
  const error = useRouteError()
  const t = useWords(shellWords)
  const old = isOldVersion(error)
  return (
    <Result
      status={old ? 'info' : 'error'}
      title={t(old ? 'updated' : 'broken')}
      subTitle={t(old ? 'updatedHint' : 'brokenHint')}
      extra={
        <Button type="primary" onClick={() => window.location.reload()}>
          {t('reload')}
        </Button>
      }
    >
      {!old && (
        <Typography.Text code copyable>
          {error instanceof Error ? `${error.name}: ${error.message}` : String(error)}
        </Typography.Text>
      )}
    </Result>
  )
}
