import type { EventType } from '../../events/registry.ts'
import type { EditionView } from '../../server/policies/schema.ts'
import { sayClause } from '../ui/clause.ts'
import { sayYuan } from '../ui/yuan.ts'
import { sayConditions } from './editor/trigger-words.ts'
import type { PackNames } from './pack-names.ts'
import type { Said } from './rule-lines.ts'
import { sayScope } from './say-permit.ts'

type Route = EditionView['routes'][number]
type Step = Route['steps'][number]

const submissions: Readonly<Record<string, EventType>> = {
  plan: 'plan.submitted',
  form: 'form.submitted',
  compensation: 'compensation.submitted',
  matter: 'matter.submitted',
  review: 'review.submitted',
}

const saySubject = (subject: string, { t }: PackNames): string =>
  subject === 'plan' || subject === 'compensation' || subject === 'matter' || subject === 'review' || subject === 'edition'
    ? t(`subject.${subject}`)
    : t('subject.form')

/** For which cases and amounts a route is, one fact each: its scope, then what the submission must say. */
function whenOf(view: EditionView, route: Route, names: PackNames): Said['facts'] {
  const on = submissions[route.subject]
  const asked = on === undefined || route.when === undefined ? [] : sayConditions({ on, when: route.when }, view, names.language)
  return [...sayScope(route, names), ...asked].map((value, at) => ({ label: at === 0 ? names.t('levels') : '', value }))
}

function sayStep(step: Step, names: PackNames): string {
  const { t } = names
  const mode =
    step.quorum !== undefined
      ? t('quorum', step.quorum)
      : step.by.length > 1
        ? t(step.mode === 'all' ? 'mode.all' : 'mode.any')
        : ''
  const time = step.within === undefined ? '' : t('within', { time: names.duration(step.within) })
  const by = step.timedBy === undefined || time === '' ? '' : sayClause(step.timedBy, names.language)
  return [names.parties(step.by), mode, by === '' ? time : t('timedBy', { time, clause: by })].filter(Boolean).join(' · ')
}

/** An approval route in words: what of, where it applies, and who decides in which order. Of 加签会签, where the steps come in. */
export function sayRoute(view: EditionView, id: string, names: PackNames): Said | undefined {
  const route = view.routes.find(one => one.id === id)
  if (route === undefined) return undefined
  const { t } = names
  const subject = route.form === undefined ? saySubject(route.subject, names) : names.form(route.form)
  return {
    title: route.overlay === undefined ? subject : t('overlayOf', { subject }),
    facts: [
      ...whenOf(view, route, names),
      ...(route.overlay === undefined ? [] : [{ label: t('overlay'), value: t(`overlay.${route.overlay}`) }]),
      ...route.steps.map((step, at) => ({
        label: route.overlay === undefined ? t('step', { step: at + 1 }) : t('addedStep'),
        value: sayStep(step, names),
      })),
    ],
  }
}

/** 授权额度 in words: whose, below which amount, of what. */
export function sayLimit(view: EditionView, id: string, names: PackNames): Said | undefined {
  const limit = view.limits.find(one => one.id === id)
  if (limit === undefined) return undefined
  const { t, language } = names
  const comma = language === 'zh' ? '、' : ', '
  return {
    title: t('limitOf', { post: names.party(`role:${limit.role}`) }),
    reading: limit.reading,
    facts: [
      { label: t('decidesBelow'), value: t('yuan', { yuan: sayYuan(limit.belowFen, true) }) },
      { label: t('decides'), value: limit.subjects.map(subject => saySubject(subject, names)).join(comma) },
      ...sayScope(limit, names).map((value, at) => ({ label: at === 0 ? t('levels') : '', value })),
    ],
  }
}
