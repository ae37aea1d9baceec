#!/usr/bin/env bash
# After a change of the model, from a built project: src/AlertBot.Storage/Migrations/add.sh [NAME]
# Adds a migration of that name for both databases, and writes their compiled models (../Compiled) anew; without a name, only the latter.
# (needs the tool dotnet-ef; DOTNET_EF names it when it is not on the path)
set -euo pipefail
cd "$(dirname "$0")/.."
ef=${DOTNET_EF:-dotnet-ef}

renew() { # CONTEXT MIGRATIONS NAME-OF-DATABASE [MIGRATION]
  if [ -n "${4:-}" ]; then "$ef" migrations add "$4" --no-build --context "$1" --output-dir "$2"; fi
  rm -rf "Compiled/$3"
  "$ef" dbcontext optimize --no-build --context "$1" --output-dir "Compiled/$3" --namespace "AlertBot.Storage.Compiled.$3"
}

renew AlertBotContext Migrations Sqlite "${1:-}"
renew PostgresContext Migrations/Postgres Postgres "${1:-}"
