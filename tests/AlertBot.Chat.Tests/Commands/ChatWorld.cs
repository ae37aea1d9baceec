using System.Collections.Concurrent;
using System.Collections.Immutable;
using AlertBot.Alerts.Corrections;
using AlertBot.Alerts.Notices;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Running;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Discovery;
using AlertBot.Feeds.Polling;
using AlertBot.Understanding;
using AlertBot.Understanding.Dossiers;
using AlertBot.Understanding.Publishers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace AlertBot.Chat.Tests.Commands;

/// <summary>The command desk between two platforms that exist in memory.</summary>
internal sealed class ChatWorld : IAsyncDisposable
{
    public const string Owner = "1";
    public const string Admin = "2";
    public const string Member = "3";
    public const string Stranger = "4";

    /// <summary>Reading dossiers takes a while: all worlds share one, cut so that what it learns later changes no approved text.</summary>
    public static readonly DossierCatalog Dossiers = new(DossierCatalog.Embedded().Dossiers.Where(d => d.Id == MemoryLookUps.Dossier).Select(d => d with { Thresholds = new Thresholds(0.5, 0.4), Entities = [.. d.Entities.Take(3)] }));
    private static readonly ItemReader Reader = new(Dossiers);

    private readonly ServiceProvider _services;

    /// <param name="reader">Null for one that all worlds share.</param>
    public ChatWorld(ItemReader? reader = null)
    {
        Stories = new MemoryStories(reader ?? Reader, Ledger);
        _services = new ServiceCollection()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton(Dossiers)
            .AddSingleton(reader ?? Reader)
            .AddSingleton(new PublisherCatalog())
            .AddSingleton(new DeadlineAlerts())
            .AddSingleton<Composer>()
            .AddSingleton<IDestinationStore>(Destinations)
            .AddSingleton<IProfileStore>(Profiles)
            .AddSingleton<IDrafts>(new MemoryDrafts())
            .AddSingleton<ILookUpStore>(LookUps)
            .AddSingleton<IReminderStore>(Ledger)
            .AddSingleton<ISubscriptionStore>(Ledger)
            .AddSingleton<IChangeLog>(Ledger)
            .AddSingleton<CorrectDeadlines>()
            .AddSingleton<IStoryDesk>(Stories)
            .AddSingleton<ILineStore>(Stories)
            .AddSingleton(new AlertContents())
            .AddSingleton<CorrectStories>()
            .AddSingleton<SendNotices>()
            .AddSingleton<IDossierFiles>(DossierFiles)
            .AddSingleton<IDossierTrial>(DossierTrial)
            .AddSingleton<IFeedDesk>(Feeds)
            .AddSingleton<IFeedSearch>(Feeds)
            .AddSingleton<IPrivateFeedDesk>(PrivateFeeds)
            .AddSingleton(new PollingOptions())
            .AddSingleton<IChatFiles>(new MemoryFiles("telegram"))
            .AddSingleton<IChatFiles>(new MemoryFiles("discord"))
            .AddSingleton<IOutboxAdmin>(new MemoryOutbox())
            .AddSingleton<IChatDirectory>(new MemoryDirectory("telegram"))
            .AddSingleton<IChatDirectory>(new MemoryDirectory("discord"))
            .AddSingleton<IChatPlatform>(Telegram)
            .AddSingleton<IChatPlatform>(Discord)
            .AddCommands(new CommandSettings([$"telegram:{Owner}", $"discord:{Owner}"]))
            .BuildServiceProvider();
    }

    public MemoryLookUps LookUps { get; } = new();

    public FakeTimeProvider Time { get; } = new(MemoryLookUps.Now.ToDateTimeOffset());

    public MemoryDestinations Destinations { get; } = new();

    public MemoryDossierFiles DossierFiles { get; } = new();

    public MemoryDossierTrial DossierTrial { get; } = new();

    public MemoryLedger Ledger { get; } = new();

    public MemoryStories Stories { get; }

    public MemoryFeeds Feeds { get; } = new();

    public MemoryPrivateFeeds PrivateFeeds { get; } = new();

    public MemoryProfiles Profiles { get; } = new();

    public MemoryPlatform Telegram { get; } = new("telegram");

    public MemoryPlatform Discord { get; } = new("discord");

    public CommandBook Book => _services.GetRequiredService<CommandBook>();

    public CommandDesk Desk => _services.GetRequiredService<CommandDesk>();

    public static Place Place(string platform, PlaceKind kind = PlaceKind.Group) => new(new DestinationAddress(platform, platform == "discord" ? "100000000000000001" : "-1001"), kind, platform == "discord" ? "500000000000000001" : null) { Name = "News <b>room</b>" };

    public static Person Person(string id, string? locale = "en") => new(id, "somebody", locale);

    public void Subscribe(string platform)
    {
        var orders = Orders(Place(platform));
        Destinations.Put(orders);
        Ledger.Orders.AddRange(orders.Orders);
    }

    public async Task<AnswerLog> SayAsync(string platform, string person, string line, string locale = "en", PlaceKind kind = PlaceKind.Group)
    {
        var (name, rest) = Split(line);
        return await HandleAsync(new Incoming.Command("1", Person(person, locale), Place(platform, kind), name, ImmutableDictionary<string, OptionValue>.Empty, rest));
    }

    public Task<AnswerLog> PressAsync(string platform, string person, string data, params ImmutableArray<string> chosen) =>
        HandleAsync(new Incoming.Pressed("1", Person(person), Place(platform), data, chosen, "5"));

    public async Task<AnswerLog> HandleAsync(Incoming incoming)
    {
        var answer = new AnswerLog();
        await Desk.HandleAsync(incoming, answer, CancellationToken.None);
        return answer;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static (string Command, string Typed) Split(string line) => line.Split(' ', 2) is [var name, var rest] ? (name, rest) : (line, "");

    /// <summary>As the owners allow it: two private feeds, of which one is taken.</summary>
    private static DestinationOrders Orders(Place place)
    {
        var destination = new Destination(1, "Newsroom", place.Address.Platform, place.Address.Value, "en", DateTimeZoneProviders.Tzdb["Europe/Kyiv"], null, null) { Wishes = DestinationWishes.Default with { PrivateFeeds = 2 } };
        return new DestinationOrders(destination, [new Subscription(1, destination, [], [], Subscription.DefaultReminderSteps)]);
    }
}

internal sealed class MemoryDrafts : IDrafts
{
    private readonly ConcurrentDictionary<string, string> _kept = new();

    public Task KeepAsync(string name, string text, Instant now, CancellationToken cancellationToken)
    {
        _kept[name] = text;
        return Task.CompletedTask;
    }

    public Task<string?> TakeAsync(string name, Instant now, CancellationToken cancellationToken) => Task.FromResult(_kept.TryRemove(name, out var text) ? text : null);
}

internal sealed class MemoryDossierFiles : IDossierFiles
{
    public bool HasFolder { get; set; }

    public string? Problem { get; set; }

    public string? Reload() => Problem;
}

internal sealed class MemoryOutbox : IOutboxAdmin
{
    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DeadLetter>>([new DeadLetter(5, "story:12", "Newsroom", "discord", MemoryLookUps.Now - Duration.FromHours(2), 3, "The message is refused.")]);

    public Task<bool> RetryAsync(long delivery, Instant now, CancellationToken cancellationToken) => Task.FromResult(delivery == 5);

    public Task<bool> DropAsync(long delivery, CancellationToken cancellationToken) => Task.FromResult(delivery == 5);

    public Task<IReadOnlyList<DestinationHealth>> DestinationsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DestinationHealth>>([]);

    public Task<bool> ProbeAsync(string destination, Instant now, CancellationToken cancellationToken) => Task.FromResult(false);
}

internal sealed class MemoryDirectory(string platform) : IChatDirectory
{
    public string Platform => platform;

    public Task<Standing> StandingAsync(DestinationAddress address, string person, CancellationToken cancellationToken) => Task.FromResult(
        address.Value.Contains("foreign", StringComparison.Ordinal) ? Standing.Stranger
        : person is ChatWorld.Admin or ChatWorld.Owner ? Standing.Administrator
        : person == ChatWorld.Member ? Standing.Member
        : Standing.Stranger);

    public Task<ImmutableArray<string>> TagsAsync(DestinationAddress address, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<string>>(platform == "discord" ? ["Talks", "Alerts"] : []);

    public Task<Place?> FindAsync(DestinationAddress address, CancellationToken cancellationToken) =>
        Task.FromResult(address.Value is "@unseen" or "0" ? null : new Place(address, PlaceKind.Channel) { Name = address.Value });
}

internal sealed class MemoryPlatform(string name) : IChatPlatform
{
    public string Name => name;

    public List<(DestinationAddress Address, ChatMessage Message)> Sent { get; } = [];

    public string? Problem { get; set; }

    public Task<SendResult> SendAsync(DestinationAddress address, ChatMessage message, DeliveryKey key, CancellationToken cancellationToken)
    {
        Sent.Add((address, message));
        return Task.FromResult<SendResult>(new SendResult.Delivered("1"));
    }

    public Task<SendResult> EditAsync(DestinationAddress address, string messageId, ChatMessage message, DeliveryKey key, CancellationToken cancellationToken) => SendAsync(address, message, key, cancellationToken);

    /// <summary>Nobody but those who let the bot write to them.</summary>
    public Task<DestinationAddress?> PrivatelyAsync(string person, CancellationToken cancellationToken) => Task.FromResult(Closed ? null : new DestinationAddress(name, $"private {person}"));

    public bool Closed { get; set; }

    public Task<PlatformCheck> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(PlatformCheck.Usable(name));

    public Task<PlatformCheck> CheckAsync(DestinationAddress address, CancellationToken cancellationToken) =>
        Task.FromResult(Problem is { } problem ? PlatformCheck.Refused(problem) : PlatformCheck.Usable(address.Value));
}

internal sealed class AnswerLog : IAnswer
{
    public List<Reply> Replies { get; } = [];

    public List<Reply> Replaced { get; } = [];

    public List<Suggestion> Suggestions { get; } = [];

    public Reply Only => Replies.Concat(Replaced).Single();

    public Task<SendResult> DeferAsync(bool isPrivate, CancellationToken cancellationToken) => Done();

    public Task<SendResult> ReplyAsync(Reply reply, CancellationToken cancellationToken)
    {
        Replies.Add(reply);
        return Done();
    }

    public Task<SendResult> ReplaceAsync(Reply reply, CancellationToken cancellationToken)
    {
        Replaced.Add(reply);
        return Done();
    }

    public Task<SendResult> SuggestAsync(ImmutableArray<Suggestion> suggestions, CancellationToken cancellationToken)
    {
        Suggestions.AddRange(suggestions);
        return Done();
    }

    private static Task<SendResult> Done() => Task.FromResult<SendResult>(new SendResult.Delivered("1"));
}
