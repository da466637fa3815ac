import { type ServerType, serve } from '@hono/node-server';
import { secondMs } from '../core/time.ts';
import { within } from '../core/within.ts';

/** How long a connection is kept that carries nothing: longer than proxies do (60 s), so that theirs is the end. Milliseconds. */
const idleMs = 65 * secondMs;

/** How long requests at hand may take when a door closes. Milliseconds. */
const requestsMs = 1 * secondMs;

/** Takes no more connections, lets requests at hand finish for a moment, then cuts them off. */
export async function shut(server: ServerType): Promise<void> {
  const over = new Promise<void>((done) => void server.close(() => done()));
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  await within(requestsMs, over).catch(() => {
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}

/** Opens a door. Throws an Error that says what to do when the port is taken. */
export function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  at: { host: string; port: number },
): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: at.host, port: at.port }, () => resolve(server));
    if ('keepAliveTimeout' in server) server.keepAliveTimeout = idleMs;
    server.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${at.port} is taken. Stop what uses it, or set PORT to another.`)
          : error,
      ),
    );
  });
}
