/** Opens an embedded store and commits until killed, printing each number once its commit was acknowledged: `write-commits.ts DIRECTORY`. */
import { openStore } from '../../../src/store/open';
import { commitOf, entry } from '../records';

async function writeForEver(directory: string): Promise<void> {
  const { store } = await openStore({ directory });
  for (let count = 1; ; count += 1) {
    const person = { id: String(count), name: 'Somebody', post: 'Post', email: 'a@example.org', entraObjectId: null };
    await store.commit(commitOf({ changes: [{ kind: 'save person', person }], audit: [entry({ revision: count })] }));
    process.stdout.write(`${count}\n`);
  }
}

writeForEver(process.argv[2] ?? '').catch((error: unknown) => {
  process.stdout.write(`failed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
