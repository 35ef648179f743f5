import type { z } from 'zod'
import { CaseWithTimeline } from '../cases/schema.ts'
import { viewCaseWithTimeline } from '../cases/view-timeline.ts'
import { checklistsOfCase } from '../checklists/case-checklists.ts'
import { CaseChecklists } from '../checklists/schema.ts'
import type { Ctx } from '../context.ts'
import { fieldSheet } from '../field-orders/field-sheet.ts'
import { FieldSheet } from '../field-orders/schema.ts'
import { manualsOfCase } from '../manuals/case-manuals.ts'
import { CaseManuals } from '../manuals/schema.ts'
import { myStock } from '../parts/places.ts'
import { MyStock } from '../parts/schema.ts'
import { hider } from '../sealed/hide-sealed.ts'
import { PaperList } from '../signatures/schema.ts'
import { listPapers } from '../signatures/view-signatures.ts'

/** Answers by their address, and files by theirs that the phone should have with it. */
export type Part = {
  readonly answers: Readonly<Record<string, unknown>>
  readonly documents?: readonly { readonly address: string; readonly size: number }[]
}
/** What a feature puts into the bundle: for the cases in somebody's hands. */
export type BundlePart = (ctx: Ctx, cases: readonly string[]) => Promise<Part>

/** An answer that a route gives of each case, at its address, as its schema says: nothing else of a row slips through. */
const ofEachCase =
  <S extends z.ZodType>(ending: string, schema: S, load: (ctx: Ctx, id: string) => Promise<z.input<S>>): BundlePart =>
  async (ctx, cases) => {
    const answers: Record<string, unknown> = {}
    for (const id of cases) answers[`/api/cases/${id}${ending}`] = schema.parse(await load(ctx, id))
    return { answers }
  }

/** The manuals of each case, with their files: in a cellar nobody can fetch them. */
const manuals: BundlePart = async (ctx, cases) => {
  const { answers } = await ofEachCase('/manuals', CaseManuals, manualsOfCase)(ctx, cases)
  const files = Object.values(answers).flatMap(answer => (answer as CaseManuals).items.flatMap(item => item.files))
  return { answers, documents: files.map(({ id, size }) => ({ address: `/api/files/${id}`, size })) }
}

/** What lies in their own van. */
const stock: BundlePart = async ctx => ({ answers: { '/api/parts/mine': MyStock.parse(await myStock(ctx)) } })

/** Everything that a phone takes along. A feature adds one line. */
export const bundleParts: readonly BundlePart[] = [
  ofEachCase('', CaseWithTimeline, viewCaseWithTimeline),
  ofEachCase('/field', FieldSheet, fieldSheet),
  ofEachCase('/checklists', CaseChecklists, checklistsOfCase),
  ofEachCase('/papers', PaperList, async (ctx, id) => (await hider(ctx))(await listPapers(ctx, id))),
  manuals,
  stock,
]
