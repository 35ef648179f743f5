/** The closed words of stock, as tables, schemas and screens say them. */
export const locationKinds = ['warehouse', 'van', 'quarantine', 'supplier', 'customer'] as const
export type LocationKind = (typeof locationKinds)[number]
export const moveKinds = ['receipt', 'transfer', 'issue', 'return', 'consume', 'adjust', 'scrap', 'reserve', 'release'] as const
export type MoveKind = (typeof moveKinds)[number]
export const reservationStates = ['open', 'issued', 'released'] as const
export type ReservationState = (typeof reservationStates)[number]
export const differenceStates = ['open', 'cleared', 'withdrawn'] as const
export type DifferenceState = (typeof differenceStates)[number]
export const purchaseStates = ['proposed', 'approved', 'refused', 'ordered', 'in-part', 'received', 'cancelled'] as const
export type PurchaseState = (typeof purchaseStates)[number]
export const stocktakeStates = ['counting', 'counted', 'posted', 'cancelled'] as const
export type StocktakeState = (typeof stocktakeStates)[number]
export const emergencyStates = ['asked', 'approved', 'refused', 'received', 'cancelled'] as const
export type EmergencyState = (typeof emergencyStates)[number]
export const claimStates = ['drafted', 'sent', 'accepted', 'refused', 'settled', 'withdrawn'] as const
export type ClaimState = (typeof claimStates)[number]
