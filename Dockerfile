# One image for every role: ROLE says whether a container serves, works, or both. Nothing is written but /data and /tmp,
# so it runs with a read-only root. Build: docker build -t plumbline .
ARG NODE_VERSION=24.21.0-bookworm-slim

FROM node:${NODE_VERSION} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build -- node

FROM node:${NODE_VERSION} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Runtimes for other systems come along with the package and are of no use in here.
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force \
  && rm -rf node_modules/onnxruntime-node/bin/napi-v*/darwin node_modules/onnxruntime-node/bin/napi-v*/win32 \
  && find node_modules/onnxruntime-node/bin/napi-v*/linux -mindepth 1 -maxdepth 1 \
    ! -name "$(node -p process.arch)" -exec rm -rf {} +

# A layer of its own: models change seldom, the program often. EMBEDDER names one of models/manifest.json.
FROM node:${NODE_VERSION} AS models
ARG EMBEDDER=builtin
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist/node dist/node
COPY package.json ./
COPY models models
RUN node dist/node/app/models.js "${EMBEDDER}"

FROM node:${NODE_VERSION}
ARG EMBEDDER=builtin
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 WORKER_PORT=3001 DATA_DIR=/data MODELS_DIR=/app/models EMBEDDER=${EMBEDDER}
WORKDIR /app
RUN install -d -o node -g node /data
COPY --from=packages /app/node_modules node_modules
COPY --from=models /app/models models
COPY package.json ./
COPY --from=build /app/dist/node dist/node
USER node
VOLUME /data
EXPOSE 3000 3001
# Whether the process answers at all; /health/ready, for balancers, says whether it should be asked.
HEALTHCHECK --interval=15s --timeout=5s --start-period=120s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.ROLE === 'worker' ? process.env.WORKER_PORT : process.env.PORT}/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Room for the short-lived: with 16 MB, as Node has it, one forward in twenty waits 3 s at 10 forwards a second on two cores,
# with 64 MB 1.9 (own measurement, 2026-11-23).
CMD ["node", "--max-semi-space-size=64", "dist/node/app/server.js"]
