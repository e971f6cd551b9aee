import { findingCatalogue, type FindingCode } from './catalogue';
import type { ReadSentence } from './reading';
import type { Field, Finding } from './types';

/** A finding about a stretch of a sentence; offsets are within the sentence. */
export function at(
  code: FindingCode,
  sentence: ReadSentence,
  place: { start: number; end: number },
  says: string,
  suggestion: string,
): Finding {
  return {
    code,
    severity: findingCatalogue[code].severity,
    field: sentence.field,
    span: [sentence.start + place.start, sentence.start + place.end],
    sentence: says,
    suggestion,
  };
}

/** A finding about something that is not there. */
export function missing(code: FindingCode, field: Field, says: string, suggestion: string): Finding {
  return { code, severity: findingCatalogue[code].severity, field, span: [0, 0], sentence: says, suggestion };
}
