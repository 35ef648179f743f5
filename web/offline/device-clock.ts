import type { DeviceStamp } from '../../server/field-sync/schema.ts'

/** What the device knew of the server's clock when they last spoke. Milliseconds. */
export type Contact = {
  readonly serverAt: number
  readonly deviceAt: number
  /** performance.now() then, and which start of the page it counts from: it means nothing in another one. */
  readonly monotonic: number
  readonly origin: number
}

/** The clocks of the device: its wall clock, which anybody can set, and the one that only runs. */
export type Clocks = { wall(): number; monotonic(): number; readonly origin: number }

/** Of the browser. */
export const deviceClocks: Clocks = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  origin: performance.timeOrigin,
}

/** What was learned by one exchange: the server's time belongs to the middle of the way there and back. */
export function contactBy(serverNow: string, sentAt: number, clocks: Clocks): Contact {
  const receivedAt = clocks.wall()
  const trip = Math.max(0, receivedAt - sentAt)
  return {
    serverAt: Math.round(Date.parse(serverNow) + trip / 2),
    deviceAt: receivedAt,
    monotonic: clocks.monotonic(),
    origin: clocks.origin,
  }
}

/** The times that an act carries: the device's own, and what speaks for or against it. */
export function stampTimes(
  contact: Contact | undefined,
  at: number,
  clocks: Clocks,
): Pick<DeviceStamp, 'at' | 'queuedAt' | 'offsetMs' | 'contactAt' | 'sinceContactMs'> {
  return {
    at: new Date(at).toISOString(),
    queuedAt: new Date(clocks.wall()).toISOString(),
    offsetMs: contact === undefined ? null : Math.round(contact.serverAt - contact.deviceAt),
    contactAt: contact === undefined ? null : new Date(contact.serverAt).toISOString(),
    sinceContactMs:
      contact === undefined || contact.origin !== clocks.origin
        ? null
        : Math.max(0, Math.round(clocks.monotonic() - contact.monotonic)),
  }
}
