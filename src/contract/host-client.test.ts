import { describe, expect, it } from 'vitest';
import { createHostClient, HOST_METHODS } from './host-client';

const progress = { type: 'import-progress', jobId: 'a', filesDone: 1, filesTotal: 2, currentName: 'x.md' };

describe('the page’s side of the bridge', () => {
  it('sends each request as one JSON string and gives back what the host answers', async () => {
    const sent: string[] = [];
    const client = createHostClient(
      HOST_METHODS,
      (method, json) => {
        sent.push(`${method} ${json}`);
        return Promise.resolve('{"ok":true,"value":null}');
      },
      () => undefined,
    );
    expect(await client.cancelImport({ jobId: 'a' })).toEqual({ ok: true, value: null });
    await client.describe();
    expect(sent).toEqual(['cancelImport {"jobId":"a"}', 'describe {}']);
  });

  it('answers with a failure, never an exception, when the host is gone', async () => {
    const client = createHostClient(
      HOST_METHODS,
      () => Promise.reject(new Error('/home/someone/secret')),
      () => undefined,
    );
    const answer = await client.describe();
    expect(answer).toMatchObject({ ok: false, error: { kind: 'internal' } });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('keeps events until someone listens and stops when they are done listening', () => {
    let deliver = (_json: string): void => undefined;
    const client = createHostClient(
      HOST_METHODS,
      () => Promise.resolve(''),
      (given) => (deliver = given),
    );
    deliver(JSON.stringify(progress));
    const heard: unknown[] = [];
    const stop = client.subscribe((event) => heard.push(event));
    deliver(JSON.stringify({ ...progress, filesDone: 2 }));
    stop();
    deliver(JSON.stringify({ ...progress, filesDone: 3 }));
    expect(heard).toEqual([progress, { ...progress, filesDone: 2 }]);
  });
});
