export type {
  Block,
  CodeBlock,
  HeadingBlock,
  ListBlock,
  ListItem,
  ParagraphBlock,
  TableBlock,
  TableRow,
} from './block';
export { parseBlocks } from './parse-blocks';
export { plainText, singleSpaced } from './plain-text';
export { trimEndOf } from './trim-end';
