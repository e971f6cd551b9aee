/** Bytes → every text that can be read out of them: archives opened, escapes undone, encodings decoded. */
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';

/** How deep one thing may lie inside another: base64 in JSON in a part of an archive, and one more. */
const deepest = 4;

const named: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
  percnt: '%',
  comma: ',',
  period: '.',
  thinsp: ' ',
};

const letter = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');

/** Each undoes one way of writing characters as others. */
const decoders: readonly ((text: string) => string)[] = [
  (t) =>
    t
      .replace(/\\{2,}/gu, '\\')
      .replace(/\\u\{([0-9a-f]{1,6})\}|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})/giu, (_, a?: string, b?: string, c?: string) =>
        letter(parseInt(a ?? b ?? c ?? '0', 16)),
      )
      .replace(/\\[nrt]/gu, ' ')
      .replace(/\\(["'\\/`])/gu, '$1'),
  (t) => t.replace(/(?:%[0-9a-f]{2})+/giu, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8')),
  (t) =>
    t
      .replace(/&#x([0-9a-f]{1,6});/giu, (_, hex: string) => letter(parseInt(hex, 16)))
      .replace(/&#(\d{1,7});/gu, (_, code: string) => letter(Number(code)))
      .replace(/&([a-z]+);/giu, (whole, name: string) => named[name.toLowerCase()] ?? whole),
  (t) => t.replace(/(?:=[0-9A-F]{2})+/gu, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8')),
];

const decoded = (text: string): string => decoders.reduce((t, decode) => decode(t), text);

const isReadable = (text: string): boolean => text.length > 0 && !/[\u0000-\u0008\u000e-\u001f\ufffd]/u.test(text);

/** What runs of base64 and of hexadecimal digits hold, where that is something to read. */
function encodedIn(text: string): Buffer[] {
  const runs = [
    ...(text.match(/[A-Za-z0-9+/_-]{4,}={0,2}/gu) ?? []).map((run) => Buffer.from(run, 'base64')),
    ...(text.match(/(?:[0-9a-f]{2}){3,}/giu) ?? []).map((run) => Buffer.from(run, 'hex')),
  ];
  return runs.filter((bytes) => isArchive(bytes) || (bytes.length > 2 && isReadable(bytes.toString('utf8'))));
}

const isZip = (bytes: Buffer): boolean => bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50;
const isGzip = (bytes: Buffer): boolean => bytes.length > 4 && bytes.readUInt16BE(0) === 0x1f8b;
const isArchive = (bytes: Buffer): boolean => isZip(bytes) || isGzip(bytes);

/** Every reading of some bytes; a text cut up by markup is also given in one piece. */
export function readingsOf(bytes: Buffer, depth = 0): string[] {
  if (depth > deepest) return [];
  if (isZip(bytes))
    return Object.entries(unzipSync(bytes)).flatMap(([name, part]) => [
      name,
      ...readingsOf(Buffer.from(part), depth + 1),
    ]);
  if (isGzip(bytes)) return readingsOf(gunzipSync(bytes), depth + 1);
  const readings = new Set([bytes.toString('utf8')]);
  if (bytes.length > 3 && bytes.subarray(1, 64).includes(0)) readings.add(bytes.toString('utf16le'));
  for (const reading of readings) {
    const next = decoded(reading);
    if (readings.size < 6) readings.add(next);
  }
  for (const reading of [...readings]) if (/<[a-z/!?]/iu.test(reading)) readings.add(reading.replace(/<[^<>]*>/gu, ''));
  const inside = [...readings].flatMap(encodedIn).flatMap((b) => readingsOf(b, depth + 1));
  return [...new Set([...readings, ...inside])];
}
