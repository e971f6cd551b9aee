/** A Word file is an archive with the time of its making all over it. The same plan must give the same bytes. */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import type { IsoDate } from '../domain/glossary';

/** Bookmarks' and pictures' ids count up over the life of a process; here each kind starts at 1 in every document. */
function renumbered(xml: string): string {
  const kinds = {
    bookmark: /(<w:bookmark(?:Start|End)\b[^>]*?w:id=")([^"]+)(")/g,
    picture: /(<wp:docPr id=")([^"]+)(")/g,
  };
  return Object.values(kinds).reduce((changed, pattern) => {
    const ids = new Map<string, number>();
    return changed.replace(pattern, (_, before: string, id: string, after: string) => {
      const known = ids.get(id) ?? ids.size + 1;
      ids.set(id, known);
      return `${before}${known}${after}`;
    });
  }, xml);
}

/** Who made or changed it last is nobody's business who reads it: the file names no author at all. */
const dated = (xml: string, moment: string): string =>
  xml
    .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${moment}`)
    .replace(/<(dc:creator|cp:lastModifiedBy)>[^<]*<\/\1>/g, '');

/** Fixes every date inside to noon of `day`, and the order and dates of the archive's parts. */
export function sameBytes(document: Uint8Array, day: IsoDate): Buffer {
  const parts = unzipSync(document);
  const fixed: Zippable = {};
  // An archive's dates have no time zone: read back as local time, this is the same wall-clock date everywhere.
  const mtime = new Date(1990, 0, 1, 12);
  for (const [name, bytes] of Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const change = {
      'docProps/core.xml': (xml: string) => dated(xml, `${day}T12:00:00Z`),
      'word/document.xml': renumbered,
    }[name];
    // A picture is packed already.
    const level = name.endsWith('.png') ? 0 : 6;
    fixed[name] = [change === undefined ? bytes : strToU8(change(strFromU8(bytes))), { mtime, level }];
  }
  return Buffer.from(zipSync(fixed));
}
