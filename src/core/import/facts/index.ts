export { draftFacts } from './draft-facts';
export type { Fact } from './fact';
export { contentStems } from './language';
