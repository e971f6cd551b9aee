import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDirectory } from '../../src/store/lock-file';
import { startChild } from './children/child';

describe('the lock of an embedded store', () => {
  let directory: string;
  let lockPath: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'scrutineer-lock-'));
    lockPath = join(directory, 'store.lock');
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const leave = (holder: object) => writeFileSync(lockPath, JSON.stringify(holder));

  it('names its process, and is gone once released', () => {
    const release = lockDirectory(directory);
    expect(JSON.parse(readFileSync(lockPath, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
    release();
    expect(existsSync(lockPath)).toBe(false);
    lockDirectory(directory)();
  });

  it('refuses the same process a second time', () => {
    const release = lockDirectory(directory);
    expect(() => lockDirectory(directory)).toThrow(`is already open in process ${process.pid}`);
    release();
  });

  it('refuses while another process holds it, says which, and is taken over once that one was killed', async () => {
    const holder = startChild('hold-lock', directory);
    expect(await holder.line()).toBe('held');
    expect(() => lockDirectory(directory)).toThrow(
      `is already open in process ${holder.pid}, and two processes would destroy it. Stop that process first, or set DATABASE_URL`,
    );
    await holder.kill('SIGKILL');
    lockDirectory(directory)();
  });

  it('is taken over where the pid now belongs to another process', () => {
    leave({ pid: process.ppid, started: 'another boot 1', host: hostname() });
    lockDirectory(directory)();
  });

  it('refuses where another machine holds it, because its processes cannot be seen from here', () => {
    leave({ pid: 1, started: null, host: 'elsewhere' });
    expect(() => lockDirectory(directory)).toThrow('is held by process 1 on the machine "elsewhere"');
  });

  it.each(['', '{', '{"pid":"x"}', '{"pid":-1,"started":null,"host":"a"}'])(
    'refuses where the file holds %j',
    (content) => {
      writeFileSync(lockPath, content);
      expect(() => lockDirectory(directory)).toThrow('Make sure that none does, then delete the file.');
    },
  );

  it('refuses while another process is at the gate, and says what to do where none is', () => {
    writeFileSync(`${lockPath}.taking`, '');
    expect(() => lockDirectory(directory)).toThrow(`delete ${lockPath}.taking`);
  });

  it('is taken over by exactly one of several processes that find it stale at once', async () => {
    leave({ pid: process.ppid, started: 'another boot 1', host: hostname() });
    const children = Array.from({ length: 4 }, () => startChild('hold-lock', directory));
    const words = await Promise.all(children.map((child) => child.line()));
    await Promise.all(children.map((child) => child.kill('SIGKILL')));
    expect(words.filter((word) => word === 'held')).toHaveLength(1);
    expect(words.filter((word) => word.startsWith('refused: '))).toHaveLength(3);
  });
});
