import './node-guard.ts';
import { setTimeout as after } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { type Config, readConfig } from '#kernel/config.ts';
import type { Ctx } from '#kernel/context.ts';
import { bothLanes } from '#kernel/relay.ts';
import { findSetUpLink } from '#settings';
import { createApp } from './app.tsx';
import { cannotListen } from './refused-start.ts';
import { run } from './running.ts';

// With workers on other machines, this one answers people and does what is quick.
const lanesOf = ({ redisUrl }: Config) => (redisUrl ? (['quick'] as const) : bothLanes);

async function servePages(ctx: Ctx) {
  const { host, port, baseUrl, drainMs } = ctx.config;
  const setUp = await findSetUpLink(ctx);
  const server = serve({ fetch: createApp(ctx).fetch, hostname: host, port }, (place) => {
    ctx.log.info({ port: place.port }, 'listening');
    process.stdout.write(`AI Interview Space is at ${baseUrl}\n`);
    if (setUp) process.stdout.write(`Set it up here, once: ${setUp}\n`);
  });
  server.once('error', cannotListen('HOST and PORT'));
  return {
    // A balancer reads /readyz every few seconds: whoever it still sends must not find the door closed.
    drain: () => after(drainMs),
    end: () => new Promise((resolve) => server.close(resolve)),
  };
}

run(() => readConfig(process.env), lanesOf, servePages);
