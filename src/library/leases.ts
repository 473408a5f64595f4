/**
 * What only one process may do at a time, of all that have the library open: one of the records. Whoever holds a lease
 * renews it long before it ends; one that is not renewed, because its holder died, is taken by another.
 */
export type ProcessLeases = {
  /**
   * Takes the lease, or renews it, for a while from now on; false where another holds one that has not ended.
   * @param owner tells processes, and lives of a process, apart
   */
  hold(name: string, owner: string, term: { readonly from: Date; readonly until: Date }): Promise<boolean>
  /** Ends it now, where it is the owner's. */
  release(name: string, owner: string): Promise<void>
}
