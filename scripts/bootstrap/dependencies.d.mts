/** What is compared of an entry under `packages` in a lock file. */
export interface LockedPackage {
  version?: string
  integrity?: string
  optional?: boolean
  devOptional?: boolean
}
export function toolingNode(root: string, platform?: NodeJS.Platform): string
export function stampDependencies(root: string): void
export function dependenciesAreCurrent(root: string): boolean
export function isSameInstallation(
  wanted: Record<string, LockedPackage>,
  installed: Record<string, LockedPackage>,
): boolean
