namespace AlertBot.Running;

/// <summary>The addresses that a container platform asks.</summary>
internal static class HealthPages
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", (Readiness readiness) => readiness.IsAlive
            ? Results.Text("alive")
            : Results.Text("The schedule stands still.", statusCode: StatusCodes.Status503ServiceUnavailable));
        app.MapGet("/health/ready", async (Readiness readiness, CancellationToken cancellationToken) => await readiness.WrongAsync(cancellationToken) is [_, ..] wrong
            ? Results.Text(string.Join('\n', wrong.Distinct()), statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("ready"));
    }
}
