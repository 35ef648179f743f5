import { useQueryClient } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useEffect, useState } from 'react'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import type { SignInFailure, SignInResult } from '../api/session.ts'
import { giveSecondFactor, signIn } from '../api/session.ts'
import { useSetupState } from '../api/setup.ts'
import { safeReturnPath } from '../api/signed-out.ts'
import { useWords } from '../language/use-words.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { FrontPage } from './front-page.tsx'
import { SecondFactorForm } from './second-factor-form.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { signInWords } from './words.ts'

/** Signing in; afterwards back to where the person was. */
export function SignInPage() {
  const t = useWords(signInWords)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const setup = useSetupState()
  const [failure, setFailure] = useState<SignInFailure>()
  const [step, setStep] = useState<'password' | 'second-factor'>('password')
  const [isBusy, setBusy] = useState(false)
  const back = safeReturnPath(params.get('return'))
  usePageTitle(t('title'))
  // Here nobody is signed in: nothing of the person before stays in memory. Only now, for the pages that showed it are gone.
  useEffect(() => queries.removeQueries({ predicate: query => query.queryKey[0] !== 'setup' }), [queries])

  const attempt = async (call: Promise<SignInResult>) => {
    setBusy(true)
    setFailure(undefined)
    const result = await call
    setBusy(false)
    if (result.ok === 'second-factor') setStep('second-factor')
    else if (!result.ok) setFailure(result.why)
    else await navigate(back, { replace: true })
  }
  if (setup.data?.needsSetup === true) return <Navigate to="/setup" replace />
  return (
    <FrontPage>
      <h1>{t(step === 'password' ? 'welcome' : 'secondFactor')}</h1>
      <p className="front-hint">{step === 'second-factor' && t('secondFactorHint')}</p>
      {failure !== undefined ? (
        <Alert type="error" showIcon title={t(failure)} role="alert" />
      ) : (
        params.get('return') !== null &&
        params.get('return') !== '/' &&
        step === 'password' && <Alert type="info" showIcon title={t(params.get('ended') === '1' ? 'again' : 'first')} />
      )}
      {step === 'password' ? (
        <SignInForm
          isBusy={isBusy}
          demo={setup.data?.demo}
          onSubmit={({ email, password, remember }) => void attempt(signIn(email, password, remember))}
        />
      ) : (
        <SecondFactorForm
          isBusy={isBusy}
          onSubmit={code => void attempt(giveSecondFactor(code))}
          onBack={() => setStep('password')}
        />
      )}
    </FrontPage>
  )
}
