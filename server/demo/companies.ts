import { type DemoCompany, emailOf } from './company.ts'
import { equipmentMaker } from './equipment-maker.ts'
import { furnitureMaker } from './furniture-maker.ts'
import { integrator } from './integrator.ts'

/** Printed on the console and offered on the sign-in page, on this computer only. */
export const demoPassword = 'bihuan-demo-2026'

/** The demo organisations in the order in which they are made; the first of them is the first organisation of the installation. */
export const companies: readonly DemoCompany[] = [integrator, equipmentMaker, furnitureMaker]

/** Those one can sign in as, company by company, with what to look at as each of them. */
export const demoPeople = companies.map(company => ({
  company,
  people: company.staff.flatMap(p =>
    p.hint ? [{ email: emailOf(company, p.login), name: p.name, title: p.title, hint: p.hint }] : [],
  ),
}))
