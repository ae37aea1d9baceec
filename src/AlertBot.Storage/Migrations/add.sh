#!/usr/bin/env bash
# Adds a migration for both databases, from a built project: src/AlertBot.Storage/Migrations/add.sh NAME
# (needs the tool dotnet-ef; DOTNET_EF names it when it is not on the path)
set -euo pipefail
cd "$(dirname "$0")/.."
ef=${DOTNET_EF:-dotnet-ef}
"$ef" migrations add "$1" --no-build --context AlertBotContext --output-dir Migrations
"$ef" migrations add "$1" --no-build --context PostgresContext --output-dir Migrations/Postgres
