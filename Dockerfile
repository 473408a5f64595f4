# syntax=docker/dockerfile:1

# The Node service with model and corpus inside.
#
#   docker build -t nianbao .
#   docker run --rm -v nianbao:/data nianbao keys create --name office      prints a key once; without one the service
#                                                                           listens on loopback only, in the container
#   docker run -d -v nianbao:/data -p 8787:8787 nianbao
#
# or KEY_HASHES=ask:SHA256,admin:SHA256 in the environment instead of a key in the volume.
#
# Size: the tree that the last stage adds to node:20-bookworm-slim, as tests/dockerfile.test.ts measures it on linux x64
# (du --apparent-size --block-size=1 --summarize app): 246,061,347 bytes.

FROM node:20-bookworm-slim AS compile
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY src src
RUN npm run build

FROM node:20-bookworm-slim AS modules
RUN apt-get update && apt-get install --yes --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Only these two have something to compile; Node's own headers come with the image.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && npm rebuild --nodedir=/usr/local better-sqlite3 hnswlib-node
# The inference runtime comes for every platform.
RUN find node_modules/onnxruntime-node/bin -mindepth 3 -maxdepth 3 \
  ! -path "*/linux/$(node -p process.arch)" -exec rm -rf {} +
# Only browsers load the first. The second is an optional partner of a package that we use without it.
RUN rm -rf node_modules/onnxruntime-web node_modules/openai
# Of what was compiled only the addons are loaded; sources and intermediates are twelve times as large.
RUN for package in better-sqlite3 hnswlib-node; do \
    rm -rf "node_modules/$package/deps" "node_modules/$package/src" \
    && find "node_modules/$package/build" -type f ! -name better_sqlite3.node ! -name addon.node -delete \
    && find "node_modules/$package/build" -type d -empty -delete; \
  done
# No running program reads source maps of packages, or their types.
RUN find node_modules -type f \
  \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8787 DATA_DIR=/data
WORKDIR /app
RUN install --directory --owner=node --group=node /data
COPY package.json LICENSE ./
COPY --from=modules /app/node_modules node_modules
COPY embeddings embeddings
COPY src/language/data src/language/data
COPY prompts prompts
COPY corpus corpus
COPY --from=compile /app/dist dist
USER node
VOLUME /data
EXPOSE 8787
STOPSIGNAL SIGTERM
# Alive, which it is while it reads a corpus for the first time; /readyz tells when it answers.
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/cli.js"]
CMD ["serve"]
