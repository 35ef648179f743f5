import { beforeAll, describe, expect, test } from 'vitest'
import { aCompensation, withStepClocks } from '../../test/compensation.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { decideBatch } from './decide-batch.ts'

let database: TestDatabase
let firm: TestOrganisation
beforeAll(async () => {
  database = await testDatabase()
  firm = await anOrganisation(database, { packs: [withStepClocks] })
  await firm.as('administrator').do(ctx => changeSettings(ctx, { approvals: { batchBelowFen: 5_000_000, cumulativeDays: 0 } }))
})
const decide = (requests: { id: string; request: string; amountSeenFen: number }[]) =>
  firm.as('legal').do(ctx => decideBatch(ctx, { requests: requests.map(({ id, ...seen }) => ({ case: id, ...seen })) }))
const asked = async (amountSeenFen: number) => ({ ...(await aCompensation(firm, amountSeenFen)), amountSeenFen })

describe('批量同意', () => {
  test('consents to each by itself, and names what somebody settled meanwhile', async () => {
    const [one, two, gone] = [await asked(100), await asked(200), await asked(300)]
    await firm.as('finance').act(gone.id, 'withdraw-approval', { request: gone.request, reason: '写错' })
    const done = await decide([one, two, gone])
    expect(done.approved).toBe(2)
    expect(done.items.map(item => item.outcome).sort()).toEqual(['approved', 'approved', 'refused'])
    expect(done.items.find(item => item.request === gone.request)?.refused?.code).toBe('approval.none-waiting')
    expect((await firm.as('finance').view(one.id)).requests[0]?.step).toBe(1)
  })

  test('is refused as a whole from the company’s amount on', async () => {
    const [small, large] = [await asked(100), await asked(5_000_000)]
    await expect(decide([small, large])).rejects.toMatchObject({ code: 'approval.batch-over-amount' })
    expect((await firm.as('finance').view(small.id)).requests[0]?.step).toBe(0)
  })
})
