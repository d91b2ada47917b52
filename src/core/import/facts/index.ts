export { draftFacts } from './draft-facts';
export type { Fact } from './fact';
export { contentStems } from './language';
export { isAskedByTitle } from './slide';
