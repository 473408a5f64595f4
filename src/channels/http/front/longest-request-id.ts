/**
 * An id made up by a client or a proxy is taken over if it is at most so long and of plain characters; here and at the
 * edge, so that what the gateway takes over the service does, too.
 */
export const LONGEST_REQUEST_ID = 128
