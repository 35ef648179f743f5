import { addCalendarDays } from '../engine/calendar/local-date.ts'
import type { Database } from '../server/database/database.ts'
import { equipmentMaker } from '../server/demo/equipment-maker.ts'
import { aDemoCompany, type StandingCompany } from './demo-company.ts'

/** Contracts of the equipment maker, each step taken by whoever takes it there. */
export type ContractFirm = StandingCompany & {
  act(login: string, id: string, type: string, data: object): Promise<string>
  /** The code of the refusal, and the fields that it names. */
  refusal(login: string, id: string, type: string, data: object): Promise<unknown>
  open(customer?: number): Promise<string>
  /** Signed for so many 分 without a quotation, due as a whole so many days after each invoice. */
  signed(amountFen: number, days?: number, customer?: number): Promise<string>
  invoice(id: string, totalFen: number, more?: object): Promise<string>
  pay(id: string, amountFen: number, shares: readonly { invoice: string; amountFen: number }[], more?: object): Promise<string>
  today(after?: number): string
}

/** The equipment maker on this database with short ways to its contracts. */
export async function contractFirm(database: Database): Promise<ContractFirm> {
  const firm = await aDemoCompany(database, equipmentMaker)
  let paper = 0
  const today = (after = 0) => addCalendarDays(firm.clock.now().slice(0, 10), after)
  const act: ContractFirm['act'] = async (login, id, type, data) =>
    (await firm.as(login).act(id, type as 'note', data as never)).event
  const self: ContractFirm = {
    ...firm,
    act,
    today,
    refusal: async (login, id, type, data) => {
      try {
        await act(login, id, type, data)
      } catch (error) {
        const { code, extras } = error as { code?: string; extras?: { fields?: object } }
        if (code === undefined) throw error
        return extras?.fields === undefined ? code : [code, ...Object.keys(extras.fields)]
      }
      return undefined
    },
    open: async (customer = 1) =>
      (
        await firm
          .as('su.qing')
          .register({ kind: 'contract', title: '配件合同', channel: 'internal', customerId: firm.found.customers[customer]! })
      ).id,
    signed: async (amountFen, days = 30, customer = 1) => {
      const id = await self.open(customer)
      await act('su.qing', id, 'submit-matter', { amountFen, proposal: '常规配件' })
      await decideAll(firm, id)
      await act('tian.ye', id, 'sign-contract', {
        ...{ type: 'parts', amountFen, signedOn: today(), terms: [{ part: 'instalment', percent: 100, days }] },
      })
      return id
    },
    invoice: (id, totalFen, more = {}) =>
      act('su.qing', id, 'issue-invoice', {
        ...{ kind: 'electronic', number: `F${++paper}`, issuedOn: today(), totalFen, taxPercent: 13, ...more },
      }),
    pay: (id, amountFen, shares, more = {}) =>
      act('hou.min', id, 'receive-payment', { amountFen, receivedOn: today(), via: 'bank', shares, ...more }),
  }
  return self
}

/** Everybody on the route of what waits says yes. */
export async function decideAll(firm: StandingCompany, id: string): Promise<void> {
  for (;;) {
    const [request] = (await firm.as('su.qing').view(id)).requests
    if (request === undefined) return
    const next = request.steps[request.step]!.people.find(one => one.decision === null)!
    const login = [...firm.found.staff].find(([, person]) => person === next.id)![0]
    await firm.as(login).act(id, 'decide', { request: request.id, decision: 'approve' })
  }
}
