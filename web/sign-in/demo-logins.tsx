import type { DemoLogin } from '../../server/setup/schema.ts'
import { useWords } from '../language/use-words.ts'
import { signInWords } from './words.ts'

type Props = {
  readonly logins: readonly DemoLogin[]
  readonly chosen: string | undefined
  readonly onChoose: (login: DemoLogin) => void
}

/** The demo's people, by organisation, with what to look at as each of them. */
export function DemoLogins({ logins, chosen, onChoose }: Props) {
  const t = useWords(signInWords)
  const organisations = [...new Set(logins.map(login => login.organisation))]
  return (
    <section className="demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('demo')}</h2>
      <p className="demo-hint">{t('demoHint')}</p>
      {organisations.map(organisation => (
        <div key={organisation ?? ''}>
          {organisation !== undefined && <h3>{organisation}</h3>}
          <ul className="demo-logins">
            {logins
              .filter(login => login.organisation === organisation)
              .map(login => (
                <li key={login.email}>
                  <button
                    type="button"
                    className="demo-login"
                    aria-pressed={login.email === chosen}
                    onClick={() => onChoose(login)}
                  >
                    <span className="demo-login-name">
                      {login.name}
                      <small>{login.title}</small>
                    </span>
                    {login.hint !== undefined && <span className="demo-login-hint">{login.hint}</span>}
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
