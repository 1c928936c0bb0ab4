import { useEffect, useState } from 'react'

const SECOND_MS = 1_000

/** Time left until an instant as `m:ss`; `undefined` once it has passed. By this device's clock. */
export function useCountdown(until: string | undefined): string | undefined {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (until === undefined) return undefined
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS)
    return () => clearInterval(timer)
  }, [until])
  if (until === undefined) return undefined
  const left = Math.ceil((Date.parse(until) - now) / SECOND_MS)
  return left <= 0 ? undefined : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
}
