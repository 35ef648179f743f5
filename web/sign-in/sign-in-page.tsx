import { useQueryClient } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useEffect, useState } from 'react'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import { type CallbackRefusal, callbackRefusals } from '../../server/sign-in/callback-schema.ts'
import type { Problem } from '../api/problem.ts'
import { giveSecondFactor, type SignInResult, signIn, signInWithPasskey } from '../api/session.ts'
import { useSetupState } from '../api/setup.ts'
import { safeReturnPath } from '../api/signed-out.ts'
import { useWords } from '../language/use-words.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { FrontPage } from './front-page.tsx'
import { OtherWays } from './other-ways.tsx'
import { SecondFactorForm } from './second-factor-form.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { SignInProblem } from './sign-in-problem.tsx'
import { signInWords } from './words.ts'

/** Why a sign-in elsewhere came back without one. */
function refusalIn(params: URLSearchParams): CallbackRefusal | undefined {
  return callbackRefusals.find(code => code === params.get('refused'))
}

/** Signing in; afterwards back to where the person was. */
export function SignInPage() {
  const t = useWords(signInWords)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const setup = useSetupState()
  const [problem, setProblem] = useState<Problem>()
  const [step, setStep] = useState<'password' | 'second-factor'>('password')
  const [isBusy, setBusy] = useState(false)
  const [isTried, setTried] = useState(false)
  const back = safeReturnPath(params.get('return'))
  const refusal = isTried ? undefined : refusalIn(params)
  usePageTitle(t('title'))
  // Here nobody is signed in: nothing of the person before stays in memory. Only now, for the pages that showed it are gone.
  useEffect(() => queries.removeQueries({ predicate: query => query.queryKey[0] !== 'setup' }), [queries])

  const attempt = async (call: Promise<SignInResult | null>) => {
    setBusy(true)
    setProblem(undefined)
    setTried(true)
    const result = await call
    setBusy(false)
    if (result === null) return
    if (result.ok === 'second-factor') setStep('second-factor')
    else if (!result.ok) {
      setProblem(result.problem)
      // The challenge is over; the password begins a new one.
      if (result.problem.code === 'second-factor.expired') setStep('password')
    } else await navigate(back, { replace: true })
  }
  if (setup.data?.needsSetup === true) return <Navigate to="/setup" replace />
  const wanted = params.get('return')
  return (
    <FrontPage>
      <h1>{t(step === 'password' ? 'welcome' : 'secondFactor')}</h1>
      <p className="front-hint">{step === 'second-factor' && t('secondFactorHint')}</p>
      {problem !== undefined ? (
        <SignInProblem problem={problem} />
      ) : refusal !== undefined ? (
        <Alert type="error" showIcon role="alert" title={t('refusedTitle')} description={t(`refused.${refusal}`)} />
      ) : (
        wanted !== null &&
        wanted !== '/' &&
        step === 'password' && <Alert type="info" showIcon title={t(params.get('ended') === '1' ? 'again' : 'first')} />
      )}
      {step === 'password' ? (
        <SignInForm
          isBusy={isBusy}
          demo={setup.data?.demo}
          onSubmit={({ email, password, remember }) => void attempt(signIn(email, password, remember))}
          otherWays={<OtherWays isBusy={isBusy} back={back} onPasskey={() => void attempt(signInWithPasskey())} />}
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
