import type { ReactNode } from 'react'
import type { ReplayResult } from '../../../server/policies/replay/schema.ts'
import { useLanguage, useText, useWords } from '../../language/use-words.ts'
import { sayClause } from '../../ui/clause.ts'
import { replayWords } from './words.ts'

/** A heading and a table under it; wide tables scroll inside their frame. The first column names the row. */
export function ReplayTable({
  title,
  hint,
  columns,
  rows,
}: {
  readonly title: string
  readonly hint?: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly key: string; readonly name: ReactNode; readonly cells: readonly ReactNode[] }[]
}) {
  const [first, ...others] = columns
  return (
    <div className="replay-section">
      <h2 className="replay-heading">{title}</h2>
      {hint !== undefined && <p className="replay-hint">{hint}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="panel replay-scroll" tabIndex={0} aria-label={title}>
        <table className="replay-table">
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {others.map(name => (
                <th scope="col" key={name} className="replay-number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, cells }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                {cells.map((cell, i) => (
                  <td key={others[i]} className="replay-number">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

const count = (n: number): string => n.toLocaleString('en')
/** `+3`, `−2`, `0`. */
export const signed = (n: number): string => (n > 0 ? `+${count(n)}` : n < 0 ? `−${count(-n)}` : '0')

/** Levels moved, the rules behind the changes, the load of the posts, and violations; what did not move is left out. */
export function ResultTables({ result }: { result: ReplayResult }) {
  const t = useWords(replayWords)
  const text = useText()
  const language = useLanguage()
  const named = ({ title, clause, regulation }: ReplayResult['rules'][number]['rule'], many: boolean) => (
    <>
      {text(title)}
      {clause !== null && (
        <span className="replay-clause">
          {many && regulation !== null ? `${text(regulation)} ` : ''}
          {sayClause(clause, language)}
        </span>
      )}
    </>
  )
  const regulations = new Set(result.rules.flatMap(({ rule }) => (rule.regulation === null ? [] : [rule.regulation.zh])))
  const level = (of: ReplayResult['levels'][number]['from']) => (of === null ? t('ungraded') : text(of))
  return (
    <>
      {result.levels.length > 0 && (
        <ReplayTable
          title={t('levels')}
          columns={[t('level'), t('count')]}
          rows={result.levels.map(({ from, to, cases }) => {
            const move = `${level(from)} → ${level(to)}`
            return { key: move, name: move, cells: [count(cases)] }
          })}
        />
      )}
      {result.rules.length > 0 && (
        <ReplayTable
          title={t('rules')}
          columns={[t('rule'), t('ruleChanged'), t('gained'), t('lost')]}
          rows={result.rules.map(({ rule, changed, gained, lost }) => ({
            key: `${rule.regulation?.zh} ${rule.clause} ${rule.title.zh}`,
            name: named(rule, regulations.size > 1),
            cells: [count(changed), count(gained), count(lost)],
          }))}
        />
      )}
      {result.load.length > 0 && (
        <ReplayTable
          title={t('load')}
          hint={t('loadHint')}
          columns={[t('post'), t('now'), t('then'), t('difference')]}
          rows={result.load.map(({ post, before, after }) => ({
            key: post.zh,
            name: text(post),
            cells: [count(before), count(after), signed(after - before)],
          }))}
        />
      )}
      {result.violations.rows.length > 0 && (
        <ReplayTable
          title={t('violations')}
          columns={[t('violation'), t('now'), t('then'), t('difference')]}
          rows={result.violations.rows.map(({ violation, before, after }) => ({
            key: `${violation.regulation?.zh} ${violation.clause} ${violation.title.zh}`,
            name: named(violation, true),
            cells: [count(before), count(after), signed(after - before)],
          }))}
        />
      )}
      {result.sanctions.length > 0 && (
        <ReplayTable
          title={t('sanctions')}
          hint={t('sanctionsHint')}
          columns={[t('sanction'), t('now'), t('then'), t('difference')]}
          rows={result.sanctions.map(({ sanction, before, after }) => ({
            key: `${sanction.regulation?.zh} ${sanction.clause} ${sanction.of} ${sanction.title.zh} ${sanction.measures?.zh}`,
            name: (
              <>
                {named(sanction, true)}
                <span className="replay-clause">
                  {[sanction.of === null ? null : t(`of.${sanction.of}`), sanction.measures && text(sanction.measures)]
                    .filter(part => part !== null)
                    .join(' · ')}
                </span>
              </>
            ),
            cells: [count(before), count(after), signed(after - before)],
          }))}
        />
      )}
    </>
  )
}
