import type { Generated } from 'kysely'
import type { ChecklistItem } from '../../events/checklist-items.ts'
import type { Instant } from '../../events/instant.ts'
import type { Json } from './schema.ts'

/** 标准与手册 (robot 第十三条(一), equip 第九条). */
export type Manuals = {
  org_id: string
  id: string
  number: string
  title: string
  sort: 'standard' | 'manual' | 'drawing' | 'training' | 'other'
  rule: Generated<string>
  stages: string[]
  models: string[]
  created_at: Instant
  created_by: string
  withdrawn_at: Instant | null
  withdrawn_by: string | null
  withdrawn_because: string | null
}
export type ManualVersions = {
  org_id: string
  manual_id: string
  version: number
  label: string
  summary: string
  written_at: Instant
  written_by: string
  released_at: Instant | null
  released_by: string | null
  dropped_at: Instant | null
  dropped_by: string | null
  dropped_because: string | null
}
export type ManualFiles = {
  org_id: string
  manual_id: string
  version: number
  language: 'zh' | 'en' | 'es' | 'ja' | 'other'
  file_id: string
}

/** 检查单: the company's own. */
export type Checklists = {
  org_id: string
  id: string
  name: string
  phase: 'site' | 'preparation' | 'on-site' | 'maintenance' | 'acceptance'
  kinds: string[]
  categories: string[]
  models: string[]
  before_act: 'assign' | 'complete' | 'accept' | 'close-matter' | null
  version: number
  withdrawn_at: Instant | null
  withdrawn_by: string | null
}
export type ChecklistVersions = {
  org_id: string
  checklist_id: string
  version: number
  items: Json<ChecklistItem[]>
  made_at: Instant
  made_by: string
}
