import type { Forecast, MessagesDeps } from '../deps'
import { isOpen, type Message } from '../domain/message'

/**
 * What the lead's answers of this kind let one expect, as a field of a view; nothing once it answered, where the matter
 * is complex, or where too few answers say anything.
 */
export async function forecastOf(
  { forecasts }: MessagesDeps,
  { status, unitId, kind, complex }: Message,
): Promise<{ readonly forecast?: Forecast }> {
  if (forecasts === undefined || !isOpen(status) || unitId === null || complex?.approved === true) return {}
  const forecast = await forecasts.forecastFor(unitId, kind)
  return forecast === null ? {} : { forecast }
}
