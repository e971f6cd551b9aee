/** Recorders at the exits: every byte that leaves by HTTP in either direction, by the log, by a standard stream. */
import { createServer, request as ask, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One passage through an exit. */
export interface Passage {
  /** What was being done at the time, in the test's own words. */
  during: string;
  /** Method and address. */
  line: string;
  requestHeaders: IncomingHttpHeaders;
  request: Buffer;
  status: number;
  responseHeaders: IncomingHttpHeaders;
  response: Buffer;
}

export interface HttpTap {
  url: string;
  /** In the order in which they ended. */
  passages: Passage[];
  close(): Promise<void>;
}

const whole = async (stream: AsyncIterable<unknown>): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** Stands in front of a server on this machine and keeps all that passes; `targetOf` may be told only later. */
export async function tapHttp(targetOf: () => string, doing: () => string): Promise<HttpTap> {
  const passages: Passage[] = [];
  const server: Server = createServer((incoming, outgoing) => {
    const pass = async (): Promise<void> => {
      const during = doing();
      const body = await whole(incoming);
      const { host: _, ...headers } = incoming.headers;
      const target = new URL(incoming.url ?? '/', targetOf());
      await new Promise<void>((resolve, reject) => {
        const onward = ask(
          target,
          { method: incoming.method, headers: { ...headers, host: target.host } },
          (answer) => {
            whole(answer).then((response) => {
              passages.push({
                during,
                line: `${incoming.method ?? ''} ${incoming.url ?? ''}`,
                requestHeaders: headers,
                request: body,
                status: answer.statusCode ?? 0,
                responseHeaders: answer.headers,
                response,
              });
              outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
              outgoing.end(response);
              resolve();
            }, reject);
          },
        );
        onward.once('error', reject);
        onward.end(body);
      });
    };
    pass().catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passages,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Keeps what is written to this process's own standard streams, and lets it through. */
export function tapStreams(): { lines: string[]; close(): void } {
  const lines: string[] = [];
  const streams = [process.stdout, process.stderr];
  const before = streams.map((stream) => stream.write.bind(stream));
  for (const [i, stream] of streams.entries())
    stream.write = (chunk: string | Uint8Array, ...rest: never[]): boolean => {
      lines.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
      return before[i]?.(chunk, ...rest) ?? true;
    };
  return {
    lines,
    close: () => {
      for (const [i, stream] of streams.entries()) {
        const write = before[i];
        if (write !== undefined) stream.write = write;
      }
    },
  };
}
