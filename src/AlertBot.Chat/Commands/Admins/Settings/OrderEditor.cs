using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Understanding.Dossiers;
using AlertBot.Understanding.Publishers;

namespace AlertBot.Chat.Commands.Admins.Settings;

/// <summary>The settings of chat for other places that change destinations: the terminal, the page.</summary>
public sealed class OrderEditor(DossierCatalog dossiers, PublisherCatalog publishers)
{
    private readonly SettingsList _settings = new(() => dossiers, publishers);

    public IEnumerable<string> Keys => _settings.All.Select(s => s.Key);

    /// <summary>The state of a setting in words.</summary>
    public string Show(DestinationOrders orders, string key, string language) => _settings.Find(key).Show(orders, Localizer.For(language));

    /// <param name="value">As it is typed in chat.</param>
    /// <exception cref="ArgumentException">The value cannot be; the message says why, in the language.</exception>
    public DestinationOrders Apply(DestinationOrders orders, string key, string value, string language)
    {
        try
        {
            return _settings.Find(key).Apply(orders, value);
        }
        catch (RefusedException refused)
        {
            throw new ArgumentException(Localizer.For(language).Text(refused.Key, refused.Values), nameof(value), refused);
        }
    }
}
