import { Readable } from 'node:stream'
import type { Instant } from '../../events/instant.ts'
import { checkedHash } from '../auth/person-account.ts'
import { asOwner } from '../auth/tables.ts'
import type { Ctx } from '../context.ts'
import { systemActor } from '../context.ts'
import { inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { keepContent, storeFile } from '../files/store-file.ts'
import { contextOf } from '../http/organisation-context.ts'
import { companies, demoPassword } from './companies.ts'
import { type DemoCompany, emailOf, type Found, foundCompany } from './company.ts'
import { setCrisisBudget } from './compensation-steps.ts'
import { furnitureArchive, integratorArchive } from './demo-archive.ts'
import { assigning, furnitureSkills, justAssigned } from './demo-assignment.ts'
import { type DemoCase, playDemoCase } from './demo-case.ts'
import { certified } from './demo-certificates.ts'
import { type DemoFile, demoFile, demoManuals, keptChecklists, keptManuals, plannedProject } from './demo-documents.ts'
import { keepCallCentreLog } from './demo-event-log.ts'
import { furnitureIndicators } from './demo-indicators.ts'
import { type DemoMandate, furnitureMandates, giveMandate, integratorMandates, setApprovals } from './demo-mandates.ts'
import { fillBlanks } from './demo-measures.ts'
import { keepTemplates, planMeeting, setAnomalyFund } from './demo-meetings.ts'
import { stocked } from './demo-parts.ts'
import { furnitureFines, releasePayroll, setUpPayroll } from './demo-payroll.ts'
import { playPenalties } from './demo-penalties.ts'
import { demoPhoto } from './demo-photo.ts'
import {
  equipmentSessions,
  equipmentStudies,
  furnitureSessions,
  furnitureStudies,
  integratorSessions,
  integratorStudies,
  studied,
  taught,
} from './demo-studies.ts'
import { furnitureSupervised, integratorSupervised } from './demo-supervision.ts'
import { callsBackBy, surveyed } from './demo-surveys.ts'
import { enterViolations } from './demo-violations.ts'
import { equipmentCases } from './equipment-cases.ts'
import { equipmentContracts } from './equipment-contracts.ts'
import { equipmentMaker } from './equipment-maker.ts'
import { equipmentMatters } from './equipment-matters.ts'
import { furnitureCases } from './furniture-cases.ts'
import { furnitureMaker } from './furniture-maker.ts'
import { furnitureMatters } from './furniture-matters.ts'
import { casePlans, integrator, playIntegratorCase } from './integrator.ts'
import { issueYear, takeOverPastComplaints } from './past-complaints.ts'
import { takeOverPastOrders } from './past-orders.ts'
import { analyseProcess, handInPastReports } from './past-reports.ts'
import { furnitureFollowUps, furnitureRewards, integratorCommendations, setProjectBudget } from './reward-cases.ts'
import { furnitureApprovals, integratorApprovals } from './waiting-approvals.ts'

type DemoDeps = Pick<Deps, 'database' | 'newId' | 'newSalt' | 'clock' | 'files'>
/** A case of the past of a company. */
type Play = (ctx: Ctx, found: Found) => Promise<void>

/**
 * The demo organisations that are not there yet, each with its staff, customers and cases in every stage, some late, played through the
 * product's own use cases at times before now. One that is there stays as it is. Gives the ids of those that were made.
 */
export async function createDemo(deps: DemoDeps): Promise<string[]> {
  const missing = await companiesNotThere(deps)
  if (missing.length === 0) return []
  const now = deps.clock()
  const passwordHash = await checkedHash(demoPassword, { name: integrator.name, email: emailOf(integrator, 'demo') })
  const photo = demoFile('photo.png', 'image/png', demoPhoto())
  const manuals = await demoManuals()
  const plays = new Map<DemoCompany, () => Play[]>([
    [
      integrator,
      () => [
        setApprovals,
        setAnomalyFund,
        ...casePlans(now).map(
          (plan): Play =>
            (ctx, found) =>
              playIntegratorCase(ctx, found, plan, now),
        ),
        ...integratorApprovals.map(played(now, photo)),
        ...integratorMandates.map(given),
        ...integratorCommendations.map(played(now, photo)),
        ...integratorStudies.map(studied),
        ...integratorSessions.map(taught),
        surveyed,
        integratorSupervised,
        integratorArchive,
      ],
    ],
    [
      equipmentMaker,
      () => [
        ctx => fillBlanks(ctx, 200),
        ...[...equipmentCases, ...equipmentMatters, ...equipmentContracts].map(played(now, photo)),
        certified,
        stocked,
        ...equipmentStudies.map(studied),
        ...equipmentSessions.map(taught),
        keptManuals(manuals),
        keptChecklists,
        plannedProject,
        takeOverPastOrders(1, ['备件订单', '设备订单：带式输送机', '大修合同'], ['agent', 'letter', 'phone']),
      ],
    ],
    [
      furnitureMaker,
      () => [
        setApprovals,
        setCrisisBudget,
        setProjectBudget,
        callsBackBy,
        ctx => fillBlanks(ctx, 200),
        ...[...furnitureCases, ...furnitureMatters, ...furnitureRewards, ...furnitureFollowUps, ...furnitureApprovals].map(
          played(now, photo),
        ),
        enterViolations,
        ...furnitureFines.map(played(now, photo)),
        setUpPayroll,
        releasePayroll,
        ...furnitureMandates.map(given),
        assigning(furnitureSkills),
        played(now, photo)(justAssigned),
        ...furnitureStudies.map(studied),
        ...furnitureSessions.map(taught),
        takeOverPastComplaints,
        takeOverPastOrders(3, ['全屋定制', '橱柜', '沙发', '实木餐桌椅', '书柜'], ['shop', 'shop', 'wechat']),
        playPenalties,
        issueYear,
        keepCallCentreLog,
        furnitureIndicators,
        keepTemplates,
        furnitureSupervised,
        furnitureArchive,
      ],
    ],
  ])
  const made: string[] = []
  for (const company of missing)
    made.push(
      await createCompany(deps, company, plays.get(company)!(), {
        ...{ now, passwordHash },
        files: [photo, ...(company === equipmentMaker ? manuals.values() : [])],
      }),
    )
  return made
}

/** The demo is of one piece: a start that was broken off between two of its companies goes on with the next one. */
async function companiesNotThere({ database }: Pick<DemoDeps, 'database'>): Promise<DemoCompany[]> {
  const there = await asOwner(database, tx => tx.selectFrom('organisations').select('name').where('is_demo', '=', true).execute())
  return companies.filter(company => !there.some(({ name }) => name === company.name))
}

const played =
  (now: Instant, photo: Parameters<typeof playDemoCase>[3]) =>
  (plan: DemoCase): Play =>
  (ctx, found) =>
    playDemoCase(ctx, found, plan, photo, now)

const given =
  (mandate: DemoMandate): Play =>
  (ctx, found) =>
    giveMandate(ctx, found, mandate)

async function createCompany(
  deps: DemoDeps,
  company: DemoCompany,
  plays: readonly Play[],
  { now, passwordHash, files }: { now: Instant; passwordHash: string; files: readonly DemoFile[] },
): Promise<string> {
  const org = deps.newId()
  const found = await inOrganisation(deps.database, org, tx => foundCompany(tx, deps, company, { org, now, passwordHash }))
  const inside = (work: (ctx: Ctx) => Promise<unknown>) =>
    inOrganisation(deps.database, org, async tx => work(await contextOf(deps as Deps, tx, org, systemActor)))
  for (const file of files) {
    const stored = await storeFile(deps.files, org, file.name, Readable.from([file.bytes]))
    await inside(ctx => keepContent(ctx, deps.files, stored))
  }
  // One transaction for each case: the embedded database answers others in between.
  for (const play of plays) await inside(ctx => play(ctx, found))
  await inside(ctx => handInPastReports(ctx, now, company.report))
  await inside(ctx => analyseProcess(ctx, now))
  await inside(ctx => planMeeting(ctx, found))
  // What happened before today has been read long ago.
  const morning = new Date(Date.parse(now) - 12 * 3_600_000).toISOString()
  await inside(({ tx }) =>
    tx.updateTable('notifications').set({ read_at: now }).where('org_id', '=', org).where('created_at', '<', morning).execute(),
  )
  return org
}
