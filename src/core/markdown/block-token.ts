type Attribute = [name: string, value: string];

/**
 * A block token of markdown-it's shape. markdown-it defines each field of its own tokens by a helper, which costs more than
 * reading the block; a plain class costs next to nothing.
 */
export class BlockToken {
  type: string;
  tag: string;
  attrs: Attribute[] | null = null;
  map: [number, number] | null = null;
  nesting: -1 | 0 | 1;
  level: number;
  children: null = null;
  content = '';
  markup = '';
  info = '';
  meta: Record<string, unknown> | null = null;
  block = true;
  hidden = false;

  constructor(type: string, tag: string, nesting: -1 | 0 | 1, level: number) {
    this.type = type;
    this.tag = tag;
    this.nesting = nesting;
    this.level = level;
  }

  attrIndex(name: string): number {
    return this.attrs?.findIndex(([own]) => own === name) ?? -1;
  }

  attrPush(attribute: Attribute): void {
    (this.attrs ??= []).push(attribute);
  }

  attrGet(name: string): string | null {
    return this.attrs?.[this.attrIndex(name)]?.[1] ?? null;
  }

  attrSet(name: string, value: string): void {
    this.attrs = [...(this.attrs ?? []).filter(([own]) => own !== name), [name, value]];
  }

  attrJoin(name: string, value: string): void {
    const before = this.attrGet(name);
    this.attrSet(name, before === null ? value : `${before} ${value}`);
  }
}
