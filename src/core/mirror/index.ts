export { FLAGS, PHASE_CODES } from './columns';
export type { CardColumns } from './columns';
export { Mirror } from './mirror';
export type { MirroredNote, MirrorView } from './mirror';
export { decodeSnapshot, encodeSnapshot } from './snapshot';
export type { MirrorSnapshot } from './snapshot';
