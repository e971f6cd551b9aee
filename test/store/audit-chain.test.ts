import fc from 'fast-check';
import { chain, checkChain, GENESIS_HASH } from '../../src/domain/audit-chain';
import { openStore } from '../../src/store/open';
import type { AuditRow } from '../../src/usecases/ports';
import { freshDatabase, stopPostgres } from '../helpers/postgres';
import { commitOf, entry, later } from './records';

const START = { seq: 0, hash: GENESIS_HASH };

function trail(length: number): AuditRow[] {
  return chain(
    START,
    Array.from({ length }, (_, index) => entry({ at: later(index), revision: index })),
  );
}

describe('the audit chain', () => {
  it('holds for what was written, and for nothing at all', () => {
    const rows = trail(5);
    expect(checkChain(rows)).toEqual({ ok: true, head: { seq: 5, hash: rows[4]!.hash } });
    expect(checkChain([])).toEqual({ ok: true, head: START });
  });

  it('does not depend on the order of keys in the detail', () => {
    const [a] = chain(START, [entry({ detail: { a: 1, b: 'x' } })]);
    const [b] = chain(START, [entry({ detail: { b: 'x', a: 1 } })]);
    expect(a!.hash).toBe(b!.hash);
  });

  it('finds any one field of any one row changed', () => {
    const changes: ((row: AuditRow) => AuditRow)[] = [
      (row) => ({ ...row, at: new Date(row.at.getTime() + 1) }),
      (row) => ({ ...row, actorId: 'somebody else' }),
      (row) => ({ ...row, onBehalfOfId: 'somebody else' }),
      (row) => ({ ...row, place: 'channel' }),
      (row) => ({ ...row, action: 'approve' }),
      (row) => ({ ...row, subject: 'period' }),
      (row) => ({ ...row, subjectId: 'another' }),
      (row) => ({ ...row, revision: null }),
      (row) => ({ ...row, detail: { ...row.detail, late: true } }),
      (row) => ({ ...row, previousHash: GENESIS_HASH.replace('0', '1') }),
      (row) => ({ ...row, hash: GENESIS_HASH }),
      (row) => ({ ...row, seq: row.seq + 1 }),
    ];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), fc.constantFrom(...changes), (at, change) => {
        const rows = trail(5);
        rows[at] = change(rows[at]!);
        expect(checkChain(rows).ok).toBe(false);
      }),
    );
  });

  it('finds a row removed, put in twice or moved', () => {
    const [a, b, c] = trail(3);
    expect(checkChain([a!, c!])).toEqual({ ok: false, seq: 2, reason: 'the row is missing' });
    expect(checkChain([b!, c!]).ok).toBe(false);
    expect(checkChain([a!, a!, b!]).ok).toBe(false);
    expect(checkChain([a!, c!, b!]).ok).toBe(false);
  });

  it('finds the tail cut off, or the whole trail written anew, by a head kept earlier', () => {
    const rows = trail(4);
    const kept = { seq: 4, hash: rows[3]!.hash };
    expect(checkChain(rows, kept).ok).toBe(true);
    expect(checkChain(rows.slice(0, 2), kept)).toEqual({
      ok: false,
      seq: 3,
      reason: 'the rows from here were cut off',
    });
    const forged = chain(
      START,
      rows.map((row) => entry({ at: row.at, actorId: 'forger' })),
    );
    expect(checkChain(forged).ok).toBe(true);
    expect(checkChain(forged, kept).ok).toBe(false);
  });
});

describe('the audit trail in the database', () => {
  afterAll(stopPostgres);

  it('refuses to be changed, and shows it where somebody with the keys changes it all the same', async () => {
    const database = await freshDatabase();
    const { store, close } = await openStore({ databaseUrl: database.url });
    await store.commit(commitOf({ audit: [entry(), entry({ action: 'approve' }), entry({ action: 'sign off' })] }));
    const tampering = [
      "UPDATE audit_trail SET action = 'reject' WHERE seq = 2",
      'DELETE FROM audit_trail WHERE seq = 3',
      'TRUNCATE audit_trail',
      'UPDATE outturns SET value = 0',
      'DELETE FROM commentary_versions',
    ];
    for (const statement of tampering) await expect(database.query(statement)).rejects.toThrow('append-only');
    const check = async () => checkChain((await store.snapshot((reader) => reader.audit(100))).reverse());
    const kept = await check();
    expect(kept).toMatchObject({ ok: true, head: { seq: 3 } });
    await database.query('ALTER TABLE audit_trail DISABLE TRIGGER USER');
    await database.query(tampering[0]!);
    expect(await check()).toEqual({ ok: false, seq: 2, reason: 'its content was changed' });
    await close();
  });
});
