const SYSTEMS = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/HarmonyOS|OpenHarmony/, '鸿蒙'],
  [/Android/, '安卓'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
] as const
const PROGRAMS = [
  [/MicroMessenger/, '微信'],
  [/Edg/, 'Edge'],
  [/Firefox/, '火狐'],
  [/Chrome/, 'Chrome'],
  [/Safari/, 'Safari'],
] as const

/** What a person calls the device behind a `User-Agent`: `Chrome，Windows`. Nothing else of the header is kept. */
export function deviceName(userAgent: string | undefined): string {
  const text = userAgent ?? ''
  const named = [PROGRAMS, SYSTEMS].flatMap((list) => list.find(([pattern]) => pattern.test(text))?.[1] ?? [])
  return named.length === 0 ? '未知设备' : named.join('，')
}
