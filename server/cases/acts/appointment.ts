import { currentVisit, type Visit } from '../../../engine/visits.ts'
import type { Ctx } from '../../context.ts'
import { createCustomerLink } from '../../customer-links/create-link.ts'
import { refuse } from '../../errors.ts'
import type { OpenedCase } from '../case-record.ts'
import type { ActFile } from '../perform-act.ts'

/** The visit that stands; `appointment.none` where nobody is expected. */
export function standingVisit(_ctx: Ctx, { state }: OpenedCase): Visit {
  const visit = currentVisit(state)
  if (visit === undefined) throw refuse('appointment.none')
  return visit
}

/** 请客户确认预约: makes the one-time link about the appointment that stands; an older link stops working. */
export const askAppointment: ActFile = {
  act: 'ask-appointment',
  fill: (ctx, record) => ({ appointment: standingVisit(ctx, record).event }),
  after: (ctx, _work, record, { plain }) =>
    createCustomerLink(ctx, record, { purpose: 'appointment', node: String(plain.appointment) }),
}

/** 客户答复预约: by their link, or recorded by whoever spoke with them. A wish for another time ends after it begins (`appointment.wish-reversed`). */
export const answerAppointment: ActFile = {
  act: 'answer-appointment',
  fill(ctx, record, { wishFrom, wishUntil }) {
    if (typeof wishFrom === 'string' && typeof wishUntil === 'string' && wishUntil <= wishFrom)
      throw refuse('appointment.wish-reversed')
    return { appointment: standingVisit(ctx, record).event }
  },
}

/** 取消预约: the visit is called off, with why; the order goes back to those without a time. */
export const cancelAppointment: ActFile = {
  act: 'cancel-appointment',
  fill: (ctx, record) => ({ appointment: standingVisit(ctx, record).event }),
}
