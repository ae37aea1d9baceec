using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("AlertBot.Architecture.Tests")]
[assembly: InternalsVisibleTo("AlertBot.Benchmarks")]
[assembly: InternalsVisibleTo("AlertBot.Tests")]
[assembly: InternalsVisibleTo("AlertBot.EndToEnd.Tests")]
[assembly: InternalsVisibleTo("AlertBot.Summer")]
