import { NewInterpretation, NewReview, type Upkeep } from '../../../server/policies/upkeep/schema.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { sayClause } from '../../ui/clause.ts'
import { useEdition } from '../use-policies.ts'
import { sendInterpretation, sendReview, upkeepKey } from './use-upkeep.ts'
import { upkeepWords } from './words.ts'

/** 记录复核. */
export function ReviewForm({ id, edition, onDone }: { id: string; edition: string; onDone: () => void }) {
  const t = useWords(upkeepWords)
  return (
    <ActForm
      schema={NewReview}
      fixed={{ edition }}
      initial={{ result: 'unchanged' }}
      draft={`policy/${id}/review`}
      fields={[
        {
          name: 'result',
          label: t('result'),
          kind: 'choice',
          options: (['unchanged', 'revise'] as const).map(value => ({ value, label: t(`result.${value}`) })),
        },
        { name: 'remarks', label: t('remarks'), kind: 'multiline', rows: 4 },
      ]}
      submitLabel={t('save')}
      onSubmit={(data, intent) => sendReview(id, data, intent)}
      onDone={onDone}
      onCancel={onDone}
      refreshes={[upkeepKey(id), ['reports'], ['home']]}
    />
  )
}

/** 作出书面解释, of one clause; it may take the place of an earlier one. */
export function InterpretForm({ id, upkeep, onDone }: { id: string; upkeep: Upkeep; onDone: () => void }) {
  const t = useWords(upkeepWords)
  const language = useLanguage()
  const clauses = useEdition(id, upkeep.edition).data?.clauseList ?? []
  const standing = upkeep.interpretations.filter(one => !one.replaced)
  return (
    <ActForm
      schema={NewInterpretation}
      draft={`policy/${id}/interpretation`}
      fields={[
        {
          name: 'clause',
          label: t('clause'),
          kind: 'select',
          options: clauses.map(({ number, title }) => ({
            value: number,
            label: `${sayClause(number, language)} ${language === 'en' ? (title.en ?? title.zh) : title.zh}`,
          })),
        },
        { name: 'question', label: t('question'), kind: 'multiline', rows: 2 },
        { name: 'answer', label: t('answer'), kind: 'multiline', rows: 4 },
        {
          name: 'replaces',
          label: t('replaces'),
          kind: 'select',
          wide: true,
          options: standing.map(one => ({ value: one.id, label: `${sayClause(one.clause, language)} ${one.question}` })),
        },
      ]}
      submitLabel={t('save')}
      onSubmit={(data, intent) => sendInterpretation(id, data, intent)}
      onDone={onDone}
      onCancel={onDone}
      refreshes={[upkeepKey(id)]}
    />
  )
}
