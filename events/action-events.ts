import { z } from 'zod'
import { defineEvent, freeText, Id } from './define.ts'
import { Instant } from './instant.ts'

const number = z.number().int().min(1).max(200)

/**
 * 下达措施 (penal 五(二)1): one corrective or preventive action with its department, person, time and steps. `number` counts within the case;
 * `replaces` names the action whose effect was weak and that it takes the place of (五(四)2).
 */
export const actionSet = defineEvent({
  type: 'action.set',
  act: 'set-action',
  title: { zh: '下达纠正预防措施', en: 'Action set' },
  plain: {
    sort: z.enum(['corrective', 'preventive']),
    department: Id,
    person: Id,
    dueAt: Instant,
    /** Who checks the effect, somebody else than the doer, and when. */
    checker: Id,
    checkAt: Instant,
    replaces: number.optional(),
    number: number.optional(),
  },
  filled: ['number'],
  sealed: { what: freeText.max(5_000), steps: freeText.max(10_000), criterion: freeText.max(2_000) },
})

/** 措施完成: said by whoever was to do it, with a file that shows it. `open`: how many actions of the case are still to be done. */
export const actionDone = defineEvent({
  type: 'action.done',
  act: 'finish-action',
  title: { zh: '措施完成', en: 'Action done' },
  plain: {
    number,
    files: z.array(Id).min(1).max(20),
    checker: Id.optional(),
    checkAt: Instant.optional(),
    open: z.number().int().optional(),
  },
  filled: ['checker', 'checkAt', 'open'],
  sealed: { done: freeText.max(10_000) },
})

/** 措施效果检查 (penal 五(四)): by somebody else than the doer. `unproven`: how many actions of the case have not been found effective. */
export const actionChecked = defineEvent({
  type: 'action.checked',
  act: 'check-action',
  title: { zh: '检查措施效果', en: "Action's effect checked" },
  plain: {
    number,
    effect: z.enum(['effective', 'weak']),
    unproven: z.number().int().optional(),
  },
  filled: ['unproven'],
  sealed: { basis: freeText.max(10_000) },
})
