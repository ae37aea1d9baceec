using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("AlertBot.Tests")]
[assembly: InternalsVisibleTo("AlertBot.EndToEnd.Tests")]
