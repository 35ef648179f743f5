import { useWords } from '../../language/use-words.ts'
import { idOfRule } from './edit-pack.ts'
import { permitsWithoutClause } from './edit-permit.ts'
import { useEditor } from './editor-context.ts'
import { RuleCard } from './rule-card.tsx'
import { keyOfRule, type RuleAt } from './rules-at.ts'
import { editorWords } from './words.ts'

/** Stands in the address where a clause's number would; no clause is called so. */
export const unclaused = '~'

/** 公司设置: the permits that cite no clause, so that they too can be seen, changed and put under one. */
export function Unclaused({ openRule }: { openRule: string | undefined }) {
  const t = useWords(editorWords)
  const { pack, show } = useEditor()
  const rules = permitsWithoutClause(pack).map(
    (rule, at): RuleAt => ({ part: 'permits', id: idOfRule(rule, at), title: undefined, rule }),
  )
  return (
    <article className="pe-clause" aria-label={t('unclaused')}>
      <header className="pe-clause-head">
        <h2>{t('unclaused')}</h2>
      </header>
      <p className="pe-hint">{t('unclausedHint')}</p>
      {rules.map(at => {
        const isOpen = keyOfRule(at) === openRule
        return (
          <RuleCard
            key={keyOfRule(at)}
            at={at}
            clause={unclaused}
            isOpen={isOpen}
            onToggle={() => show(unclaused, isOpen ? undefined : keyOfRule(at))}
          />
        )
      })}
    </article>
  )
}
