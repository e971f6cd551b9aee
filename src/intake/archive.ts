/**
 * A workbook is an archive, and an archive can lie: it is unpacked once, counted and thrown away, before any
 * reader builds anything from it.
 */
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { limits } from './limits';

/** What the archive holds, or why it is not opened. */
export type ArchiveCheck = { ok: true; parts: ReadonlySet<string> } | { ok: false; reason: string };

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

/** Bytes this part really unpacks to; stops as soon as there are more than `most`. */
function unpackedSize(zip: ZipFile, entry: Entry, most: number): Promise<number> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null) {
        reject(error);
        return;
      }
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > most) {
          stream.destroy();
          resolve(size);
        }
      });
      stream.on('end', () => resolve(size));
      stream.on('error', reject);
    });
  });
}

/** Checks declared and real sizes of every part. */
export async function checkArchive(bytes: Buffer): Promise<ArchiveCheck> {
  let zip: ZipFile;
  try {
    zip = await open(bytes);
  } catch {
    return { ok: false, reason: damaged };
  }
  if (zip.entryCount > limits.parts) return { ok: false, reason: tooLarge };
  return new Promise((resolve) => {
    const parts = new Set<string>();
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
      if (entry.uncompressedSize > limits.partBytes || parts.has(entry.fileName)) {
        finish({ ok: false, reason: tooLarge });
        return;
      }
      parts.add(entry.fileName);
      unpackedSize(zip, entry, limits.partBytes).then(
        (size) => {
          total += size;
          if (size > limits.partBytes || total > limits.unpackedBytes) finish({ ok: false, reason: tooLarge });
          else zip.readEntry();
        },
        () => finish({ ok: false, reason: damaged }),
      );
    });
    zip.on('end', () => finish({ ok: true, parts }));
    zip.on('error', () => finish({ ok: false, reason: damaged }));
    zip.readEntry();
  });
}
