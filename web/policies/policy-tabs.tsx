import { Link, useLocation } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { policyTabWords } from './words-tabs.ts'
import './policy-tabs.css'

/** The pages of one edition, in the order of the work. */
const tabs = [
  ['text', ''],
  ['lint', '/lint'],
  ['editions', '/versions'],
  ['replay', '/replay'],
  ['why', '/why'],
  ['coverage', '/coverage'],
  ['upkeep', '/upkeep'],
] as const

/** The tab bar of an edition's pages: links, so that each page has an address and opens in a window of its own. */
export function PolicyTabs({ id, edition }: { id: string; edition: string }) {
  const t = useWords(policyTabWords)
  const { pathname } = useLocation()
  const base = `/policies/${id}/${edition}`
  return (
    <nav className="policy-tabs" aria-label={t('pages')}>
      {tabs.map(([name, path]) => (
        <Link
          key={name}
          to={`${base}${path}`}
          aria-current={
            pathname === `${base}${path}` ||
            (path === '' && pathname === '/policies') ||
            (path !== '' && pathname.startsWith(`${base}${path}/`))
              ? 'page'
              : undefined
          }
        >
          {t(name)}
        </Link>
      ))}
    </nav>
  )
}
