import type { ReactNode } from 'react'
import type { SettingsView } from '../../server/settings/schema.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { settingWords } from './words.ts'

type Props = {
  readonly title: string
  readonly hint?: ReactNode
  /** Who set it last: names of settings as in `setBy`. */
  readonly of?: { readonly view: SettingsView; readonly names: readonly string[] }
  readonly extra?: ReactNode
  readonly children: ReactNode
}

/** One group of settings: what it is, who set it, its inputs. */
export function SettingPanel({ title, hint, of, extra, children }: Props) {
  const t = useWords(settingWords)
  const latest = of?.names
    .flatMap(name => of.view.setBy[name] ?? [])
    .sort((a, b) => a.at.localeCompare(b.at))
    .at(-1)
  return (
    <section className="panel setting" aria-label={title}>
      <div className="setting-head">
        <h2>{title}</h2>
        {extra}
      </div>
      {hint !== undefined && <p className="setting-hint">{hint}</p>}
      {children}
      {of !== undefined && (
        <p className="setting-by">
          {latest === undefined ? (
            t('defaultValue')
          ) : (
            <>
              {t('setBy', { name: latest.by.name })} <Moment at={latest.at} />
            </>
          )}
        </p>
      )}
    </section>
  )
}
