using System.ClientModel;
using System.ClientModel.Primitives;
using AlertBot.Alerts.Stages;
using AlertBot.Settings;
using AlertBot.Understanding.Dossiers;
using Microsoft.Extensions.AI;
using OllamaSharp;
using OpenAI;
using OpenAI.Chat;

namespace AlertBot.LanguageModel;

/// <summary>A language model is used only when the settings name one.</summary>
internal static class ModelServices
{
    public const string OpenAi = "openai";
    public const string Ollama = "ollama";

    public static IServiceCollection AddModel(this IServiceCollection services, ModelSettings settings, DossierCatalog dossiers)
    {
        if (settings is not { Endpoint: { } endpoint, Name: { } name })
        {
            return services;
        }

        services.AddSingleton(Client(settings, new Uri(endpoint), name));
        services.AddSingleton<IBorderlineOpinion>(provider => new ModelOpinion(
            provider.GetRequiredService<IChatClient>(), settings, dossiers, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ModelOpinion>>()));
        return services;
    }

    private static IChatClient Client(ModelSettings settings, Uri endpoint, string name) => settings.Kind == Ollama
        ? new OllamaApiClient(endpoint, name)
        : new ChatClient(name, new ApiKeyCredential(SecretSource.Read(settings.Key, settings.KeyFile, "Model:KeyFile")?.Reveal() ?? "none"), new OpenAIClientOptions { Endpoint = endpoint, RetryPolicy = new ClientRetryPolicy(maxRetries: 0) }).AsIChatClient();
}
