import { refuse } from '../../errors.ts'
import { openOrdersOf } from '../../orders/follow-order.ts'
import { orderKindFrom } from '../../orders/order-kind.ts'
import type { ActFile } from '../perform-act.ts'
import { registerCase } from '../register-case.ts'

/**
 * 开派工单 (equip 18.1): an order out of a request, with what is known of it: customer, contact, machine, facts and text go along, and nothing is typed twice.
 * The request stays open and hears of its orders. Refused where no regulation sends anybody for such a case (`order.not-from-here`).
 */
export const openOrder: ActFile = {
  act: 'open-order',
  async fill(ctx, record, input) {
    const kind = orderKindFrom(ctx, record.state)
    if (kind === undefined) throw refuse('order.not-from-here')
    const { state, contact } = record
    const category = (input.category as string | undefined) ?? state.category
    const subtype = input.category === undefined ? (input.subtype ?? state.subtype) : input.subtype
    const description = (input.description as string | undefined) ?? record.description
    const order = await registerCase(ctx, {
      ...{ kind, title: String(input.title), channel: 'internal', origin: record.id },
      ...(description === '' ? {} : { description }),
      ...(record.customerId === null ? {} : { customerId: record.customerId }),
      ...(record.machineId === null ? {} : { machineId: record.machineId }),
      ...(Object.keys(contact).length === 0 ? {} : { customer: contact }),
      ...(state.department === undefined ? {} : { departmentId: state.department }),
      ...(category === undefined ? {} : { category }),
      ...(subtype === undefined ? {} : { subtype: String(subtype) }),
      facts: record.facts,
    })
    return { order: order.id, number: order.number, open: (await openOrdersOf(ctx, record.id)) + 1 }
  },
  async after(_ctx, _work, _record, { plain }) {
    return { order: plain.order, number: plain.number }
  },
}
