import type { Words } from '../../../engine/explain-words.ts'
import { say } from '../../../engine/explanation.ts'
import type { Condition, Pack, RouteRule } from '../../../engine/pack.ts'
import type { Text } from '../../../events/text.ts'
import type { AskEdition } from '../../../server/policies/explain/schema.ts'
import type { AskField, AskValues } from './ask-field.ts'
import { conditionField, kindsOf, titled, typedValue } from './fact-fields.ts'

const subjects: Readonly<Record<Exclude<RouteRule['subject'], 'form'>, Text>> = {
  plan: say('处置方案', 'Plan'),
  compensation: say('赔偿方案', 'Compensation'),
  matter: say('提请事项', 'Matter for decision'),
  review: say('复议结果', 'Result of a review'),
  edition: say('制度新版本', 'New edition of the regulation'),
}
const formPrefix = 'form:'

/** What is put to approval: the subjects that the regulation has routes for, each form by its own name. */
function subjectOptions({ routes, forms }: Pack) {
  const plain = (Object.keys(subjects) as (keyof typeof subjects)[]).filter(subject =>
    routes.some(one => one.subject === subject),
  )
  const any = routes.some(one => one.subject === 'form' && one.form === undefined)
  const named = forms.filter(form => any || routes.some(one => one.form === form.id))
  return [
    ...plain.map(value => ({ value, label: subjects[value] })),
    ...named.map(form => ({ value: formPrefix + form.id, label: form.title })),
  ]
}

function routesOf(pack: Pack, chosen: string | undefined): readonly RouteRule[] {
  if (chosen === undefined) return []
  const form = chosen.startsWith(formPrefix) ? chosen.slice(formPrefix.length) : undefined
  return pack.routes.filter(one =>
    form === undefined ? one.subject === chosen : one.subject === 'form' && (one.form === undefined || one.form === form),
  )
}

/** The facts that the routes of a subject ask about, each once. */
function factsOf(routes: readonly RouteRule[], words: Words): AskField[] {
  const asked = new Map<string, Condition[]>()
  for (const route of routes)
    for (const [field, condition] of Object.entries(route.when ?? {})) asked.set(field, [...(asked.get(field) ?? []), condition])
  return [...asked].map(([field, conditions]) => conditionField(field, conditions, words, 'd.'))
}

/** 审批: what is put to approval, of what case, and every fact that decides between its routes. */
export function routeFields(pack: Pack, values: AskValues, words: Words): AskField[] {
  const routes = routesOf(pack, values.subject)
  const kinds = [...new Set([...kindsOf(pack), ...routes.flatMap(one => one.kinds ?? [])])]
  return [
    { name: 'subject', label: say('审批什么', 'Put to approval'), kind: 'choice', needed: true, options: subjectOptions(pack) },
    ...(values.subject === 'edition'
      ? []
      : [
          {
            name: 'kind',
            label: words.field('kind'),
            kind: 'choice' as const,
            needed: true,
            options: kinds.map(value => ({ value, label: words.kind(value) })),
          },
        ]),
    ...(routes.some(one => one.levels !== undefined)
      ? [{ name: 'level', label: words.field('level'), kind: 'choice' as const, options: titled(pack.levels) }]
      : []),
    ...(routes.some(one => one.categories !== undefined)
      ? [{ name: 'category', label: words.field('category'), kind: 'choice' as const, options: titled(pack.categories) }]
      : []),
    ...factsOf(routes, words),
  ]
}

/** What the values ask of the edition. */
export function routeAsked(pack: Pack, values: AskValues, words: Words): AskEdition {
  const { subject: chosen = 'plan', kind = kindsOf(pack)[0] ?? '', level, category } = values
  const isForm = chosen.startsWith(formPrefix)
  const data = factsOf(routesOf(pack, chosen), words).flatMap(field => {
    const value = typedValue(field, values[field.name])
    return value === undefined ? [] : [[field.name.slice(2), value] as const]
  })
  return {
    about: 'route',
    kind,
    subject: isForm ? 'form' : (chosen as Exclude<RouteRule['subject'], 'form'>),
    ...(isForm ? { form: chosen.slice(formPrefix.length) } : {}),
    ...(level === undefined ? {} : { level }),
    ...(category === undefined ? {} : { category }),
    data: Object.fromEntries(data),
  }
}
