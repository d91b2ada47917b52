import type { FormatModule } from '../../format';
import type { Dialect } from './dialect';
import { DIALECTS } from './dialects';
import { featuresOf } from './features';
import { readDeck } from './read-deck';

function slideFormat(dialect: Dialect): FormatModule {
  return {
    id: dialect.id,
    label: dialect.label,
    recognise: (source) => dialect.score(featuresOf(source)),
    read: (source) => readDeck(source, dialect),
  };
}

/** Slide decks in Markdown, one format for each dialect. */
export const SLIDE_FORMATS: readonly FormatModule[] = DIALECTS.map(slideFormat);
