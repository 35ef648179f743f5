import { say } from '../../../engine/explanation.ts'
import type { DutyRule, Pack, ViolationRule } from '../../../engine/pack.ts'
import type { AskEdition } from '../../../server/policies/explain/schema.ts'
import { type AskField, type AskValues, listOf } from './ask-field.ts'
import { titled } from './fact-fields.ts'

const whom = { department: say('部门', 'Department'), person: say('个人', 'Person') }
const outcomes = { late: say('超时完成', 'Done late'), missed: say('没有完成', 'Not done') }

/** The duties that are this violation when they end badly. */
function dutiesOf(pack: Pack, violation: ViolationRule | undefined): readonly DutyRule[] {
  const found = violation?.found
  return found === undefined || found === 'person' ? [] : pack.duties.filter(one => found.duties.includes(one.meaning))
}

/** 处罚: a grade or a violation of it, of whom, when, how often before, and the duty from which it was found. */
export function penaltyFields(pack: Pack, values: AskValues): AskField[] {
  const { violations = [], grades = [] } = pack
  const grade = grades.some(one => one.id === values.grade) ? values.grade : undefined
  const violation = violations.find(one => one.id === values.violation)
  const duties = dutiesOf(pack, violation)
  const found = violation === undefined || violation.found === 'person' ? [] : violation.found.outcomes
  return [
    {
      name: 'grade',
      label: say('处罚等级', 'Grade'),
      kind: 'choice',
      needed: true,
      options: titled(grades.toSorted((a, b) => a.rank - b.rank)),
    },
    {
      name: 'violation',
      label: say('违规', 'Violation'),
      hint: say('不选则只看这一等级的处罚', 'Left empty: what the grade leads to'),
      kind: 'choice',
      options: titled(violations.filter(one => grade === undefined || one.grade === grade)),
    },
    {
      name: 'of',
      label: say('对谁', 'Of whom'),
      kind: 'choice',
      needed: true,
      options: (['person', 'department'] as const).map(value => ({ value, label: whom[value] })),
    },
    { name: 'on', label: say('行为发生日', 'Day of the act'), kind: 'day', needed: true },
    {
      name: 'before',
      label: say('此前同一等级的违规日', 'Days of earlier ones of the grade'),
      hint: say('没有就不填；这一次不算在内', 'None: leave it empty; this one is not among them'),
      kind: 'days',
    },
    ...(duties.length === 0
      ? []
      : [
          {
            name: 'duty',
            label: say('从哪一项责任认定', 'Found from which duty'),
            kind: 'choice' as const,
            options: titled(duties),
          },
          {
            name: 'outcome',
            label: say('结果', 'How it ended'),
            kind: 'choice' as const,
            options: found.map(value => ({ value, label: outcomes[value] })),
          },
          { name: 'dueAt', label: say('应于', 'Was due'), kind: 'moment' as const },
          { name: 'endedAt', label: say('实际', 'Ended'), kind: 'moment' as const },
        ]),
  ]
}

/** What the values ask of the edition. */
export function penaltyAsked(pack: Pack, values: AskValues): AskEdition {
  const { violation, grade, of, on = '', duty, outcome, dueAt, endedAt } = values
  const rule = pack.violations?.find(one => one.id === violation)
  const isKnown = dutiesOf(pack, rule).some(one => one.id === duty)
  return {
    about: 'penalty',
    ...(rule === undefined ? { grade: grade ?? '' } : { violation: rule.id }),
    of: of === 'department' ? 'department' : 'person',
    on,
    before: [...listOf(values, 'before')],
    ...(duty === undefined || !isKnown
      ? {}
      : {
          duty: {
            rule: duty,
            outcome: outcome === 'missed' ? 'missed' : 'late',
            ...(dueAt === undefined ? {} : { dueAt }),
            ...(endedAt === undefined ? {} : { endedAt }),
          },
        }),
  }
}

/** The grade of the violation chosen, whom it concerns, and today, where nothing else is said. */
export function penaltyDefaults(pack: Pack, values: AskValues, today: string): AskValues {
  const violation = pack.violations?.find(one => one.id === values.violation)
  const isOther = values.grade !== undefined && violation !== undefined && violation.grade !== values.grade
  return {
    ...values,
    on: values.on ?? today,
    // Another grade was chosen: the violation was of the one before.
    ...(isOther ? { violation: '' } : {}),
    grade: values.grade ?? violation?.grade ?? '',
    of: values.of ?? violation?.of.find(one => one === 'person') ?? violation?.of[0] ?? 'person',
  }
}
