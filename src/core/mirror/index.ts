export { FLAGS, PHASE_CODES } from './columns';
export type { CardColumns } from './columns';
export type { MirrorView } from './mirror';
