/** What a build consists of. */
export interface OfflineFiles {
  /** Another one for each build with another content. */
  readonly version: string
  /** Addresses from the place of the page. */
  readonly files: readonly string[]
}

/** The build's own list, which is written here when everything else stands. */
export function offlineFiles(): OfflineFiles {
  return JSON.parse(decodeURIComponent('%OFFLINE_FILES%')) as OfflineFiles
}
