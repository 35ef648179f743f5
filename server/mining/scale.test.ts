import { expect, it } from 'vitest'
import { wholeRecord } from '../../test/cases.ts'
import { testDatabase } from '../../test/database.ts'
import { statementsOf } from '../../test/explain.ts'
import { anOrganisation } from '../../test/factories.ts'
import { fillTraced } from '../../test/many-traces.ts'
import { AskProcess, AskProcessCases } from './schema.ts'
import { listProcessCases, viewProcess } from './view-process.ts'

const MANY = 2_000

it(`${MANY} cases are read in a fixed number of statements, and their ways are never folded from events again`, async () => {
  const database = await testDatabase()
  const firm = await anOrganisation(database)
  const { id } = await firm.as('otherFrontLine').register({ ...wholeRecord, customerId: firm.customers[0]!.id })
  await firm
    .as('otherFrontLine')
    .act(id, 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '恢复' })
  const period = { kind: 'anomaly', from: '2026-01-01', to: '2026-12-31' }
  const view = () => firm.as('leader').do(ctx => viewProcess(ctx, AskProcess.parse(period)))
  const list = (ask: object) =>
    firm.as('leader').do(ctx => listProcessCases(ctx, AskProcessCases.parse({ ...period, ...ask, limit: 3 })))
  await view()
  const few = (await statementsOf(view)).length
  const fewOfList = (await statementsOf(() => list({}))).length
  await fillTraced(firm, id, MANY)
  let seen = await view()
  expect(seen.figures).toMatchObject({ cases: MANY + 1, variants: 18 })
  expect(seen.behind).toBe(0)
  expect(seen.conformance?.gates.find(({ gate }) => gate === 'robot/verify-before-grading')).toMatchObject({
    passed: MANY,
    broken: { missing: MANY / 20 },
  })
  const sent = await statementsOf(async () => {
    seen = await view()
  })
  expect(sent).toHaveLength(few)
  expect(sent.filter(({ text }) => /from "?events"?/.test(text))).toEqual([])
  const late = await list({ broken: 'late:robot/verify' })
  expect(late).toMatchObject({ total: MANY / 10 })
  expect(late.items).toHaveLength(3)
  expect(await statementsOf(() => list({}))).toHaveLength(fewOfList)
}, 60_000)
