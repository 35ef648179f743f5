import { z } from 'zod'
import { codeTrees } from '../../events/code-trees.ts'
import { Id } from '../../events/define.ts'
import { LocalDate } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'

export const TreeName = z.enum(codeTrees)
/** Letters, digits, dot, dash, underscore; begins with a letter or digit. Up to 40 characters. */
export const CodeId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, '编码只能由字母、数字、点、横线组成 / letters, digits, dot, dash')
const CodeTitle = z.object({ zh: z.string().trim().min(1).max(100), en: z.string().trim().min(1).max(100).optional() })

export const Tree = z.object({ tree: TreeName })
export const ListCodes = z.object({
  /** The codes in force on this day; today where none is given. */
  on: LocalDate.optional(),
  /** Codes that have ended and codes still to come, too. */
  all: z.enum(['yes']).optional(),
})

/** A code of a tree as it is called on the day asked for. `since` and `until` are of this title; half-open. */
export const CodeNode = z.object({
  code: z.string(),
  parent: z.string().nullable(),
  title: Text,
  since: LocalDate,
  until: LocalDate.nullable(),
})
export type CodeNode = z.infer<typeof CodeNode>
export const CodeList = z.object({ tree: TreeName, on: LocalDate, items: z.array(CodeNode) })
export type CodeList = z.infer<typeof CodeList>
/** The trees with how many codes each has today. */
export const TreeList = z.object({ items: z.array(z.object({ tree: TreeName, codes: z.number() })) })

export const NewCode = z.object({
  code: CodeId,
  parent: CodeId.nullable().optional(),
  title: CodeTitle,
  /** From which day on; today where none is given. */
  since: LocalDate.optional(),
})
export type NewCode = z.infer<typeof NewCode>
/** A new title or place from a day on, or the end: what was is kept. */
export const ChangeCode = z.object({
  title: CodeTitle.optional(),
  parent: CodeId.nullable().optional(),
  from: LocalDate.optional(),
  /** The first day on which it may no longer be chosen. */
  ends: LocalDate.optional(),
})
export type ChangeCode = z.infer<typeof ChangeCode>
export const CodeParams = z.object({ tree: TreeName, code: CodeId })

/** One line of an imported tree, and what became of it. */
export const ImportedCode = z.object({
  line: z.number(),
  code: z.string(),
  title: z.string(),
  outcome: z.enum(['new', 'changed', 'same', 'failed']),
  problem: Text.optional(),
})
export const CodeImport = z.object({
  /** Of the upload: sent back to apply what was previewed. */
  file: z.string(),
  name: z.string(),
  applied: z.boolean(),
  rows: z.array(ImportedCode),
  counts: z.object({ new: z.number(), changed: z.number(), same: z.number(), failed: z.number() }),
})
export type CodeImport = z.infer<typeof CodeImport>
export const ApplyImport = z.object({ file: Id })
