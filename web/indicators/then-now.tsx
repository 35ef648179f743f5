import { Tag } from 'antd'
import { Link } from 'react-router'
import type { FigureThenNow } from '../../server/indicators/schema.ts'
import type { FrozenFigure } from '../../server/indicators/stored-schema.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { useFigure } from './figure.tsx'
import { indicatorWords } from './words.ts'

type Props = { readonly then: readonly FrozenFigure[]; readonly now: readonly FigureThenNow[] }

/** 已报与现在: each figure as it was and as it is, and under it the cases that make the difference and what happened to them since. */
export function ThenNow({ then, now }: Props) {
  const t = useWords(indicatorWords)
  const text = useText()
  const language = useLanguage()
  const say = useFigure()
  const pair = (one: { numerator: number; denominator: number } | null) => (one === null ? t('notThere') : t('partsOf', one))
  return (
    <>
      <div className="indicators-scroll">
        <table className="indicators-table">
          <thead>
            <tr>
              <th scope="col">{t('indicator')}</th>
              <th scope="col">{t('asReported')}</th>
              <th scope="col">{t('now')}</th>
              <th scope="col" className="is-text">
                {t('difference')}
              </th>
            </tr>
          </thead>
          <tbody>
            {then.map(one => {
              const after = now.find(({ key }) => key === one.key)
              return (
                <tr key={one.key}>
                  <th scope="row">{text(one.title)}</th>
                  <td>{say(one.unit, one.figure)}</td>
                  <td>{say(one.unit, after?.now.figure ?? null)}</td>
                  <td className="is-text">
                    {after === undefined || after.isSame ? (
                      <span className="case-faint">{t('same')}</span>
                    ) : (
                      <Tag color="warning">{t('changed', { count: after.differences.length + after.more })}</Tag>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {now
        .filter(one => !one.isSame && (one.differences.length > 0 || one.more > 0))
        .map(one => (
          <section key={one.key} aria-label={text(then.find(({ key }) => key === one.key)?.title ?? { zh: one.key })}>
            <h3 className="indicators-heading">{text(then.find(({ key }) => key === one.key)?.title ?? { zh: one.key })}</h3>
            <ul className="indicators-rows">
              {one.differences.map(found => (
                <li key={found.id}>
                  <span>
                    <Link to={`/cases/${found.id}`}>
                      {found.number} {found.title}
                    </Link>
                    <br />
                    <span className="case-faint">
                      {found.because.length === 0
                        ? t('becauseOther')
                        : t('because', {
                            what: joinList([...new Set(found.because.map(event => text(event.what)))], language),
                          })}
                    </span>
                  </span>
                  <span className="case-faint">
                    {t('then', { value: pair(found.then) })} → {t('nowValue', { value: pair(found.now) })}
                  </span>
                </li>
              ))}
            </ul>
            {one.more > 0 && <p className="case-faint">{t('moreHidden', { count: one.more })}</p>}
          </section>
        ))}
    </>
  )
}
