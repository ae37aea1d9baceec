using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("AlertBot.Storage.Tests")]
