import type { Pack, StatementRule } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/in-language.ts'
import type { Language } from '../../../events/text.ts'
import { joinList } from '../../language/join-list.ts'
import { sayIn, useLanguage, useWords } from '../../language/use-words.ts'
import { sayClause } from '../../ui/clause.ts'
import { answersOf, type Sort, setAnswer, setTopic, sorts, topicsOf } from './edit-statement.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { ClausePick, Pick } from './pickers.tsx'
import { StatementWhen } from './statement-when.tsx'
import { TextField } from './text-field.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

/** Nothing that a subject or an answer of a pack is: what stands alone. */
const own = ''
type Option = { readonly value: string; readonly label: string }

/** What statements of a sort are about, each by the clauses and words that speak of it; first a thing of its own. */
export function topicOptions(packs: readonly Pack[], says: Sort, language: Language, but?: StatementRule): Option[] {
  const said = topicsOf(packs, says).flatMap(({ subject, statements }): Option[] => {
    const others = statements.filter(one => one.id !== but?.id)
    const label = joinList(
      others.slice(0, 2).map(one => `${sayClause(one.clause, language)} ${inLanguage(one.title, language)}`),
      language,
    )
    return others.length === 0 ? [] : [{ value: subject, label: others.length > 2 ? `${label} …` : label }]
  })
  return [{ value: own, label: sayIn(editorWords, language)('topicOwn') }, ...said]
}

/** What the statement can say: like another clause, one of the posts where it says who decides, or like nobody. */
function answerOptions(packs: readonly [Pack, ...Pack[]], rule: StatementRule, language: Language): Option[] {
  const t = sayIn(editorWords, language)
  const roles: Option[] =
    rule.says === 'authority'
      ? packs[0].roles.map(role => ({ value: role.id, label: t('answerRole', { role: inLanguage(role.title, language) }) }))
      : []
  const said = answersOf(packs, rule, rule.id)
    .filter(({ value }) => !roles.some(role => role.value === value))
    .map(({ value, by }) => ({
      value,
      label: t('answerSame', { clause: sayClause(by.clause, language), title: inLanguage(by.title, language) }),
    }))
  return [{ value: own, label: t('answerOwn') }, ...said, ...roles]
}

/** 条文说法: what the clause says, of what, in which cases, and whether others say the same. */
export function StatementForm({ rule }: { rule: StatementRule }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, others, change } = useEditor()
  const set = useRule('statements', rule.id)
  const packs: readonly [Pack, ...Pack[]] = [pack, ...others]
  const topics = topicOptions(packs, rule.says, language, rule)
  const answers = answerOptions(packs, rule, language)
  const known = (options: readonly Option[], value: string) => (options.some(one => one.value === value) ? value : own)
  return (
    <>
      <TextField
        label={t('statementSays')}
        hint={t('statementSaysHint')}
        rows={1}
        value={rule.title}
        onChange={title => title && set({ title })}
      />
      <Fields>
        <Field label={t('statementSort')}>
          <Pick
            label={t('statementSort')}
            value={rule.says}
            options={sorts.map(value => ({ value, label: t(`sort.${value}`) }))}
            onChange={says => set({ says })}
          />
        </Field>
        <Field label={t('topic')} hint={t('topicHint')}>
          <Pick
            label={t('topic')}
            value={known(topics, rule.subject)}
            options={topics}
            onChange={subject =>
              change(now => setTopic(now, rule.id, subject === own ? undefined : subject), `statements/${rule.id}/topic`)
            }
          />
        </Field>
        <Field label={t('answer')} hint={t('answerHint')}>
          <Pick
            label={t('answer')}
            value={known(answers, rule.value)}
            options={answers}
            onChange={value =>
              change(now => setAnswer(now, rule.id, value === own ? undefined : value), `statements/${rule.id}/answer`)
            }
          />
        </Field>
      </Fields>
      <StatementWhen rule={rule} />
      <Field label={t('clause')}>
        <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
      </Field>
    </>
  )
}
