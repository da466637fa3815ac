/** The least that keeps a webhook: bare Hono and one insert. Run as a process of its own: PORT, DATABASE_URL. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import postgres from 'postgres';

const sql = postgres(process.env.DATABASE_URL ?? '', { max: 10, onnotice: () => {} });
await sql`create table if not exists bench_floor (id bigserial primary key, body text not null)`;
const app = new Hono()
  .get('/health/ready', (c) => c.text('ok'))
  .post('/webhooks/whatsapp', async (c) => {
    await sql`insert into bench_floor (body) values (${await c.req.text()})`;
    return c.text('ok');
  });
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.PORT) });
