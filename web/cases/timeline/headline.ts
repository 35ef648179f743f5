import { inLanguage } from '../../../events/in-language.ts'
import { chargeWords } from '../../customers/charge-words.ts'
import { joinList } from '../../language/join-list.ts'
import { sayIn } from '../../language/use-words.ts'
import { sayYuan } from '../../ui/yuan.ts'
import { assignedWords, sayWhyAssigned } from '../assigned-words.ts'
import { sayValue } from '../say-value.ts'
import { caseWords } from '../words-case.ts'
import { actorName } from './actor-name.ts'
import { approvalHeadline } from './approval-headline.ts'
import type { Entry, Scene } from './scene.ts'

/** What happened, in one phrase after the actor's name. */
export function headlineOf(entry: Entry, scene: Scene): string {
  const { names, language } = scene
  const t = sayIn(caseWords, language)
  const { data } = entry
  const level = (id: unknown) => names.level(String(id))
  switch (entry.type) {
    case 'case.classified': {
      const said =
        data.regraded === true
          ? t('head.regraded', { from: level(data.previous), level: level(data.level) })
          : t('head.case.classified', { level: level(data.level) })
      return data.overridden === true ? said + t('head.overridden', { level: level(data.proposed) }) : said
    }
    case 'node.reached':
      return t('head.node.reached', { node: sayValue('node', data.node, language) })
    case 'node.signed':
      return t('head.node.signed', { node: sayValue('node', data.node, language) })
    case 'paper.signed':
      return t(data.agreed === true ? 'head.paper.signed' : 'head.paper.refused')
    case 'form.submitted':
      return t('head.form.submitted', { form: names.form(String(data.form)), round: Number(data.round) })
    case 'plan.submitted':
      return t(data.special === true ? 'head.plan.special' : 'head.plan.submitted', { round: Number(data.round) })
    case 'customer.accepted':
      return t(data.passed === true ? 'head.accepted' : 'head.notAccepted')
    case 'customer.answered':
      return t(data.satisfied === true ? 'head.satisfied' : 'head.unsatisfied')
    case 'backdating.confirmed':
      return t(data.accepted === true ? 'head.backdatingAccepted' : 'head.backdatingRefused')
    case 'record.made': {
      const record = scene.record(String(data.record))
      return record === undefined
        ? inLanguage(entry.title, language)
        : t('head.record', { record: inLanguage(record.title, language) })
    }
    case 'matter.submitted':
      return t('head.matter.submitted', { round: Number(data.round) })
    case 'order.opened':
      return t('head.order.opened', { number: String(data.number) })
    case 'trip.settled':
      return t(data.isOver === true ? 'head.trip.over' : 'head.trip.settled', { sum: sayYuan(Number(data.amountFen)) })
    case 'event.corrected':
      return data.void === true ? t('head.voided') : inLanguage(entry.title, language)
    default:
      return approvalHeadline(entry, scene) ?? inLanguage(entry.title, language)
  }
}

/** A system event as one line in words; `14:02 「上报」升级至 刘建国`. */
export function lineOf(entry: Entry, scene: Scene): string {
  const { data } = entry
  const t = sayIn(caseWords, scene.language)
  const receivers = Array.isArray(data.to) ? data.to.map(String) : typeof data.to === 'string' ? [data.to] : []
  const to =
    receivers.length > 0
      ? joinList(receivers.map(scene.person), scene.language)
      : typeof data.role === 'string'
        ? scene.names.role(data.role) + t('line.nobody')
        : ''
  switch (entry.type) {
    case 'alarm.fired': {
      const duty = scene.duty(String(data.duty))
      return data.kind === 'warning'
        ? t('line.alarm.warning', { duty, to })
        : data.kind === 'breach'
          ? t('line.alarm.breach', { duty, to })
          : t('line.alarm.escalation', { duty, to })
    }
    case 'message.delivered':
      return data.channel === 'mail' ? t('line.delivered.mail', { to }) : t('line.delivered.webhook')
    case 'message.failed':
      return t('line.failed', { to, attempts: Number(data.attempts) })
    case 'duty.reminded':
      return t('line.reminded', { duty: scene.duty(String(data.duty)), to })
    case 'charge.decided': {
      const say = sayIn(chargeWords, scene.language)
      const charge = say(`charge.${(data.charge ?? 'open') as 'free'}`)
      return `${inLanguage(entry.title, scene.language)} · ${charge} · ${say(`because.${data.because as 'opened'}`)}`
    }
    case 'calendar.applied':
      return t('line.calendar', { count: Array.isArray(data.moved) ? data.moved.length : 0 })
    case 'order.followed':
      return t('line.order.followed', {
        number: String(data.number),
        became: sayValue('orderBecame', data.became, scene.language),
        open: Number(data.open),
      })
    case 'report.acknowledged':
      return `${actorName(entry, scene.language)} ${t('line.acknowledged', { about: sayValue('about', data.about, scene.language) })}`
    case 'handler.chosen': {
      const say = sayIn(assignedWords, scene.language)
      const why = sayWhyAssigned(data as Parameters<typeof sayWhyAssigned>[0], say)
      return `${say('chosen', { name: scene.person(String(data.person)) })}${scene.language === 'zh' ? '：' : ': '}${why}`
    }
    default:
      return inLanguage(entry.title, scene.language)
  }
}
