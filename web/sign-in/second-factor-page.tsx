import { useQueryClient } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import type { AccountSecurity } from '../../server/auth/schema.ts'
import { useMeQuery } from '../api/me.ts'
import type { Problem } from '../api/problem.ts'
import { canUsePasskeys, giveSecondFactor, type SignInResult, signInWithPasskey, signOut } from '../api/session.ts'
import { safeReturnPath } from '../api/signed-out.ts'
import { useWords } from '../language/use-words.ts'
import { CodeSetup } from '../settings/code-setup.tsx'
import { AddPasskey } from '../settings/passkeys-panel.tsx'
import { useSecurity } from '../settings/use-security.ts'
import { Loaded } from '../ui/page.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { FrontPage } from './front-page.tsx'
import { SecondFactorForm } from './second-factor-form.tsx'
import { SignInProblem } from './sign-in-problem.tsx'
import { signInWords } from './words.ts'
import '../settings/settings.css'

/** What there is already is shown once more; else one of two is set up. */
function Choices({ security, onDone, onLeave }: { security: AccountSecurity; onDone: () => void; onLeave: () => void }) {
  const t = useWords(signInWords)
  const [chosen, setChosen] = useState<'code' | 'passkey'>()
  const [problem, setProblem] = useState<Problem>()
  const [isBusy, setBusy] = useState(false)
  const attempt = async (call: Promise<SignInResult | null>) => {
    setBusy(true)
    setProblem(undefined)
    const result = await call
    setBusy(false)
    if (result?.ok === true) onDone()
    else if (result?.ok === false) setProblem(result.problem)
  }
  const passkey = canUsePasskeys() && (
    <Button block loading={isBusy} onClick={() => void attempt(signInWithPasskey())}>
      {t('passkey')}
    </Button>
  )
  if (security.code.isOn || security.passkeys.length > 0)
    return (
      <>
        {problem !== undefined && <SignInProblem problem={problem} />}
        {security.code.isOn && (
          <>
            <p className="front-hint">{t('mustCode')}</p>
            <SecondFactorForm isBusy={isBusy} onSubmit={code => void attempt(giveSecondFactor(code))} onBack={onLeave} />
          </>
        )}
        {security.passkeys.length > 0 && passkey}
      </>
    )
  if (chosen === 'code')
    return (
      <>
        <CodeSetup hasPassword={security.hasPassword} onDone={onDone} />
        {canUsePasskeys() && (
          <Button type="link" block className="front-leave" onClick={() => setChosen(undefined)}>
            {t('chooseAgain')}
          </Button>
        )}
      </>
    )
  return (
    <div className="factor-choices">
      <section className="factor-choice">
        <h2>{t('chooseCode')}</h2>
        <p>{t('chooseCodeHint')}</p>
        <Button type="primary" onClick={() => setChosen('code')}>
          {t('begin')}
        </Button>
      </section>
      {canUsePasskeys() && (
        <section className="factor-choice">
          <h2>{t('choosePasskey')}</h2>
          <p>{t('choosePasskeyHint')}</p>
          <Button onClick={() => setChosen('passkey')}>{t('begin')}</Button>
        </section>
      )}
      {chosen === 'passkey' && (
        <AddPasskey
          onClose={() => {
            setChosen(undefined)
            onDone()
          }}
        />
      )}
    </div>
  )
}

/** Where the company asks for a second factor: nothing else opens before this page is done. */
export function SecondFactorPage() {
  const t = useWords(signInWords)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const me = useMeQuery()
  const security = useSecurity()
  usePageTitle(t('secondFactor'))
  const back = safeReturnPath(params.get('return'))
  const leave = async () => {
    const where = await signOut()
    if (where === 'away') return
    queries.clear()
    await navigate('/sign-in', { replace: true })
  }
  if (me.error?.status === 401) return <Navigate to="/sign-in" replace />
  if (me.data !== undefined && me.data.secondFactorMissing !== true) return <Navigate to={back} replace />
  return (
    <FrontPage>
      <h1>{t('mustTitle')}</h1>
      <p className="front-hint">{t('mustHint')}</p>
      {me.data === undefined ? (
        <Skeleton active />
      ) : (
        <Loaded query={security}>
          {found => <Choices security={found} onDone={() => void queries.invalidateQueries()} onLeave={() => void leave()} />}
        </Loaded>
      )}
      <Button type="link" block className="front-leave" onClick={() => void leave()}>
        {t('signOutInstead')}
      </Button>
    </FrontPage>
  )
}
