import { Progress } from 'antd'
import { type BreakKind, breakKinds } from '../../engine/mining/conformance.ts'
import type { LoopConformance } from '../../server/mining/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { Nothing } from '../ui/page.tsx'
import { CountButton } from './count-button.tsx'
import { GatesSection } from './gates-section.tsx'
import type { Change } from './use-selection.ts'
import { miningWords } from './words.ts'

type Props = { readonly conformance: LoopConformance | null; readonly change: Change }

/** 闭环符合: at which step, of which clause, cases leave the loop, and which clauses they break by time. */
export function LoopSection({ conformance, change }: Props) {
  const t = useWords(miningWords)
  const text = useText()
  if (conformance === null) return <Nothing title={t('loop.none')} />
  const { cases, others, fit, steps, late, regulation } = conformance
  const open = (broken: string) => change({ broken, tab: 'cases' })
  const cell = (kind: BreakKind, id: string, name: string, count: number) => (
    <td key={kind} className={count > 0 ? 'mining-broken' : undefined}>
      <CountButton count={count} name={`${t(`loop.${kind}`)} ${name}`} onOpen={() => open(`${kind}:${id}`)} />
    </td>
  )
  return (
    <>
      <section className="panel mining-section" aria-label={t('tab.loop')}>
        <p className="mining-fit">
          <Progress type="circle" size={44} percent={cases === 0 ? 0 : Math.round((fit / cases) * 100)} status="normal" />
          <span>
            {t('loop.fit', { fit, cases, regulation: text(regulation) })}{' '}
            {fit > 0 && <CountButton count={fit} name={t('chip.broken.none')} onOpen={() => open('none')} />}
          </span>
        </p>
        <p className="case-faint">
          {t('loop.hint')} {others > 0 && t('loop.others', { count: others })}
        </p>
        <div className="mining-scroll">
          <table className="mining-table">
            <thead>
              <tr>
                <th scope="col">{t('loop.step')}</th>
                <th scope="col" className="is-text">
                  {t('loop.clause')}
                </th>
                <th scope="col">{t('loop.reached')}</th>
                {breakKinds.map(kind => (
                  <th scope="col" key={kind}>
                    {t(`loop.${kind}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {steps.map(({ id, clause, title, reached, broken }) => (
                <tr key={id}>
                  <th scope="row">{text(title)}</th>
                  <td className="is-text">
                    <ClauseChip clause={clause} />
                  </td>
                  <td>{reached}</td>
                  {breakKinds.map(kind => cell(kind, id, text(title), broken[kind] ?? 0))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <GatesSection conformance={conformance} open={open} />
      <section className="panel mining-section" aria-labelledby="mining-late">
        <h2 id="mining-late">{t('loop.late')}</h2>
        <p className="case-faint">{late.length === 0 ? t('loop.noLate') : t('loop.lateHint')}</p>
        {late.length > 0 && (
          <div className="mining-scroll">
            <table className="mining-table">
              <thead>
                <tr>
                  <th scope="col">{t('loop.duty')}</th>
                  <th scope="col" className="is-text">
                    {t('loop.clause')}
                  </th>
                  <th scope="col">{t('inCases')}</th>
                  <th scope="col">{t('times')}</th>
                </tr>
              </thead>
              <tbody>
                {late.map(({ rule, regulation: of, clause, title, cases: count, times }) => (
                  <tr key={rule}>
                    <th scope="row">{text(title)}</th>
                    <td className="is-text">
                      <ClauseChip clause={clause} title={text(of)} />
                    </td>
                    <td>
                      <CountButton count={count} name={text(title)} onOpen={() => open(`late:${rule}`)} />
                    </td>
                    <td>{times}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </>
  )
}
