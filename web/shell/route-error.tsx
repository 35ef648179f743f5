import { Button } from 'antd'
import { useRouteError } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { isOldVersion } from './updated.ts'
import { WholePage } from './whole-page.tsx'
import { shellWords } from './words.ts'

/** A page that broke: says so, keeps the rest standing, and never hides what happened. */
export function RouteError() {
  const error = useRouteError()
  const t = useWords(shellWords)
  const old = isOldVersion(error)
  return (
    <WholePage
      title={t(old ? 'updated' : 'broken')}
      hint={t(old ? 'updatedHint' : 'brokenHint')}
      action={
        <Button type="primary" onClick={() => window.location.reload()}>
          {t('reload')}
        </Button>
      }
    >
      {!old && <pre>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</pre>}
    </WholePage>
  )
}
