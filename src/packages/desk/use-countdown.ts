import { useEffect, useState } from 'react'

const SECOND_MS = 1_000
const MINUTE_MS = 60_000

/**
 * Time left of so many minutes as `m:ss`; `undefined` once they have passed. Counted from when it was first drawn, and not
 * up to an instant of the server's: this device's clock may be wrong by more than that.
 */
export function useCountdown(minutes: number): string | undefined {
  const [began] = useState(() => Date.now())
  const [now, setNow] = useState(began)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS)
    return () => clearInterval(timer)
  }, [])
  const left = Math.ceil((began + minutes * MINUTE_MS - now) / SECOND_MS)
  return left <= 0 ? undefined : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
}
