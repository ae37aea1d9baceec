using System.Text.Json;
using System.Text.RegularExpressions;

namespace AlertBot.Settings;

/// <summary>Reads the settings from file, user secrets, secrets files and environment, later sources over earlier ones.</summary>
internal static partial class SettingsLoader
{
    /// <summary>Where container platforms mount secrets: a file <c>Telegram__Token</c> there is the setting <c>Telegram:Token</c>.</summary>
    private const string MountedSecrets = "/run/secrets";

    /// <param name="file">The settings file named on the command line; null takes <c>appsettings.json</c> of the working folder if there is one.</param>
    /// <exception cref="SettingsException">A source cannot be read, or a value has the wrong shape or an unknown name.</exception>
    public static (IConfigurationRoot Configuration, AlertBotSettings Settings) Load(string? file)
    {
        if (file is not null && !File.Exists(file))
        {
            throw new SettingsException([new SettingProblem("--settings", $"names '{file}', which is not there", "--settings appsettings.json")]);
        }

        try
        {
            var configuration = new ConfigurationBuilder()
                .AddJsonFile(Path.GetFullPath(file ?? "appsettings.json"), optional: file is null, reloadOnChange: false)
                .AddUserSecrets<AlertBotSettings>(optional: true)
                .AddKeyPerFile(MountedSecrets, optional: true)
                .AddEnvironmentVariables()
                .Build();
            return (configuration, Bind(configuration));
        }
        catch (Exception e) when (e is IOException or InvalidDataException or FormatException)
        {
            throw new SettingsException([new SettingProblem(file ?? "appsettings.json", $"cannot be read: {Reason(e)}", "see appsettings.example.json")]);
        }
    }

    /// <exception cref="SettingsException">A value has the wrong shape or an unknown name.</exception>
    public static AlertBotSettings Bind(IConfigurationRoot configuration)
    {
        var settings = new AlertBotSettings();
        foreach (var property in typeof(AlertBotSettings).GetProperties())
        {
            var section = configuration.GetSection(property.Name);
            try
            {
                section.Bind(property.GetValue(settings), options => options.ErrorOnUnknownConfiguration = true);
            }
            catch (InvalidOperationException e)
            {
                throw new SettingsException(Problems(section, e));
            }
        }

        return settings;
    }

    private static SettingProblem[] Problems(IConfigurationSection section, InvalidOperationException failure)
    {
        SettingProblem[] unknown = [.. UnknownNames(Reason(failure)).SelectMany(name => section.AsEnumerable()
            .Where(setting => setting.Key.EndsWith($":{name}", StringComparison.OrdinalIgnoreCase))
            .Select(setting => new SettingProblem(setting.Key, "does not exist", "see appsettings.example.json and docs/settings.md")))];
        return unknown.Length > 0 ? unknown : [new SettingProblem(section.Path, $"does not have the expected form: {Reason(failure)}", "see appsettings.example.json")];
    }

    /// <summary>The binder names them in its message alone, each in quotes after the type that does not have them.</summary>
    private static IEnumerable<string> UnknownNames(string message) => message.Split("were not found on the instance of", 2) is [_, var after]
        ? QuotedName().Matches(after).Select(m => m.Groups[1].Value)
        : [];

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex QuotedName();

    private static string Reason(Exception e)
    {
        for (var cause = e; cause is not null; cause = cause.InnerException)
        {
            if (cause is JsonException json)
            {
                return JsonReason.Of(json);
            }
        }

        return (e.InnerException is { } inner ? $"{e.Message} {inner.Message}" : e.Message).ReplaceLineEndings(" ");
    }
}
