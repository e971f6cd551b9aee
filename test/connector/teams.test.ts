import { startTeams, type Teams } from './teams';
import { Throttle } from './throttle';
import { buttonOf, cardText, inputsOf } from './cards';

let teams: Teams;
beforeEach(async () => {
  teams = await startTeams({ throttle: true });
});
afterEach(() => teams.close());

const call = (method: string, path: string, body: object = { type: 'message' }) =>
  fetch(`${teams.serviceUrl}v3/conversations${path}`, { method, body: JSON.stringify(body) });
const post = async (conversation = 'c') => {
  const answer = await call('POST', `/${conversation}/activities`);
  return {
    status: answer.status,
    wait: answer.headers.get('retry-after'),
    id: ((await answer.json()) as { id?: string }).id ?? '',
  };
};

describe('the connector', () => {
  it('keeps what was posted, updated and deleted, as it stands now and as it came', async () => {
    const { id } = await post();
    expect((await call('PUT', `/c/activities/${id}`, { type: 'message', summary: 'new' })).status).toBe(200);
    expect(teams.record.in('c')).toMatchObject([{ activityId: id, version: 2, activity: { summary: 'new' } }]);
    expect((await call('DELETE', `/c/activities/${id}`)).status).toBe(200);
    expect(teams.record.in('c')).toEqual([]);
    expect(teams.record.entries.map((e) => e.kind)).toEqual(['posted', 'updated', 'deleted']);
  });

  it.each(['PUT', 'DELETE'])('knows no activity it was not given: %s', async (method) => {
    const answer = await call(method, '/c/activities/1');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: 'ActivityNotFoundInConversation' } });
  });

  it('opens a person’s own chat', async () => {
    const helen = teams.user('Helen Ward');
    const answer = await call('POST', '', { members: [{ id: helen.id }] });
    expect(await answer.json()).toEqual({ id: helen.chat.conversationId });
  });

  it('keeps a thread’s replies under its channel', async () => {
    await post(encodeURIComponent('19:x@thread.tacv2;messageid=1'));
    expect(teams.record.in('19:x@thread.tacv2')).toHaveLength(1);
  });

  it('lets seven through in a second, and says when to come again', async () => {
    const answers = [];
    for (let i = 0; i < 9; i += 1) answers.push(await post());
    expect(answers.map((a) => a.status)).toEqual([201, 201, 201, 201, 201, 201, 201, 429, 429]);
    expect(answers[8]?.wait).toBe('1');
    expect((await post('another')).status).toBe(201);
    expect(teams.refusals()).toBe(2);
  });

  it('loses a connection before or after delivery', async () => {
    teams.faults.add({ what: { kind: 'drop before' } });
    await expect(post()).rejects.toThrow();
    expect(teams.record.entries).toHaveLength(0);
    teams.faults.add({ what: { kind: 'drop after' } });
    await expect(post()).rejects.toThrow();
    expect(teams.record.entries).toHaveLength(1);
  });

  it('answers an error after delivery where told to', async () => {
    teams.faults.refuse(503, { delivered: true });
    expect((await post()).status).toBe(503);
    expect(teams.record.entries).toHaveLength(1);
  });

  it('gives each person a GUID of their own, always the same', async () => {
    const other = await startTeams();
    expect(teams.user('Helen Ward').aadObjectId).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/u,
    );
    expect(other.user('Helen Ward').aadObjectId).toBe(teams.user('Helen Ward').aadObjectId);
    expect(teams.user('Tom Price').aadObjectId).not.toBe(teams.user('Helen Ward').aadObjectId);
    await other.close();
  });
});

describe('the limits', () => {
  it.each([
    ['8 in 2 s', 8, 250, 2_000],
    ['60 in 30 s', 60, 400, 30_000],
  ])('refuse beyond %s', (_, count, step, ms) => {
    const throttle = new Throttle();
    for (let i = 0; i < count; i += 1) expect(throttle.take('c', i * step).allowed).toBe(true);
    expect(throttle.take('c', count * step - 1).allowed).toBe(count * step - 1 >= ms);
  });

  it('refuse an app beyond 50 a second', () => {
    const throttle = new Throttle();
    for (let i = 0; i < 50; i += 1) expect(throttle.take(`c${i}`, 0).allowed).toBe(true);
    expect(throttle.take('another', 999)).toEqual({ allowed: false, retryAfter: 1 });
    expect(throttle.take('another', 1_001).allowed).toBe(true);
  });
});

describe('a card', () => {
  const card = {
    type: 'AdaptiveCard',
    body: [
      { type: 'TextBlock', text: 'Why?' },
      { type: 'Input.Text', id: 'cause', value: 'so far' },
    ],
    actions: [
      {
        type: 'Action.ShowCard',
        title: 'More',
        card: { body: [], actions: [{ type: 'Action.Execute', title: 'Send', verb: 'send' }] },
      },
    ],
  };
  it('is read as a person reads it', () => {
    expect(cardText(card)).toContain('Why?');
    expect(buttonOf(card, 'Send').verb).toBe('send');
    expect(inputsOf(card, {})).toEqual({ cause: 'so far' });
    expect(inputsOf(card, { cause: 'done' })).toEqual({ cause: 'done' });
  });
  it('has no button or box it does not have', () => {
    expect(() => buttonOf(card, 'Delete')).toThrow('only: More, Send');
    expect(() => inputsOf(card, { impact: 'x' })).toThrow('only: cause');
  });
});
