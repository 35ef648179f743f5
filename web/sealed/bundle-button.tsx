import { App, Button } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { fileNameOf } from '../ui/file-name.ts'
import { LateTooltip } from '../ui/late-tip.tsx'
import { lazyPart } from '../ui/lazy-part.tsx'
import { takeBundle } from './use-sealed.ts'
import { shownSealedWords } from './words-shown.ts'

const ReasonDialog = lazyPart(async () => (await import('../access/reason-dialog.tsx')).ReasonDialog)

type Props = {
  readonly current: { readonly id: string; readonly number: string }
  readonly icon?: ReactNode
  readonly isSmall?: boolean
}

/** Downloads the evidence bundle of a case, for a reason that is written down. */
export function BundleButton({ current, icon, isSmall = false }: Props) {
  const t = useWords(shownSealedWords)
  const { message } = App.useApp()
  const [isAsked, setAsked] = useState(false)
  const act = useAct({
    send: async (reason: string) => {
      const response = await takeBundle(current.id, reason)
      const link = document.createElement('a')
      link.href = URL.createObjectURL(await response.blob())
      link.download = fileNameOf(response.headers.get('Content-Disposition'), `${current.number}.zip`)
      link.click()
      URL.revokeObjectURL(link.href)
    },
    refreshes: [],
    onDone: () => {
      setAsked(false)
      void message.success(t('bundled'))
    },
  })
  return (
    <>
      {isSmall ? (
        <LateTooltip title={t('bundle')}>
          <Button icon={icon} aria-label={t('bundle')} onClick={() => setAsked(true)} />
        </LateTooltip>
      ) : (
        <Button icon={icon} onClick={() => setAsked(true)}>
          {t('bundle')}
        </Button>
      )}
      <Suspense>
        {isAsked && (
          <ReasonDialog
            title={t('bundleTitle')}
            isBusy={act.isPending}
            problem={act.error}
            onCancel={() => {
              act.reset()
              setAsked(false)
            }}
            onReason={reason => act.mutate(reason)}
          >
            <p className="sealed-quiet">{t('bundleHint')}</p>
          </ReasonDialog>
        )}
      </Suspense>
    </>
  )
}
