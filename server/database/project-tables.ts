import type { ProjectPhase } from '../../engine/projects.ts'
import type { Instant } from '../../events/instant.ts'
import type { Json } from './schema.ts'

/** 安装项目 (equip 第十三条). */
export type Projects = {
  org_id: string
  id: string
  number: string
  name: string
  customer_id: string | null
  site: string
  manager_id: string
  plan: number
  created_at: Instant
  created_by: string
  stopped_at: Instant | null
  stopped_by: string | null
  stopped_because: string | null
}
export type ProjectPlans = {
  org_id: string
  project_id: string
  version: number
  phases: Json<ProjectPhase[]>
  reason: string
  made_at: Instant
  made_by: string
}
export type ProjectOrders = {
  org_id: string
  case_id: string
  project_id: string
  phase: string
  added_at: Instant
  added_by: string
}
