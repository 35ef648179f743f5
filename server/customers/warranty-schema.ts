import { z } from 'zod'

/** From which day of a machine its warranty runs: delivered, installed, or accepted by the customer. */
export const warrantyStarts = ['delivered', 'installed', 'accepted'] as const
/** 三包期 (company setting; equip 第四条 says neither how long nor from when): for machines whose own days nobody entered. */
export const WarrantySettings = z.object({ months: z.number().int().min(1).max(240), from: z.enum(warrantyStarts) })
export type WarrantySettings = z.infer<typeof WarrantySettings>
