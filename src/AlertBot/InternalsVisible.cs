using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("AlertBot.Tests")]
