/**
 * A workbook is an archive, and an archive can lie: it is unpacked once, counted and thrown away, before any
 * reader builds anything from it.
 */
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { limits } from './limits';

/** What the archive holds, or why it is not opened. `kept` are the parts asked for, as they were measured. */
export type ArchiveCheck =
  { ok: true; parts: ReadonlySet<string>; kept: ReadonlyMap<string, Buffer> } | { ok: false; reason: string };

const damaged =
  'The workbook is damaged and cannot be opened. Open it in Excel, save it as a new .xlsx file and send that.';
const tooLarge =
  'The workbook unpacks to far more than a suite ever needs, so it was not opened. Copy the outturns into a fresh template and send that.';

function open(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true }, (error, zip) =>
      error === null ? resolve(zip) : reject(error),
    );
  });
}

/** What this part really unpacks to, and the bytes themselves where they are to be kept; stops once there are more than `most`. */
function unpack(zip: ZipFile, entry: Entry, most: number, keep: boolean): Promise<{ size: number; chunks: Buffer[] }> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null) {
        reject(error);
        return;
      }
      let size = 0;
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (keep) chunks.push(chunk);
        if (size > most) {
          stream.destroy();
          resolve({ size, chunks: [] });
        }
      });
      stream.on('end', () => resolve({ size, chunks }));
      stream.on('error', reject);
    });
  });
}

/** Checks declared and real sizes of every part, and keeps the bytes of those that `keep` names. */
export async function checkArchive(
  bytes: Buffer,
  keep: (part: string) => boolean = () => false,
): Promise<ArchiveCheck> {
  let zip: ZipFile;
  try {
    zip = await open(bytes);
  } catch {
    return { ok: false, reason: damaged };
  }
  if (zip.entryCount > limits.parts) return { ok: false, reason: tooLarge };
  return new Promise((resolve) => {
    const parts = new Set<string>();
    const kept = new Map<string, Buffer>();
    let total = 0;
    const finish = (check: ArchiveCheck): void => {
      zip.close();
      resolve(check);
    };
    zip.on('entry', (entry: Entry) => {
      if (entry.isEncrypted()) {
        finish({
          ok: false,
          reason: 'The workbook is protected by a password. Save a copy without one and send that.',
        });
        return;
      }
      // Two parts of one name: one to be checked and another to be read.
      if (entry.uncompressedSize > limits.partBytes || parts.has(entry.fileName)) {
        finish({ ok: false, reason: parts.has(entry.fileName) ? damaged : tooLarge });
        return;
      }
      parts.add(entry.fileName);
      unpack(zip, entry, limits.partBytes, keep(entry.fileName)).then(
        ({ size, chunks }) => {
          total += size;
          if (keep(entry.fileName)) kept.set(entry.fileName, Buffer.concat(chunks));
          if (size > limits.partBytes || total > limits.unpackedBytes) finish({ ok: false, reason: tooLarge });
          else zip.readEntry();
        },
        () => finish({ ok: false, reason: damaged }),
      );
    });
    zip.on('end', () => finish({ ok: true, parts, kept }));
    zip.on('error', () => finish({ ok: false, reason: damaged }));
    zip.readEntry();
  });
}
