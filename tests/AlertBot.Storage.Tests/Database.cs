namespace AlertBot.Storage.Tests;

/// <summary>What a store stands on: every test of a store is written once and run on both.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}
