import { cpus } from 'node:os'

/** The value below which the share `q` of the numbers lies. */
export function quantile(numbers: readonly number[], q: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}

export const median = (numbers: readonly number[]) => quantile(numbers, 0.5)

export async function timed<T>(act: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const began = performance.now()
  const value = await act()
  return { value, ms: performance.now() - began }
}

export function times(numbers: readonly number[]): string {
  return `p50 ${median(numbers).toFixed(2)} ms, p95 ${quantile(numbers, 0.95).toFixed(2)} ms (n=${numbers.length})`
}

/** The median of pairwise ratios: each pair ran side by side, so a machine that slows down slows both. */
export function pairedRatio(a: readonly number[], b: readonly number[]): string {
  return median(a.map((value, at) => value / (b[at] ?? Number.NaN))).toFixed(2)
}

export function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, node ${process.versions.node}`
}
