# Two images out of one file: `app` (the product, the last one here) and `whisper` (the sidecar that writes speech down).
# Why they are as they are: src/decisions/0027-containers.md. Another registry or a digest: --build-arg NODE_IMAGE=...
ARG NODE_IMAGE=docker.io/library/node:24-bookworm-slim

# What both images run on: Node without npm, one user without a name to log in by, and an init that passes signals on.
FROM ${NODE_IMAGE} AS base
RUN apt-get update \
 && apt-get install -y --no-install-recommends tini \
 && rm -rf /var/lib/apt/lists/* /var/log/* /opt/yarn* /usr/local/lib/node_modules \
 && rm -f /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /usr/local/bin/yarn /usr/local/bin/yarnpkg \
 && groupadd --gid 10001 app \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin app
ENV NODE_ENV=production HOME=/tmp
WORKDIR /app
ENTRYPOINT ["/usr/bin/tini", "--"]

# Compilers are in this stage only.
FROM ${NODE_IMAGE} AS whisper-worker
RUN apt-get update && apt-get install -y --no-install-recommends cmake g++ make
WORKDIR /app
COPY docker/whisper/CMakeLists.txt docker/whisper/worker.cpp docker/whisper/*.mjs docker/whisper/package*.json docker/whisper/
RUN node docker/whisper/build.mjs --portable

# The packages that the product runs on. Node comes with the image, so the optional ones, which bring it, stay away.
FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY .npmrc package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund
COPY docker/llm/package.json docker/llm/package-lock.json docker/llm/
# Forced, for one of its packages refuses ARM and is only unused there; every byte is checked all the same.
RUN npm ci --prefix docker/llm --force --omit=optional --ignore-scripts --no-audit --no-fund

# The sources put into few files. The one who does it, esbuild, comes as an optional package and stays here.
FROM ${NODE_IMAGE} AS product
WORKDIR /app
COPY .npmrc package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY tsconfig.json ./
COPY docker docker
COPY public public
COPY src src
COPY views views
RUN node src/start.mjs --build \
 && node_modules/.bin/esbuild docker/whisper/server.ts --bundle --platform=node --format=esm --target=node24 \
      --legal-comments=none --outfile=.build/sidecar/server.mjs
COPY --from=packages /app/node_modules /shipped/app
COPY --from=packages /app/docker/llm/node_modules /shipped/llm
COPY --from=whisper-worker /app/.build/whisper/packages/node_modules /shipped/whisper
RUN node docker/licences.mjs .build/LICENCES-OF-PACKAGES.txt /shipped/app /shipped/llm /shipped/whisper

FROM base AS whisper
COPY --from=whisper-worker /app/.build/whisper/whisper-worker /app/.build/whisper/silero-vad.bin ./
COPY --from=product /app/.build/sidecar/server.mjs /app/.build/LICENCES-OF-PACKAGES.txt ./
COPY docker/health.mjs LICENSE ./
RUN mkdir /models /secrets && chown 10001:10001 /models /secrets
ENV HOST=0.0.0.0 PORT=9000 WHISPER_PROGRAM=/app/whisper-worker WHISPER_VAD=/app/silero-vad.bin
USER 10001:10001
EXPOSE 9000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=6 CMD ["node", "health.mjs", "http://127.0.0.1:9000/livez"]
CMD ["node", "server.mjs"]

FROM base AS app
RUN apt-get update \
 && apt-get install -y --no-install-recommends ffmpeg postgresql-client \
 && rm -rf /var/lib/apt/lists/* /var/log/*
COPY --from=packages /app/node_modules node_modules
COPY --from=packages /app/docker/llm/node_modules docker/llm/node_modules
COPY --from=whisper-worker /app/.build/whisper/whisper-worker /app/.build/whisper/silero-vad.bin .build/whisper/
COPY --from=product /app/.build/LICENCES-OF-PACKAGES.txt ./
COPY package.json package-lock.json LICENSE ./
COPY docker docker
COPY migrations migrations
COPY public public
COPY src src
COPY views views
COPY --from=product /app/.build/product .build/product
# A volume that is mounted for the first time takes its owner from these folders.
RUN mkdir -p /data /models /secrets/whisper /secrets/postgres /secrets/redis /volumes/ollama /volumes/proxy \
 && chown -R 10001:10001 /data /models /secrets /volumes \
 && chmod 700 /data
ENV HOST=0.0.0.0 PORT=3000 DATA_DIR=/data MODELS_DIR=/models MODEL_SOURCES=https
USER 10001:10001
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 CMD ["node", "docker/health.mjs", "http://127.0.0.1:3000/readyz"]
CMD ["node", "src/start.mjs"]
