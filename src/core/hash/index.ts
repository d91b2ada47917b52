export { hash64 } from './hash64';
