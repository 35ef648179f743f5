import { Button } from 'antd'
import { useState } from 'react'
import { useRouteError } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { isNotLoaded, reloadWhenReachable } from './updated.ts'
import { WholePage } from './whole-page.tsx'
import { shellWords } from './words.ts'

/** A page whose code did not come (no network, or a newer version on the server): a button loads it again as soon as the server answers. */
function NotLoaded() {
  const t = useWords(shellWords)
  const [state, setState] = useState<'said' | 'trying' | 'unreachable'>('said')
  const again = async () => {
    setState('trying')
    await reloadWhenReachable()
    setState('unreachable')
  }
  return (
    <WholePage
      title={t('notLoaded')}
      hint={t('notLoadedHint')}
      action={
        <Button type="primary" loading={state === 'trying'} onClick={() => void again()}>
          {t('loadAgain')}
        </Button>
      }
    >
      <p role="status">{state === 'unreachable' && t('stillUnreachable')}</p>
    </WholePage>
  )
}

/** A page that broke: says so, keeps the rest standing, and never hides what happened. */
export function RouteError() {
  const error = useRouteError()
  const t = useWords(shellWords)
  if (isNotLoaded(error)) return <NotLoaded />
  return (
    <WholePage
      title={t('broken')}
      hint={t('brokenHint')}
      action={
        <Button type="primary" onClick={() => window.location.reload()}>
          {t('reload')}
        </Button>
      }
    >
      <pre>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</pre>
    </WholePage>
  )
}
