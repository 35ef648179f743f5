import { useState } from 'react'
import { gateBreaks } from '../../engine/mining/gates.ts'
import type { LoopConformance } from '../../server/mining/schema.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { CountButton } from './count-button.tsx'
import { miningWords } from './words.ts'

type Props = { readonly conformance: LoopConformance; readonly open: (broken: string) => void }

const isBroken = ({ broken }: LoopConformance['gates'][number]) => gateBreaks.some(kind => (broken[kind] ?? 0) > 0)

/** 关口: which gate was passed without what it asks, by which cases; those that nobody broke on demand. */
export function GatesSection({ conformance: { gates, decided }, open }: Props) {
  const t = useWords(miningWords)
  const text = useText()
  const language = useLanguage()
  const [isAll, setAll] = useState(false)
  const broken = gates.filter(isBroken)
  const kept = gates.length - broken.length
  const shown = isAll ? [...broken, ...gates.filter(gate => !isBroken(gate))] : broken
  return (
    <>
      <section className="panel mining-section" aria-labelledby="mining-gates">
        <h2 id="mining-gates">{t('gates.title')}</h2>
        <p className="case-faint">
          {gates.length === 0 ? t('gates.none') : broken.length === 0 ? t('gates.allKept', { count: kept }) : t('gates.hint')}
        </p>
        {shown.length > 0 && (
          <div className="mining-scroll">
            <table className="mining-table">
              <thead>
                <tr>
                  <th scope="col">{t('gates.gate')}</th>
                  <th scope="col" className="is-text">
                    {t('loop.clause')}
                  </th>
                  <th scope="col">{t('gates.passed')}</th>
                  {gateBreaks.map(kind => (
                    <th scope="col" key={kind}>
                      {t(`gates.${kind}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.map(({ gate, title, act, clause, regulation, passed, broken: count }) => (
                  <tr key={gate}>
                    <th scope="row">
                      {text(title)}
                      <small className="case-faint mining-act">{t('gates.before', { act: text(act) })}</small>
                    </th>
                    <td className="is-text">
                      <ClauseChip clause={clause} title={text(regulation)} />
                    </td>
                    <td>
                      <CountButton
                        count={passed}
                        name={`${t('gates.passed')} ${text(title)}`}
                        onOpen={() => open(`gate:${gate}`)}
                      />
                    </td>
                    {gateBreaks.map(kind => (
                      <td key={kind} className={(count[kind] ?? 0) > 0 ? 'mining-broken' : undefined}>
                        <CountButton
                          count={count[kind] ?? 0}
                          name={`${t(`gates.${kind}`)} ${text(title)}`}
                          onOpen={() => open(`gate-${kind}:${gate}`)}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {kept > 0 && (
          <button type="button" className="mining-link" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
            {isAll ? t('gates.less') : t(broken.length === 0 ? 'gates.show' : 'gates.kept', { count: kept })}
          </button>
        )}
      </section>
      {decided.length > 0 && (
        <section className="panel mining-section" aria-labelledby="mining-decided">
          <h2 id="mining-decided">{t('decided.title')}</h2>
          <p className="case-faint">{t('decided.hint')}</p>
          <div className="mining-scroll">
            <table className="mining-table">
              <thead>
                <tr>
                  <th scope="col">{t('decided.how')}</th>
                  <th scope="col" className="is-text">
                    {t('loop.clause')}
                  </th>
                  <th scope="col">{t('inCases')}</th>
                </tr>
              </thead>
              <tbody>
                {decided.map(({ how, clause, cases }) => (
                  <tr key={how}>
                    <th scope="row">{sayValue('beyond', how, language)}</th>
                    <td className="is-text">{clause !== null && <ClauseChip clause={clause} />}</td>
                    <td>
                      <CountButton count={cases} name={sayValue('beyond', how, language)} onOpen={() => open(`decided:${how}`)} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
    </>
  )
}
