export interface Found {
  readonly pid: number
  readonly command: string
}
export function processesOf(folder: string): Found[]
export function untilGone(folder: string, limitMs?: number): Promise<Found[]>
export function endProcesses(folder: string, limitMs?: number): Promise<void>
