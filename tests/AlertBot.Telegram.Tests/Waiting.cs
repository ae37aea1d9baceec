namespace AlertBot.Telegram.Tests;

internal static class Waiting
{
    /// <summary>Moves the clock in small steps, giving real work its turn, until the task has ended.</summary>
    public static async Task AdvanceUntilAsync(this TelegramBench bench, Task task)
    {
        for (var step = 0; step < 2_000 && !task.IsCompleted; step++)
        {
            await Task.WhenAny(task, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken));
            bench.Time.Advance(TimeSpan.FromMilliseconds(250));
        }
    }
}
