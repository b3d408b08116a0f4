/** The most memory that this process has held so far, in MB of 1,000,000 bytes. */
export function peakMemory(): number {
  return (process.resourceUsage().maxRSS * 1024) / 1e6;
}
