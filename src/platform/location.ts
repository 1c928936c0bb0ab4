import { type Located, toPlace } from './location.types'

/** How a place is found here: h5 knows only where the device is; the mini program opens its map. */
export const locatesBy: 'device' | 'map' = 'device'

/** The browser's own codes (W3C Geolocation, 6.1). */
const PERMISSION_DENIED = 1
/** A browser that cannot tell within this time will not tell. */
const WAIT_MS = 10_000
/** The browser's own limit begins when the person has answered its question: one who ignores it is not waited for. */
const ASK_MS = 30_000

const NOWHERE: Located = { found: false, why: 'unavailable' }

/** Where the device is now; the browser asks the person first. Never throws. */
export const locate = (): Promise<Located> =>
  new Promise((resolve) => {
    if (typeof navigator === 'undefined' || !('geolocation' in navigator)) return resolve(NOWHERE)
    const limit = setTimeout(() => resolve(NOWHERE), ASK_MS)
    const answer = (located: Located): void => {
      clearTimeout(limit)
      resolve(located)
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => answer({ found: true, latitude: toPlace(coords.latitude), longitude: toPlace(coords.longitude) }),
      ({ code }) => answer(code === PERMISSION_DENIED ? { found: false, why: 'refused' } : NOWHERE),
      { enableHighAccuracy: true, timeout: WAIT_MS, maximumAge: 60_000 },
    )
  })

/** A browser has no map of its own to open: the coordinates are shown as text. */
export const openMap: ((place: { latitude: number; longitude: number; name: string }) => void) | undefined = undefined
