/** Where the phone is, as a person reads it. */
export type Place = { readonly latitude: number; readonly longitude: number; readonly accuracy: number }

/** `31.23040, 121.47370 ±25 m`: what is shown before it is sent, and exactly what is sent. */
export function sayPlace({ latitude, longitude, accuracy }: Place): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)} ±${Math.max(1, Math.round(accuracy))} m`
}

/** Why there is no place. */
export type NoPlace = 'denied' | 'unavailable' | 'late' | 'unsupported'
const WAIT_MS = 15_000

/** Asks the phone once, because somebody pressed a button for it. Rejects with why not. */
export function placeNow(): Promise<Place> {
  return new Promise((resolve, reject: (why: NoPlace) => void) => {
    if (!('geolocation' in navigator) || !window.isSecureContext) return reject('unsupported')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ latitude: coords.latitude, longitude: coords.longitude, accuracy: coords.accuracy }),
      ({ code }) => reject(code === 1 ? 'denied' : code === 3 ? 'late' : 'unavailable'),
      { enableHighAccuracy: true, timeout: WAIT_MS, maximumAge: 60_000 },
    )
  })
}
