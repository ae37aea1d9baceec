using AlertBot.Alerts.Corrections;
using AlertBot.Alerts.Reminders;
using AlertBot.Chat.Commands.Admins;
using AlertBot.Chat.Commands.Admins.Settings;
using AlertBot.Chat.Commands.Everyone;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Owners;
using AlertBot.Chat.Commands.Running;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Discovery;
using AlertBot.Feeds.Polling;
using AlertBot.Understanding;
using AlertBot.Understanding.Publishers;
using Microsoft.Extensions.DependencyInjection;

namespace AlertBot.Chat.Commands;

public static class CommandServices
{
    /// <summary>Settings with a command of their own.</summary>
    private static readonly string[] Shortcuts = ["include", "exclude", "quiet", "zone", "digest", "budget", "catchup", "mentions", "live", "template"];

    /// <summary>
    /// Registers the commands and who answers people. Needs the stores of <see cref="Stores"/>, dossiers, publishers, an item reader, the
    /// composer, the platforms with their directories, a clock and a log.
    /// </summary>
    public static IServiceCollection AddCommands(this IServiceCollection services, CommandSettings settings) => services
        .AddSingleton(settings)
        .AddSingleton(s => new SettingsList(() => s.GetRequiredService<ItemReader>().Dossiers, s.GetRequiredService<PublisherCatalog>()))
        .AddSingleton<ThresholdTrial>()
        .AddSingleton(Book)
        .AddSingleton<CallMaker>()
        .AddSingleton<FirstContact>()
        .AddSingleton<NoticeDesk>()
        .AddSingleton<TellPrivateTroubles>()
        .AddSingleton<CommandDesk>()
        .AddSingleton<IConversations>(s => s.GetRequiredService<CommandDesk>());

    private static CommandBook Book(IServiceProvider services)
    {
        CommandBook? book = null;
        book = new CommandBook([.. ForEveryone(services, () => book!), .. ForAdministrators(services), .. ForOwners(services)]);
        return book;
    }

    private static IEnumerable<ChatCommand> ForEveryone(IServiceProvider services, Func<CommandBook> book)
    {
        var (lookUps, profiles) = (services.GetRequiredService<ILookUpStore>(), services.GetRequiredService<IProfileStore>());
        var (reader, publishers) = (services.GetRequiredService<ItemReader>(), services.GetRequiredService<PublisherCatalog>());
        var (composer, deadlines) = (services.GetRequiredService<Composer>(), services.GetRequiredService<DeadlineAlerts>());
        return
        [
            new LatestCommand(lookUps, composer),
            new StoriesCommand(lookUps),
            new StoryCommand(lookUps, publishers),
            new SearchCommand(lookUps, publishers),
            new DeadlinesCommand(lookUps, deadlines),
            new TimelineCommand(lookUps, publishers),
            new StatusCommand(lookUps, services.GetRequiredService<IDestinationStore>(), reader, publishers, deadlines),
            new SinceCommand(lookUps, deadlines),
            new SourcesCommand(lookUps, publishers),
            new WhyCommand(lookUps, reader, publishers, composer),
            new FeedbackCommand(lookUps, profiles),
            new HelpCommand(book),
            new StartCommand(),
            new LanguageCommand(profiles),
            new PrivacyCommand(profiles, services.GetRequiredService<IPrivateFeedDesk>()),
        ];
    }

    private static IEnumerable<ChatCommand> ForAdministrators(IServiceProvider services)
    {
        var (store, settings) = (services.GetRequiredService<IDestinationStore>(), services.GetRequiredService<SettingsList>());
        var (lookUps, composer) = (services.GetRequiredService<ILookUpStore>(), services.GetRequiredService<Composer>());
        var (owners, profiles) = (services.GetRequiredService<CommandSettings>(), services.GetRequiredService<IProfileStore>());
        var (reader, answer) = (services.GetRequiredService<ItemReader>(), new BacktestAnswer(composer));
        var next = new NextAlert(lookUps, composer);
        List<IChatPlatform> platforms = [.. services.GetServices<IChatPlatform>()];
        List<IChatDirectory> directories = [.. services.GetServices<IChatDirectory>()];
        var screen = new SettingsCommand(store, settings, new TemplatePreview(next, services.GetRequiredService<IDrafts>()), new VainChoices(lookUps, services.GetRequiredService<PublisherCatalog>(), directories));
        return
        [
            new SubscribeCommand(store, settings, reader, platforms),
            new UnsubscribeCommand(store),
            screen,
            .. Shortcuts.Select(name => new ShortcutCommand(store, screen, settings, name, name)),
            new PauseCommand(store, screen, settings, pauses: true),
            new PauseCommand(store, screen, settings, pauses: false),
            new TestCommand(store, next, platforms),
            new MoveCommand(store, directories, owners, platforms),
            new ManageCommand(store, profiles, directories, owners),
            new UndoCommand(store),
            new LogCommand(store, settings),
            new BacktestCommand(store, lookUps, settings, reader, new ThresholdBacktest(reader, services.GetRequiredService<ThresholdTrial>(), answer), answer),
            new PrivateFeedsCommand(store, services.GetRequiredService<IPrivateFeedDesk>(), services.GetRequiredService<IFeedSearch>(), services.GetRequiredService<IOutboxAdmin>(), services.GetRequiredService<PollingOptions>()),
        ];
    }

    private static IEnumerable<ChatCommand> ForOwners(IServiceProvider services) =>
    [
        new FeedsCommand(services.GetRequiredService<IFeedDesk>(), services.GetRequiredService<IFeedSearch>(), services.GetRequiredService<PollingOptions>()),
        new ImportCommand(services.GetRequiredService<IFeedDesk>(), services.GetServices<IChatFiles>(), services.GetRequiredService<PollingOptions>()),
        new DeadlineCommand(services.GetRequiredService<IReminderStore>(), services.GetRequiredService<CorrectDeadlines>(), services.GetRequiredService<DeadlineAlerts>(), services.GetRequiredService<PublisherCatalog>(), services.GetRequiredService<IChangeLog>()),
        new RegroupCommand(services.GetRequiredService<CorrectStories>(), services.GetRequiredService<IChangeLog>()),
        new DossiersCommand(services.GetRequiredService<ItemReader>(), services.GetRequiredService<IDossierFiles>()),
        new DestinationsCommand(services.GetRequiredService<IDestinationStore>()),
        new OutboxCommand(services.GetRequiredService<IOutboxAdmin>()),
        new LabelsCommand(services.GetRequiredService<IProfileStore>()),
        new BroadcastCommand(services.GetRequiredService<NoticeDesk>()),
        new MaintenanceCommand(services.GetRequiredService<NoticeDesk>()),
    ];
}
