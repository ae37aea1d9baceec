# Build: restored from the project files alone first, so that a change of code does not fetch packages again.
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY .config .config
COPY src/AlertBot.Feeds/AlertBot.Feeds.csproj src/AlertBot.Feeds/packages.lock.json src/AlertBot.Feeds/
COPY src/AlertBot.Understanding/AlertBot.Understanding.csproj src/AlertBot.Understanding/packages.lock.json src/AlertBot.Understanding/
COPY src/AlertBot.Alerts/AlertBot.Alerts.csproj src/AlertBot.Alerts/packages.lock.json src/AlertBot.Alerts/
COPY src/AlertBot.Chat/AlertBot.Chat.csproj src/AlertBot.Chat/packages.lock.json src/AlertBot.Chat/
COPY src/AlertBot.Telegram/AlertBot.Telegram.csproj src/AlertBot.Telegram/packages.lock.json src/AlertBot.Telegram/
COPY src/AlertBot.Discord/AlertBot.Discord.csproj src/AlertBot.Discord/packages.lock.json src/AlertBot.Discord/
COPY src/AlertBot.Storage/AlertBot.Storage.csproj src/AlertBot.Storage/packages.lock.json src/AlertBot.Storage/
COPY src/AlertBot/AlertBot.csproj src/AlertBot/packages.lock.json src/AlertBot/
# First to the byte what the lock files name; what one platform needs besides has no list of its own.
RUN dotnet restore src/AlertBot --locked-mode && dotnet restore src/AlertBot --arch $TARGETARCH -p:Configuration=Release
COPY src src
# A Release build is compiled ahead of time: the worker starts in half the time.
RUN dotnet publish src/AlertBot --no-restore --arch $TARGETARCH --output /app
# The fonts of the timeline's picture (Latin and Cyrillic), and the folder of the store: made here, so that nothing runs in the image itself
# and one of another architecture needs no emulator.
RUN apt-get update && apt-get install --yes --no-install-recommends fonts-dejavu-core && mkdir -p /data

FROM mcr.microsoft.com/dotnet/aspnet:10.0
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="AlertBot" \
      org.opencontainers.image.description="Follows a negotiation in news feeds and posts short, sourced alerts to Telegram and Discord" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
# Without diagnostics nothing is written outside of /data and, for backtests and the keys of sign-ins, /tmp: the root file system may be read-only.
ENV Storage__Path=/data/alertbot.db \
    Http__Address=http://0.0.0.0:8080 \
    DOTNET_EnableDiagnostics=0
WORKDIR /app
COPY --from=build /usr/share/fonts/truetype/dejavu /usr/share/fonts/truetype/dejavu
COPY --from=build /app .
# The user exists in the base image and is not root; the volume takes over the folder's owner.
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
USER $APP_UID
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s CMD ["dotnet", "/app/alertbot.dll", "health"]
ENTRYPOINT ["dotnet", "/app/alertbot.dll"]
CMD ["run"]
