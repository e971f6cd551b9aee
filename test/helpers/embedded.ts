import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sessionOf } from '../../src/store/embedded';
import { migrate } from '../../src/store/migrate';
import { openStore } from '../../src/store/open';
import type { OpenStore } from '../../src/store/open';

const ROOT = resolve(__dirname, '../..');

/** An empty, migrated embedded store in memory. It takes most of a second and about 270 MB: share one among the tests of a file, and close it. */
export async function freshEmbedded(): Promise<OpenStore> {
  return openStore({ memory: true, dump: await migratedDump() });
}

/**
 * A migrated, empty database as a file. Making one takes seconds and loading one a moment, so it is kept
 * between runs under a name that changes with the migrations and with the embedded database's version.
 */
async function migratedDump(): Promise<Blob> {
  const folder = join(tmpdir(), `scrutineer-tests-${userInfo().username}`);
  const path = join(folder, `embedded-${fingerprint()}.tar`);
  if (!existsSync(path)) {
    const lite = new PGlite();
    await lite.waitReady;
    await migrate(sessionOf(lite));
    const dump = await lite.dumpDataDir('none');
    await lite.close();
    mkdirSync(folder, { recursive: true });
    const draft = `${path}.${randomUUID()}`;
    writeFileSync(draft, Buffer.from(await dump.arrayBuffer()));
    renameSync(draft, path);
  }
  return new Blob([readFileSync(path)]);
}

function fingerprint(): string {
  const migrations = join(ROOT, 'prisma/migrations');
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'node_modules/@electric-sql/pglite/package.json')));
  for (const path of readdirSync(migrations, { recursive: true, encoding: 'utf8' }).sort()) {
    hash.update(path);
    if (path.endsWith('.sql')) hash.update(readFileSync(join(migrations, path)));
  }
  return hash.digest('hex').slice(0, 16);
}
